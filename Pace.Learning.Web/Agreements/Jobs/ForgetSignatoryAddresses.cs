using Pace.Learning.Web.Platform.Jobs;

namespace Pace.Learning.Web.Agreements.Jobs;

/// <summary>Deletes addresses, and the names of those who didn't sign, once an agreement has long ended.</summary>
internal sealed class ForgetSignatoryAddresses(PaceDbContext db, AgreementRecorder acts) : IRecurringJob
{
    public static string Name => "forget-signatory-addresses";

    public static string What => "Deletes signatories’ addresses 90 days after an agreement has ended";

    public async Task RunAsync(CancellationToken cancellation)
    {
        var ended = acts.Now - Agreement.AddressesKeptFor;
        foreach (var id in await db.Agreements.Where(s => s.EndedAt <= ended && s.Signatories.Any(p => p.Email != null)).Select(s => s.Id).ToListAsync(cancellation))
        {
            await acts.ActAsync(id, Forget, cancellation);
        }
    }

    private static Refusal? Forget(Agreement agreement, DateTime now)
    {
        agreement.ForgetAddresses(now);
        return null;
    }
}
