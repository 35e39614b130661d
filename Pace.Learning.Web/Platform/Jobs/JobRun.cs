namespace Pace.Learning.Web.Platform.Jobs;

/// <summary>How a run ended.</summary>
public enum JobOutcome
{
    /// <summary>It goes on, or its process died in the middle.</summary>
    Running,

    /// <summary>As it should.</summary>
    Done,

    /// <summary>With an error; it is tried again.</summary>
    Failed,

    /// <summary>The site was stopped in the middle; it runs again.</summary>
    Stopped,

    /// <summary>Its process died in the middle; it runs again.</summary>
    BrokenOff,
}

/// <summary>One run of a recurring job.</summary>
public sealed class JobRun
{
    /// <summary>The longest name of a job, in characters.</summary>
    public const int NameLength = 60;

    /// <summary>The longest kind of error, in characters.</summary>
    public const int ErrorLength = 200;

    private JobRun()
    {
    }

    /// <summary>A run that begins.</summary>
    public JobRun(string job, DateTime plannedFor, int attempt, DateTime now) =>
        (Id, Job, PlannedFor, Attempt, StartedAt) = (Guid.CreateVersion7(), job, plannedFor, attempt, now);

    /// <summary>Identifies it.</summary>
    public Guid Id { get; private set; }

    /// <summary>Which job.</summary>
    public string Job { get; private set; } = "";

    /// <summary>When it was to run (UTC).</summary>
    public DateTime PlannedFor { get; private set; }

    /// <summary>How often it had been tried before.</summary>
    public int Attempt { get; private set; }

    /// <summary>When it began (UTC).</summary>
    public DateTime StartedAt { get; private set; }

    /// <summary>When it ended (UTC).</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>How it ended.</summary>
    public JobOutcome Outcome { get; private set; }

    /// <summary>The kind of error. Never its words: they could name somebody.</summary>
    public string? Error { get; private set; }

    /// <summary>Notes how it ended.</summary>
    public void End(JobOutcome outcome, DateTime now, string? error = null) => (Outcome, EndedAt, Error) = (outcome, now, error);
}

internal sealed class JobRunMapping : IEntityTypeConfiguration<JobRun>
{
    public void Configure(EntityTypeBuilder<JobRun> builder)
    {
        builder.ToTable("JobRuns");
        builder.Property(r => r.Job).HasMaxLength(JobRun.NameLength);
        builder.Property(r => r.Outcome).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.Error).HasMaxLength(JobRun.ErrorLength);
        builder.HasIndex(r => new { r.Job, r.StartedAt });
        builder.HasIndex(r => r.StartedAt);
    }
}
