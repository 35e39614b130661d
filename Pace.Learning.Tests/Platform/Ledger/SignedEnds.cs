using Pace.Learning.Web.Platform.Ledger;

namespace Pace.Learning.Tests.Platform.Ledger;

internal static class SignedEnds
{
    /// <summary>Where a chain ended at each checkpoint.</summary>
    public static Task<List<long>> SignedEndsAsync(this LedgerOnItsOwn ledger, LedgerSubject chain) => ledger.WithAsync(db =>
        db.CheckpointHeads.Where(h => h.Subject == chain.Text).OrderBy(h => h.Sequence).Select(h => h.Sequence).ToListAsync());
}
