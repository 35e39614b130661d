using Microsoft.Extensions.Diagnostics.HealthChecks;
using Pace.Learning.Content.Findings;

namespace Pace.Learning.Web.Platform.Health;

/// <summary>A document that doesn't compile doesn't take the site down, so it shows here: the last good copy is being served.</summary>
internal sealed class ContentHealth(PublishedContent content) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var library = content.Library;
        var errors = library.Findings.Count(f => f.Severity is Severity.Error);
        return Task.FromResult(errors == 0
            ? HealthCheckResult.Healthy($"{library.Courses.Count} courses, {library.Pages.Count} pages, {library.Agreements.Count} agreements")
            : HealthCheckResult.Degraded($"{errors} errors; run 'content check' to see them. The last good copies are served."));
    }
}
