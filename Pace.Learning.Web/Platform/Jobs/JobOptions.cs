namespace Pace.Learning.Web.Platform.Jobs;

/// <summary>
/// Settings under <c>Pace:Jobs</c>. Another time for a job is set as <c>Pace:Jobs:Times:NAME</c>, a cron expression as Hangfire reads it: with seconds first when it
/// has six parts.
/// </summary>
public sealed class JobOptions
{
    /// <summary>Whether this process runs jobs. With several processes, one of them is enough.</summary>
    public bool Run { get; set; } = true;

    /// <summary>How long after the start the first job may run: the first pages come first.</summary>
    public TimeSpan StartAfter { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long after a failure a job is tried again; the second time five times as long, and the third time that again.</summary>
    public TimeSpan TryAgainAfter { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How often it is looked for what is due.</summary>
    public TimeSpan LookEvery { get; set; } = TimeSpan.FromSeconds(5);
}
