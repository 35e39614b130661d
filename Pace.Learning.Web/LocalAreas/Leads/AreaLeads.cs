using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.LocalAreas.MyArea;
using Pace.Learning.Web.Platform.Ledger;
using Pace.Learning.Web.Platform.Mail;

namespace Pace.Learning.Web.LocalAreas.Leads;

/// <summary>Asking to act for an area, and what becomes of it. Each act, its entry in the ledger and its mail are stored together.</summary>
internal sealed class AreaLeads(PaceDbContext db, Ledger ledger, PersonDirectory people, Outbox outbox, PublicUrl site, TimeProvider time)
{
    private static readonly Refusal Decided = new("", "Somebody has decided about this request in the meantime. Look at it again.");

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Asks to act for an area.</summary>
    public Task<Refusal?> AskAsync(Guid personId, Area area, string job, string agency, string why, CancellationToken cancellation) =>
        db.RetryOnConflictAsync<Refusal?>(async stop =>
        {
            if (await OpenAsync(personId, area.Id, stop) is { } open)
            {
                return new Refusal("Input.Area", open.IsWaiting ? "You have asked for this area already. We will write to you." : "You act for this area already.");
            }
            var lead = new AreaLead(area.Id, personId, job, agency, why, Now);
            db.AreaLeads.Add(lead);
            await RecordAsync(lead, "area.lead-asked", personId, null, stop);
            foreach (var admin in await people.InRoleAsync(Roles.Admin, stop))
            {
                outbox.Add(admin.Email, new LeadAskedLetter { Url = site.Of(Requests.RequestModel.Address(lead.Id)) });
            }
            return null;
        }, cancellation);

    /// <summary>Staff made sure who it is: from now on they act for the area.</summary>
    public Task<Refusal?> VerifyAsync(Guid id, Guid by, VerifiedHow how, string? note, CancellationToken cancellation) => DecideAsync(id, async (lead, person, area, stop) =>
    {
        lead.Verify(by, how, note, Now);
        await people.GiveRoleAsync(person.Id, Roles.AreaLead, stop);
        await RecordAsync(lead, "area.lead-verified", by, how.ToString(), stop);
        outbox.Add(person.Email, new LeadVerifiedLetter { AreaName = area.Name, Url = site.Of(MyAreaModel.UrlOf(area.Slug)) });
    }, cancellation);

    /// <summary>Staff say no, and why.</summary>
    public Task<Refusal?> RefuseAsync(Guid id, Guid by, string reason, CancellationToken cancellation) => DecideAsync(id, async (lead, person, area, stop) =>
    {
        lead.Refuse(by, reason, Now);
        await RecordAsync(lead, "area.lead-refused", by, null, stop);
        outbox.Add(person.Email, new LeadRefusedLetter { AreaName = area.Name, Reason = reason.Trim() });
    }, cancellation);

    /// <summary>They take their request back, or stand down.</summary>
    public Task<Refusal?> StandDownAsync(Guid id, Guid personId, CancellationToken cancellation) => ChangeAsync(id, async (lead, person, _, stop) =>
    {
        if (lead.PersonId != personId)
        {
            return Decided;
        }
        if (lead.IsWaiting)
        {
            lead.TakeBack();
            await RecordAsync(lead, "area.lead-request-taken-back", personId, null, stop);
            return null;
        }
        return await EndAsync(lead, person, "area.lead-stood-down", personId, null, stop);
    }, cancellation);

    /// <summary>Staff take somebody off.</summary>
    public Task<Refusal?> RemoveAsync(Guid id, Guid by, string reason, CancellationToken cancellation) => ChangeAsync(id, async (lead, person, area, stop) =>
    {
        var refusal = await EndAsync(lead, person, "area.lead-removed", by, reason, stop);
        if (refusal is null)
        {
            outbox.Add(person.Email, new LeadRemovedLetter { AreaName = area.Name, Reason = reason.Trim() });
        }
        return refusal;
    }, cancellation);

    private Task<AreaLead?> OpenAsync(Guid personId, Guid areaId, CancellationToken cancellation) =>
        db.AreaLeads.SingleOrDefaultAsync(l => l.PersonId == personId && l.AreaId == areaId && l.OpenKey != null, cancellation);

    private Task<Refusal?> DecideAsync(Guid id, Func<AreaLead, PersonContact, LocalArea, CancellationToken, Task> decide, CancellationToken cancellation) =>
        ChangeAsync(id, async (lead, person, area, stop) =>
        {
            if (!lead.IsWaiting)
            {
                return Decided;
            }
            await decide(lead, person, area, stop);
            return null;
        }, cancellation);

    private async Task<Refusal?> EndAsync(AreaLead lead, PersonContact person, string act, Guid by, string? reason, CancellationToken cancellation)
    {
        if (!lead.IsVerified)
        {
            return Decided;
        }
        lead.Stop(by, reason, Now);
        if (!await db.AreaLeads.AnyAsync(l => l.PersonId == person.Id && l.Id != lead.Id && l.Decision!.How != null && l.End == null, cancellation))
        {
            await people.TakeRoleAsync(person.Id, Roles.AreaLead, cancellation);
        }
        await RecordAsync(lead, act, by, null, cancellation);
        return null;
    }

    private async Task<Refusal?> ChangeAsync(Guid id, Func<AreaLead, PersonContact, LocalArea, CancellationToken, Task<Refusal?>> change, CancellationToken cancellation)
    {
        try
        {
            return await db.RetryOnConflictAsync(async stop =>
            {
                if (await db.AreaLeads.SingleOrDefaultAsync(l => l.Id == id, stop) is not { } lead)
                {
                    return Decided;
                }
                var person = await people.Contacts.SingleAsync(p => p.Id == lead.PersonId, stop);
                var area = await db.LocalAreas.AsNoTracking().SingleAsync(a => a.Id == lead.AreaId, stop);
                return await change(lead, person, area, stop);
            }, cancellation);
        }
        catch (DbUpdateException e) when (e.Entries.Any(x => people.IsRoleOf(x.Entity)))
        {
            db.ChangeTracker.Clear();
            return Decided;
        }
    }

    // Names, jobs and reasons stay out of the ledger, which nobody can erase.
    private Task<LedgerEntry> RecordAsync(AreaLead lead, string act, Guid by, string? how, CancellationToken cancellation) =>
        ledger.AppendAsync(db, new LedgerSubject("area", lead.AreaId), act, new LeadEntry(lead.Id, lead.PersonId, how), by, cancellation);

    private sealed record LeadEntry(Guid Request, Guid Person, string? How);
}
