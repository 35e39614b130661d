using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Pace.Learning.Web.Platform.Jobs;

/// <summary>A job that fails doesn't take the site down, but somebody must know.</summary>
internal sealed class JobsHealth(PaceDbContext db, RecurringJobs jobs) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var last = await db.JobRuns.LastOfEachAsync(cancellationToken);
        var failed = jobs.All.Where(j => last.GetValueOrDefault(j.Name)?.Outcome is JobOutcome.Failed).Select(j => j.Name).ToList();
        return failed.Count == 0
            ? HealthCheckResult.Healthy($"{jobs.All.Count} jobs")
            : HealthCheckResult.Degraded($"failed last time: {string.Join(", ", failed)}; see /manage/jobs");
    }
}

internal static class JobRunQueries
{
    extension(IQueryable<JobRun> runs)
    {
        /// <summary>Each job's newest run that has ended.</summary>
        public async Task<IReadOnlyDictionary<string, JobRun>> LastOfEachAsync(CancellationToken cancellation)
        {
            var last = await runs.AsNoTracking().Where(r => r.EndedAt != null)
                .Where(r => !runs.Any(n => n.Job == r.Job && n.EndedAt != null && n.StartedAt > r.StartedAt)).ToListAsync(cancellation);
            return last.DistinctBy(r => r.Job).ToDictionary(r => r.Job);
        }
    }
}
