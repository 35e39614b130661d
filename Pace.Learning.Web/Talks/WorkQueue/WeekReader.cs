using Pace.Learning.Web.Parents.People;
using Pace.Learning.Web.Parents.WorkQueue;
using Pace.Learning.Web.Talks.Care;

namespace Pace.Learning.Web.Talks.WorkQueue;

/// <summary>The week of one part-time person: today, the next seven days, what waits for them and what waits for others. What is later stays out of it.</summary>
internal sealed record Week
{
    public required DateOnly Today { get; init; }

    public required IReadOnlyList<WorkItem> ForToday { get; init; }

    public required IReadOnlyList<WorkItem> NextDays { get; init; }

    public required IReadOnlyList<WorkItem> Waiting { get; init; }

    public required IReadOnlyList<WorkItem> WaitingForOthers { get; init; }

    /// <summary>Debriefs on each of the next days: conversations that weigh on who listens.</summary>
    public required IReadOnlyList<(DateOnly Day, int Debriefs)> Heavy { get; init; }

    public required int DebriefsADay { get; init; }

    /// <summary>Talks after these days, and the next day on which one of them needs the manager.</summary>
    public required (int Talks, DateOnly? Last, DateOnly? NeedsYou) Later { get; init; }

    /// <summary>How many parents would like to do something, and have heard nothing for long.</summary>
    public required int Unasked { get; init; }
}

/// <summary>Gathers it from every room. Somebody who stands in gets the lines that are theirs to do.</summary>
internal sealed class WeekReader(
    PaceDbContext db, IEnumerable<IWorkItems> rooms, PlannedTalks planned, NotAskedForLong unasked, IOptions<TalkOptions> options, TimeProvider time)
{
    /// <summary>How many days after today are in the week.</summary>
    public const int DaysAhead = 7;

    private const int HeavyDays = 3;

    public async Task<Week> ReadAsync(bool isManager, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var today = LondonTime.DayOf(now);
        List<WorkItem> items = [];
        foreach (var room in rooms)
        {
            items.AddRange((await room.ReadAsync(today, cancellation)).Where(i => isManager || i.IsForStandIn));
        }
        var later = (await planned.AheadAsync(cancellation)).Where(t => t.Talk.Day > today.AddDays(DaysAhead)).ToList();
        return new Week
        {
            Today = today,
            ForToday = [.. ByDay(items.Where(i => i.Day <= today))],
            NextDays = [.. ByDay(items.Where(i => i.Day > today && i.Day <= today.AddDays(DaysAhead)))],
            Waiting = [.. items.Where(i => i is { Day: null, WaitsForOthers: false }).OrderBy(i => i.Since ?? now)],
            WaitingForOthers = [.. items.Where(i => i is { Day: null, WaitsForOthers: true }).OrderBy(i => i.Since ?? now)],
            Heavy = await HeavyAsync(today, cancellation), DebriefsADay = options.Value.DebriefsADay,
            Later = (later.Count, later.LastOrDefault()?.Talk.Day, later.Where(t => t.NeedsAsking && t.AskBy > today.AddDays(DaysAhead)).Select(t => (DateOnly?)t.AskBy).Min()),
            Unasked = isManager ? await unasked.CountAsync(cancellation) : 0,
        };
    }

    // What has a time of day comes after what is for the whole day.
    private static IEnumerable<WorkItem> ByDay(IEnumerable<WorkItem> items) => items.OrderBy(i => i.Day).ThenBy(i => i.At ?? DateTime.MinValue).ThenBy(i => i.Title, StringComparer.CurrentCulture);

    private async Task<IReadOnlyList<(DateOnly Day, int Debriefs)>> HeavyAsync(DateOnly today, CancellationToken cancellation)
    {
        var until = today.AddDays(HeavyDays - 1);
        var planned = await db.CareTasks.AsNoTracking().Where(t => t.Kind == CareKind.Debrief && t.DueOn >= today && t.DueOn <= until && (t.Closing == null || t.Closing.End == CareEnd.Done))
            .Select(t => t.DueOn).ToListAsync(cancellation);
        return [.. Enumerable.Range(0, HeavyDays).Select(today.AddDays).Select(day => (day, planned.Count(d => d == day)))];
    }
}
