using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Pace.Learning.Web.Platform.Health;

/// <summary>Pages leave out what can't be read, so it shows here.</summary>
internal sealed class SealedTextHealth(UnreadableTexts unreadable) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(unreadable.Count == 0
            ? HealthCheckResult.Healthy("all that was opened could be read")
            : HealthCheckResult.Degraded($"{Count.Of(unreadable.Count, "sealed text")} can’t be read; the log names them"));
}
