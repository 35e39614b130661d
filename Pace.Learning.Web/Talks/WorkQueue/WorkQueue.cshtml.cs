using Pace.Learning.Web.Accounts;

namespace Pace.Learning.Web.Talks.WorkQueue;

/// <summary>The manager's week on one calm page. Worries aren't here: they are the safeguarding officer's.</summary>
[OnlyFor(Roles.ParticipationManager, Roles.StandIn)]
internal sealed class WorkQueueModel(WeekReader reader, StandInDays standIns) : PageModel
{
    public Week Week { get; private set; } = null!;

    /// <summary>For whom the reader stands in, and until when.</summary>
    public (string For, DateOnly Until)? StandsIn { get; private set; }

    /// <summary>Who stands in for the manager who reads, in words.</summary>
    public IReadOnlyList<string> StandInNames { get; private set; } = [];

    public bool IsManager => User.IsInRole(Roles.ParticipationManager);

    /// <summary>Such as "Three things today, five by next Tuesday."</summary>
    public string Lead => $"{LondonTime.DayOfYear(Week.Today)}. {Number(Week.ForToday.Count)} today, {Number(Week.NextDays.Count, isFirst: false)} in the seven days after.";

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Week = await reader.ReadAsync(IsManager, cancellation);
        if (IsManager)
        {
            StandInNames = [.. (await standIns.NowAsync(cancellation)).Select(s => $"{s.Name}, until {LondonTime.DayOfYear(s.Until)}")];
        }
        else
        {
            StandsIn = await standIns.OfAsync(User.RequiredPersonId, cancellation);
        }
    }

    private static string Number(int count, bool isFirst = true) => (count, isFirst) switch
    {
        (0, true) => "Nothing",
        (0, false) => "nothing",
        (1, true) => "One thing",
        (1, false) => "one",
        (_, true) => $"{count} things",
        _ => $"{count}",
    };
}
