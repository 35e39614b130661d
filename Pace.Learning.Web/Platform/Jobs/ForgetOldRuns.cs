namespace Pace.Learning.Web.Platform.Jobs;

/// <summary>Keeps the list of runs short.</summary>
internal sealed class ForgetOldRuns(PaceDbContext db, TimeProvider time) : IRecurringJob
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(90);

    public static string Name => "forget-old-runs";

    public static string What => "Deletes what this list remembers after 90 days";

    public Task RunAsync(CancellationToken cancellation)
    {
        var before = time.GetUtcNow().UtcDateTime - KeptFor;
        return db.JobRuns.Where(r => r.StartedAt < before).ExecuteDeleteAsync(cancellation);
    }
}
