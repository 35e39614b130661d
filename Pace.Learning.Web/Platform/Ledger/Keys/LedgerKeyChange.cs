using System.Security.Cryptography;
using Pace.Learning.Web.Platform.Ledger.Checkpoints;

namespace Pace.Learning.Web.Platform.Ledger.Keys;

/// <summary>
/// Puts a new key in the place of the one that signs checkpoints. The new one's fingerprint goes into the ledger first, and into a checkpoint that the old key
/// signs: so the old one vouches for the new one.
/// </summary>
internal sealed class LedgerKeyChange(PaceDbContext db, LedgerKeys keys, SigningKeys all, Ledger ledger, CheckpointJob checkpoints)
{
    public async Task<PublicLedgerKey> RunAsync(CancellationToken cancellation = default)
    {
        await keys.CurrentAsync(cancellation);
        var id = await keys.NextIdAsync(cancellation);
        using var fresh = RSA.Create(SigningKeys.Bits);
        var announced = new { Fingerprint = LedgerKeys.FingerprintOf(fresh) };
        await db.RetryOnConflictAsync(stop => ledger.AppendAsync(db, new LedgerSubject("signing-key", id), "signing-key.announced", announced, null, stop), cancellation);
        await checkpoints.RunAsync(cancellation);
        await all.AddAsync(db, id, fresh, cancellation);
        return (await keys.AllAsync(cancellation))[^1];
    }
}
