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
            await acts.DoAsync(stop => ForgetAsync(id, stop), cancellation);
        }
    }

    private async Task<Refusal?> ForgetAsync(Guid id, CancellationToken cancellation)
    {
        var agreement = await db.Agreements.AsSplitQuery().SingleAsync(s => s.Id == id, cancellation);
        if (!agreement.ForgetAddresses(acts.Now))
        {
            return null;
        }
        // A name that was put right stands in the history too.
        var nameless = agreement.Signatories.Where(p => p.PersonName.Length == 0).Select(p => (Guid?)p.Id).ToList();
        await db.AgreementEvents.Where(e => e.AgreementId == id && e.Kind == AgreementEventKind.Renamed && nameless.Contains(e.SignatoryId))
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.Words, (string?)null), cancellation);
        return await acts.RecordAsync([agreement], cancellation);
    }
}
