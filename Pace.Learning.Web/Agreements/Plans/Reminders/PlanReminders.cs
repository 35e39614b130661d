using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Agreements.Signatures;
using Pace.Learning.Web.LocalAreas;
using Pace.Learning.Web.Platform.Jobs;
using Pace.Learning.Web.Platform.Mail;

namespace Pace.Learning.Web.Agreements.Plans.Reminders;

/// <summary>
/// Reminds all partners of an action alike: before its date, the day after, and every month while it is overdue. However many actions there are, a person gets one
/// mail a run. What everybody was reminded of is noted in the transaction that writes the mails, so a second run, here or elsewhere, has nothing left to say.
/// </summary>
internal sealed class PlanReminders(PaceDbContext db, AreaDirectory areas, PersonDirectory people, Outbox outbox, PublicUrl site, TimeProvider time) : IRecurringJob
{
    private const int NamesKeptForDays = 90;

    public static string Name => "plan-reminders";

    public static string What => "Reminds all partners of actions that are due or overdue, and deletes owners’ names when an agreement has long ended";

    public async Task RunAsync(CancellationToken cancellation)
    {
        await db.RetryOnConflictAsync(stop => RemindAsync(LondonTime.DayOf(time.GetUtcNow().UtcDateTime), stop), cancellation);
        await db.RetryOnConflictAsync(ForgetNamesAsync, cancellation);
    }

    private async Task RemindAsync(DateOnly today, CancellationToken cancellation)
    {
        var until = today.AddDays(PlanAction.RemindBeforeDays);
        var plans = await db.Plans.Include(p => p.Actions)
            .Where(p => p.Actions.Any(a => (a.State == ActionState.Planned || a.State == ActionState.UnderWay) && a.DueOn <= until)).ToListAsync(cancellation);
        var inForce = await db.Agreements.AsNoTracking().Where(s => s.State == AgreementState.InForce).AsSplitQuery().ToDictionaryAsync(s => (s.AreaId, s.DocumentId), cancellation);
        var due = new List<DueActions>();
        foreach (var plan in plans)
        {
            if (inForce.TryGetValue((plan.AreaId, plan.DocumentId), out var agreement) && plan.Remind(today) is { Count: > 0 } actions)
            {
                due.Add(new DueActions(agreement, actions, await PartnersAsync(agreement, cancellation)));
            }
        }
        var admins = due.Count > 0 ? await AdminsAsync(cancellation) : [];
        foreach (var person in due.SelectMany(d => d.Partners.Concat(admins).DistinctBy(EmailAddress.Normalized).Select(address => (Address: address, Due: d)))
            .GroupBy(p => EmailAddress.Normalized(p.Address)))
        {
            Write(person.First().Address, [.. person.Select(p => p.Due)], today);
        }
    }

    private void Write(string to, IReadOnlyList<DueActions> due, DateOnly today)
    {
        var letter = new PlanReminderLetter
        {
            Plans = [.. due.Select(d => new PlanReminderLetter.RemindedPlan(d.Agreement, d.Actions, site.IsKnown ? site.Of(PlanAddresses.Plan(d.Agreement.Id)) : null))], Today = today,
        };
        var what = string.Join(' ', due.SelectMany(d => d.Actions).Select(a => $"{a.Id:N}/{a.RemindedFor:O}/{a.RemindedStage}").Order(StringComparer.Ordinal));
        outbox.Add(to, letter, $"plan/{TextHash.Of($"{EmailAddress.Normalized(to)} {what}")}");
    }

    private async Task<IReadOnlyList<string>> PartnersAsync(Agreement agreement, CancellationToken cancellation)
    {
        var leads = await areas.LeadsOfAsync(agreement.AreaId, cancellation);
        var addresses = (await people.OfAsync(leads, cancellation)).Values.Select(u => u.Email).Where(e => e.Length > 0);
        return [.. addresses, .. agreement.Signatories.Where(p => p is { HasAPart: true, Signature: not null }).Select(p => p.Email).OfType<string>()];
    }

    private async Task<IReadOnlyList<string>> AdminsAsync(CancellationToken cancellation) =>
        [.. (await people.InRoleAsync(Roles.Admin, cancellation)).Where(u => u.IsConfirmed).Select(u => u.Email)];

    private async Task ForgetNamesAsync(CancellationToken cancellation)
    {
        var old = time.GetUtcNow().UtcDateTime.AddDays(-NamesKeptForDays);
        var ended = await db.Plans.Include(p => p.Actions).Where(p => p.Actions.Any(a => a.OwnerName != null)
            && !db.Set<Agreement>().Any(s => s.AreaId == p.AreaId && s.DocumentId == p.DocumentId && s.InForceAt != null && (s.EndedAt == null || s.EndedAt > old))).ToListAsync(cancellation);
        ended.ForEach(p => p.ForgetNames());
    }

    private sealed record DueActions(Agreement Agreement, IReadOnlyList<PlanAction> Actions, IReadOnlyList<string> Partners);
}
