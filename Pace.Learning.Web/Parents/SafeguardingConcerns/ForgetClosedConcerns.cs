using Pace.Learning.Web.Platform.Jobs;

namespace Pace.Learning.Web.Parents.SafeguardingConcerns;

/// <summary>A worry that was closed long enough ago goes, with its key. That there was one stays in the ledger, as a number.</summary>
internal sealed class ForgetClosedConcerns(PaceDbContext db, PersonVault vault, ParticipantLedger record, IOptions<SafeguardingOptions> options, TimeProvider time) : IRecurringJob
{
    public static string Name => "forget-closed-worries";

    public static string What => "Deletes worries whose time is over after they were closed";

    public async Task RunAsync(CancellationToken cancellation)
    {
        var before = time.GetUtcNow().UtcDateTime.AddDays(-options.Value.DaysKeptAfterClosing);
        var deleted = await db.RetryOnConflictAsync(async stop =>
        {
            var over = await db.SafeguardingConcerns.Where(w => w.Closing != null && w.Closing.At < before).ToListAsync(stop);
            foreach (var concern in over)
            {
                db.SafeguardingConcerns.Remove(concern);
                await record.AppendForConcernAsync(concern.Id, "worry.deleted", null, stop);
                await vault.DestroyKeyAsync(concern.Id, stop);
            }
            return over.Count;
        }, cancellation);
        if (deleted > 0)
        {
            await db.PurgeDeletedKeysAsync();
        }
    }
}
