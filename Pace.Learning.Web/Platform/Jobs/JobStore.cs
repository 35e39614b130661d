using Hangfire;
using Hangfire.Common;
using Hangfire.InMemory;
using Hangfire.Logging;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using Hangfire.States;
using Hangfire.Storage;
using Npgsql;

namespace Pace.Learning.Web.Platform.Jobs;

/// <summary>
/// Where Hangfire keeps its schedule and queue: in the site's PostgreSQL, in a schema of its own, or in this process when the site runs on SQLite. Only names of jobs
/// go in there. Nothing of Hangfire is registered as a service, so that a host may have a Hangfire of its own.
/// </summary>
internal sealed class JobStore : IDisposable
{
    /// <summary>Hangfire's schema on PostgreSQL.</summary>
    public const string Schema = "hangfire";

    /// <summary>Since when a job is owed (Unix milliseconds on the site's clock).</summary>
    public const string PlannedFor = "PlannedFor";

    /// <summary>How often it was tried before. Hangfire counts it.</summary>
    public const string Attempt = "RetryCount";

    /// <summary>Which recurring job it is one time of. Hangfire writes it down.</summary>
    public const string Recurring = "RecurringJobId";

    // Hangfire holds its locks for as long as a few statements take; what is locked for longer was locked by a process that has died.
    private static readonly TimeSpan LocksDieAfter = TimeSpan.FromMinutes(1);

    // A process says every few seconds that it goes on with a job. When it has been silent for this long, another one takes it over.
    private static readonly TimeSpan JobsDieAfter = TimeSpan.FromSeconds(30);

    private readonly string? postgres;
    private readonly TimeProvider time;
    private readonly Lazy<JobStorage> storage;
    private readonly Lazy<JobFilters> filters;

    public JobStore(string? postgres, JobOptions options, TimeProvider time, ILogger<JobStore> logger)
    {
        (this.postgres, this.time) = (postgres, time);
        filters = new(() => new JobFilters(options, time));
        storage = new(() =>
        {
            LogProvider.SetCurrentLogProvider(new JobLog(logger));
            GlobalConfiguration.Configuration.UseSimpleAssemblyNameTypeSerializer();
            return postgres is null ? new InMemoryStorage() : OnPostgres(postgres, options);
        });
    }

    /// <summary>Whether it outlives this process.</summary>
    public bool IsLasting => postgres is not null;

    public JobStorage Storage => storage.Value;

    public IJobFilterProvider Filters => filters.Value;

    /// <summary>Makes Hangfire's tables where they are missing.</summary>
    public async Task PrepareAsync(CancellationToken cancellation)
    {
        if (postgres is null)
        {
            return;
        }
        await using var connection = new NpgsqlConnection(postgres);
        await connection.OpenAsync(cancellation);
        // Several processes may start at once. The lock ends with the transaction, on its own connection.
        await using var alone = await connection.BeginTransactionAsync(cancellation);
        await using var take = new NpgsqlCommand("SELECT pg_advisory_xact_lock(hashtextextended('pace-jobs', 0))", connection, alone);
        await take.ExecuteNonQueryAsync(cancellation);
        await using var installing = new NpgsqlConnection(postgres);
        await installing.OpenAsync(cancellation);
        PostgreSqlObjectsInstaller.Install(installing, Schema);
    }

    /// <summary>Sets a job's time. One that hasn't changed stays as it is stored: what was missed while the site was down is still owed.</summary>
    public void Plan(RecurringJob job) => new RecurringJobManager(Storage, Filters, new DefaultTimeZoneResolver(), () => time.GetUtcNow().UtcDateTime).AddOrUpdate(
        job.Name, Call(job.Name), job.Cron, new RecurringJobOptions { TimeZone = LondonTime.Clocks, MisfireHandling = MisfireHandlingMode.Relaxed });

    /// <summary>Has Hangfire work out whether a time of a job has passed since.</summary>
    public void CountFrom(string job, DateTime since)
    {
        using var connection = Storage.GetConnection();
        using var change = connection.CreateWriteTransaction();
        change.SetRangeInHash($"recurring-job:{job}", [new("LastExecution", JobHelper.SerializeDateTime(since))]);
        change.AddToSet("recurring-jobs", job, 0);
        change.Commit();
    }

    /// <summary>Asks for a job once.</summary>
    public void Ask(string job, DateTime? at = null, IDictionary<string, object>? parameters = null) => new BackgroundJobClient(Storage, Filters)
        .Create(Call(job), at is { } later ? new ScheduledState(later) : new EnqueuedState(), parameters ?? new Dictionary<string, object>());

    /// <summary>When each job runs next (UTC), also when that is because it failed.</summary>
    public IReadOnlyDictionary<string, DateTime> Next()
    {
        using var connection = Storage.GetConnection();
        var planned = connection.GetRecurringJobs().Where(j => j.NextExecution is not null).Select(j => (j.Id, At: j.NextExecution!.Value));
        var again = Storage.GetMonitoringApi().ScheduledJobs(0, 1000).Where(j => j.Value.Job is not null).Select(j => (Id: NameOf(j.Value.Job), At: j.Value.EnqueueAt));
        return planned.Concat(again).GroupBy(j => j.Id).ToDictionary(g => g.Key, g => g.Min(j => j.At));
    }

    /// <summary>The name of the job that Hangfire was asked to run.</summary>
    public static string NameOf(Job call) => call.Args is [string name, ..] ? name : call.Method.Name;

    public void Dispose()
    {
        if (storage.IsValueCreated && storage.Value is IDisposable inMemory)
        {
            inMemory.Dispose();
        }
    }

    private static PostgreSqlStorage OnPostgres(string connection, JobOptions options)
    {
        var how = new PostgreSqlStorageOptions
        {
            SchemaName = Schema, PrepareSchemaIfNecessary = false, QueuePollInterval = options.LookEvery,
            InvisibilityTimeout = JobsDieAfter, UseSlidingInvisibilityTimeout = true, DistributedLockTimeout = LocksDieAfter,
        };
        return new PostgreSqlStorage(new NpgsqlConnectionFactory(connection, how), how);
    }

    private static Job Call(string job) => Job.FromExpression<JobRunner>(runner => runner.RunAsync(job, null!, CancellationToken.None));
}
