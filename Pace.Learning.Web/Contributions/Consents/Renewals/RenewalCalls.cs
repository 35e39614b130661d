using Pace.Learning.Web.Parents;
using Pace.Learning.Web.Parents.MyData;
using Pace.Learning.Web.Parents.Participants;

namespace Pace.Learning.Web.Contributions.Consents.Renewals;

/// <summary>Parents who are to be told without a mail that a yes ends. Who is on a pause is left alone; whose yes ended or was given anew needs no call.</summary>
internal sealed class RenewalCalls(PaceDbContext db, ParticipantLedger record, TimeProvider time) : IParentData
{
    public int Order => 55;

    /// <summary>Asks the manager to tell somebody. Asking twice is asking once.</summary>
    public Task AskAsync(Guid participantId, Guid consentId, int days, CancellationToken cancellation) => db.RetryOnConflictAsync(async stop =>
    {
        if (!await db.RenewalCalls.AnyAsync(c => c.ConsentId == consentId && c.Days == days, stop))
        {
            db.RenewalCalls.Add(new RenewalCall(participantId, consentId, days, Now));
        }
    }, cancellation);

    /// <summary>Who is to be told now, and what ends.</summary>
    public async Task<IReadOnlyList<CallToMake>> OpenAsync(CancellationToken cancellation)
    {
        var now = Now;
        var open = await (from call in db.RenewalCalls.AsNoTracking()
                          join consent in db.Consents.AsNoTracking().LiveAt(db, now) on call.ConsentId equals consent.Id
                          join parent in db.ParticipantProfiles on call.ParticipantId equals parent.Id
                          where call.DoneAt == null
                          orderby call.AskedAt
                          select new { call, consent, parent }).ToListAsync(cancellation);
        return [.. open.GroupBy(o => o.call.ParticipantId).Select(g => new CallToMake(g.First().call, g.First().parent, [.. g.Select(o => o.consent).DistinctBy(c => c.Id)]))];
    }

    /// <summary>They know of all that ends.</summary>
    public Task DoneAsync(Guid participantId, Guid by, CancellationToken cancellation) => db.RetryOnConflictAsync(async stop =>
    {
        var open = await db.RenewalCalls.Where(c => c.ParticipantId == participantId && c.DoneAt == null).ToListAsync(stop);
        if (open.Count > 0)
        {
            open.ForEach(c => c.Done(by, Now));
            await record.AppendAsync(participantId, "renewal.told", by, stop);
        }
    }, cancellation);

    public async Task<IReadOnlyList<ParentDataSection>> HeldAsync(Guid participantId, CancellationToken cancellation) =>
    [
        new ParentDataSection("renewal-calls", "When we let you know that a yes ends", [.. (await db.RenewalCalls.AsNoTracking().Where(c => c.ParticipantId == participantId).ToListAsync(cancellation))
            .Select(c => new ParentDataItem(c.DoneAt is null ? "We want to let you know" : "We let you know", "That a yes of yours ends soon", c.DoneAt ?? c.AskedAt))]),
    ];

    public Task EraseAsync(Guid participantId, CancellationToken cancellation) => db.RenewalCalls.Where(c => c.ParticipantId == participantId).ExecuteDeleteAsync(cancellation);

    private DateTime Now => time.GetUtcNow().UtcDateTime;
}

/// <summary>One parent to tell.</summary>
/// <param name="Call">The oldest of what is to be said.</param>
/// <param name="Parent">How they like to be reached, and when not.</param>
/// <param name="Ending">What ends.</param>
internal sealed record CallToMake(RenewalCall Call, ParticipantProfile Parent, IReadOnlyList<Consent> Ending)
{
    public string What => $"{Ending[0].Use.Title} ends on {LondonTime.DayOfYear(Ending.Min(c => c.LastDay))}";
}
