namespace Pace.Learning.Web.Platform.Jobs.Manage;

/// <summary>Shows administrators what runs by itself and how that goes.</summary>
[Authorize(Roles = Roles.Admin)]
internal sealed class JobsModel(PaceDbContext db, RecurringJobs jobs, JobScheduler scheduler, IOptions<JobOptions> options, TimeProvider time) : PageModel
{
    public const string Address = "/manage/jobs";

    public IReadOnlyList<JobRow> Rows { get; private set; } = [];

    /// <summary>How many of them failed lately.</summary>
    public int Troubled => Rows.Count(r => r.IsTroubled);

    public bool RunsHere => options.Value.Run;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var weekAgo = time.GetUtcNow().UtcDateTime.AddDays(-7);
        var last = await db.JobRuns.LastOfEachAsync(cancellation);
        var running = await db.JobRuns.AsNoTracking().Where(r => r.EndedAt == null).ToListAsync(cancellation);
        var failures = await db.JobRuns.Where(r => r.StartedAt > weekAgo && (r.Outcome == JobOutcome.Failed || r.Outcome == JobOutcome.BrokenOff))
            .GroupBy(r => r.Job).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        var next = await scheduler.NextAsync(cancellation);
        Rows = [.. jobs.All.Select(job => new JobRow(
            job, last.GetValueOrDefault(job.Name), running.Exists(r => r.Job == job.Name), next.TryGetValue(job.Name, out var at) ? at : null, failures.GetValueOrDefault(job.Name)))];
    }

    public async Task<IActionResult> OnPostAsync([FromForm] string? job, CancellationToken cancellation)
    {
        if (job is null || jobs.Find(job) is not { } known)
        {
            return NotFound();
        }
        await scheduler.RunNowAsync(known.Name, cancellation);
        this.Notify($"Asked for: {known.What}. Look again in a moment.");
        return Redirect(Address);
    }
}

/// <summary>One job on the page.</summary>
internal sealed record JobRow(RecurringJob Job, JobRun? Last, bool IsRunning, DateTime? Next, int Failures)
{
    /// <summary>Whether somebody should look.</summary>
    public bool IsTroubled => Failures > 0;

    /// <summary>How it is, in a few words.</summary>
    public string Short => (IsRunning, Failures, Last) switch
    {
        (true, _, _) => "Running now",
        (_, > 0, _) => $"Failed {(Failures == 1 ? "once" : $"{Failures} times")} lately",
        (_, _, null) => "Not run yet",
        (_, _, { } run) => $"Last run {When(run)}",
    };

    public string LastInWords => (IsRunning, Last) switch
    {
        (true, _) => "It is running now",
        (_, null) => "It has not run yet",
        (_, { Outcome: JobOutcome.Done } run) => $"{When(run)}: done in {Length(run)}",
        (_, { Outcome: JobOutcome.Failed } run) => $"{When(run)}: failed after {Length(run)} ({run.Error})",
        (_, { Outcome: JobOutcome.Stopped } run) => $"{When(run)}: the site was stopped in the middle, so it runs again",
        (_, { } run) => $"{When(run)}: the site broke down in the middle, so it runs again",
    };

    private static string When(JobRun run) => LondonTime.LongWithTime(run.StartedAt);

    private static string Length(JobRun run) => (run.EndedAt!.Value - run.StartedAt) switch
    {
        { TotalSeconds: < 1 } => "less than a second",
        { TotalMinutes: < 2 } length => Count.Of((int)Math.Round(length.TotalSeconds), "second"),
        var length => Count.Of((int)Math.Round(length.TotalMinutes), "minute"),
    };
}
