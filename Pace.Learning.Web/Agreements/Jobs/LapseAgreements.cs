using Pace.Learning.Web.Platform.Jobs;

namespace Pace.Learning.Web.Agreements.Jobs;

/// <summary>Lets agreements lapse whose time ran out before they were signed anew.</summary>
internal sealed class LapseAgreements(PaceDbContext db, AgreementRecorder acts) : IRecurringJob
{
    public static string Name => "agreement-lapse";

    public static string What => "Lets agreements lapse whose time has run out";

    public async Task RunAsync(CancellationToken cancellation)
    {
        foreach (var id in await db.Agreements.Where(s => s.State == AgreementState.InForce).Select(s => s.Id).ToListAsync(cancellation))
        {
            await acts.ActAsync(id, (agreement, now) => agreement.LapsesOn <= LondonTime.DayOf(now) ? agreement.Lapse(now) : null, cancellation);
        }
    }
}
