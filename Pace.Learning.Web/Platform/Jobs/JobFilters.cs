using Hangfire;
using Hangfire.Client;
using Hangfire.Common;
using Hangfire.States;

namespace Pace.Learning.Web.Platform.Jobs;

/// <summary>What Hangfire does around each job: notes since when it is owed, tries it again after a failure, and puts it off while it is running.</summary>
internal sealed class JobFilters(JobOptions options, TimeProvider time) : IJobFilterProvider
{
    /// <summary>How often a job that failed is tried again. After that it waits for its next time.</summary>
    public const int Again = 3;

    private const double MostJitter = 0.2;

    private readonly JobFilter[] all =
    [
        new(new NotedSince(time), JobFilterScope.Global, 0),
        new(new PutOff(options.LookEvery), JobFilterScope.Global, 10),
        new(
            new AutomaticRetryAttribute
            {
                // Ours is the log of failures, and JobRuns remembers them.
                Attempts = Again, LogEvents = false, OnAttemptsExceeded = AttemptsExceededAction.Delete,
                DelayInSecondsByAttemptFunc = attempt => (int)Math.Ceiling(Wait(options, (int)attempt).TotalSeconds),
            },
            JobFilterScope.Global, 20),
        new(new StatisticsHistoryAttribute(), JobFilterScope.Global, 30),
    ];

    public IEnumerable<JobFilter> GetFilters(Job job) => all;

    /// <summary>How long to wait before trying again: the same, five times, and twenty-five times as long, more or less.</summary>
    public static TimeSpan Wait(JobOptions options, int attempt) =>
        options.TryAgainAfter * Math.Pow(5, attempt - 1) * (1 + (MostJitter * ((Random.Shared.NextDouble() * 2) - 1)));

    private sealed class NotedSince(TimeProvider time) : IClientFilter
    {
        public void OnCreating(CreatingContext filterContext)
        {
            if (filterContext.GetJobParameter<long>(JobStore.PlannedFor) == 0)
            {
                filterContext.SetJobParameter(JobStore.PlannedFor, time.GetUtcNow().ToUnixTimeMilliseconds());
            }
        }

        public void OnCreated(CreatedContext filterContext)
        {
        }
    }

    /// <summary>To wait its turn would keep a worker from other jobs.</summary>
    private sealed class PutOff(TimeSpan by) : IElectStateFilter
    {
        public void OnStateElection(ElectStateContext context)
        {
            if (context.CandidateState is FailedState { Exception: JobIsRunningException })
            {
                context.CandidateState = new ScheduledState(by) { Reason = "It is running" };
            }
        }
    }
}
