using Pace.Learning.Web.LocalAreas;
using Pace.Learning.Web.Platform.Jobs;

namespace Pace.Learning.Web.Agreements.Jobs;

/// <summary>Lets agreements lapse whose time ran out before they were signed anew, and ends those whose area has ended.</summary>
internal sealed class LapseAgreements(PaceDbContext db, AgreementRecorder acts, AreaDirectory areas) : IRecurringJob
{
    public static string Name => "agreement-lapse";

    public static string What => "Lets agreements lapse whose time has run out, or whose area has ended";

    public async Task RunAsync(CancellationToken cancellation)
    {
        foreach (var id in await db.Agreements.Where(s => s.State == AgreementState.InForce).Select(s => s.Id).ToListAsync(cancellation))
        {
            await acts.ActAsync(id, (agreement, now) => agreement.LapsesOn <= LondonTime.DayOf(now) ? agreement.Lapse(now) : null, cancellation);
        }
        var today = LondonTime.DayOf(acts.Now);
        var ended = (await areas.AllAsync(cancellation)).Where(a => a.EndedOn <= today).ToDictionary(a => a.Id);
        var ids = ended.Keys.ToList();
        foreach (var open in await db.Agreements.Where(s => s.Slot != null && ids.Contains(s.AreaId)).Select(s => new { s.Id, s.AreaId }).ToListAsync(cancellation))
        {
            var what = $"{AreaEnds.Of(ended[open.AreaId], today)}{(ended[open.AreaId].Successors.Count > 0 ? " What was signed before does not pass on by itself." : "")}";
            await acts.ActAsync(open.Id, (agreement, now) => agreement.Slot is null ? null : agreement.EndWithArea(what, now), cancellation);
        }
    }
}
