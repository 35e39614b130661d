using Pace.Learning.Web.Platform.Jobs;

namespace Pace.Learning.Web.Studio.Statistics.Searches;

/// <summary>Deletes what people searched for when it is old.</summary>
internal sealed class ForgetUnmetSearches(PaceDbContext db, TimeProvider time) : IRecurringJob
{
    public static string Name => "forget-unmet-searches";

    public static string What => "Deletes words that people searched for in vain after 90 days";

    public Task RunAsync(CancellationToken cancellation)
    {
        var before = LondonTime.DayOf(time.GetUtcNow().UtcDateTime).AddDays(-UnmetSearch.DaysKept);
        return db.UnmetSearches.Where(s => s.Day < before).ExecuteDeleteAsync(cancellation);
    }
}
