using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Pace.Learning.Web.Platform.Ledger.Checkpoints.Sent;

/// <summary>A ledger that was changed doesn't take the site down, but somebody must know: at once when the newest checkpoint that was sent is gone, otherwise after the night's check.</summary>
internal sealed class LedgerHealth(PaceDbContext db, SentCheckpoints sent) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (sent.AreUnfit)
        {
            return HealthCheckResult.Degraded("the ledger no longer fits the checkpoints that were sent; run 'ledger verify' with one of them");
        }
        if (await sent.LastAsync(cancellationToken) is not { } newest)
        {
            return HealthCheckResult.Healthy("no checkpoint has been sent (Pace__Ledger__CheckpointsTo)");
        }
        var stored = await db.Checkpoints.AsNoTracking().SingleOrDefaultAsync(c => c.Number == newest.Number, cancellationToken);
        return stored?.Statement.Text == newest.SignedText
            ? HealthCheckResult.Healthy($"checkpoint {newest.Number} was sent")
            : HealthCheckResult.Degraded($"checkpoint {newest.Number}, which was sent, is not in the database any more; run 'ledger verify' with it");
    }
}
