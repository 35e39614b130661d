using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Pace.Learning.Web.Platform.Jobs;

/// <summary>A job and its time.</summary>
/// <param name="Name">Names it in settings and in the database.</param>
/// <param name="What">What it does, for staff.</param>
/// <param name="When">Its time, for staff.</param>
/// <param name="Cron">Its time as a cron expression (seconds first), on London's clocks.</param>
/// <param name="Type">What runs.</param>
internal sealed record RecurringJob(string Name, string What, string When, string Cron, Type Type);

/// <summary>Every recurring job of the site.</summary>
internal sealed class RecurringJobs(IServiceCollection services, IConfiguration times)
{
    private readonly List<RecurringJob> all = [];

    public IReadOnlyList<RecurringJob> All => all;

    public RecurringJobs Add<TJob>(string when, string cron) where TJob : class, IRecurringJob
    {
        services.TryAddScoped<TJob>();
        var changed = times[TJob.Name];
        all.Add(new RecurringJob(TJob.Name, TJob.What, changed is null ? when : $"As set: {changed}", changed ?? cron, typeof(TJob)));
        return this;
    }

    public RecurringJob? Find(string name) => all.Find(j => j.Name == name);
}
