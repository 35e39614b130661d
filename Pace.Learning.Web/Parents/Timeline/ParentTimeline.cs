namespace Pace.Learning.Web.Parents.Timeline;

/// <summary>What happened with a parent, and what is planned.</summary>
/// <param name="Ahead">What is planned, the next first.</param>
/// <param name="Past">What happened, the last first.</param>
internal sealed record ParentTimeline(IReadOnlyList<TimelineEvent> Ahead, IReadOnlyList<TimelineEvent> Past)
{
    /// <summary>The few that are asked for most, each with its day; <c>null</c> when there is none.</summary>
    public IReadOnlyList<(string What, DateTime? At)> AtAGlance =>
    [
        ("Asked last", Last(TimelineKind.Asked)),
        ("Spoke last", Last(TimelineKind.Spoke)),
        ("Thanked last", Last(TimelineKind.Thanked)),
        ("In touch last", Last(TimelineKind.Contact)),
        ("Next talk", Next(TimelineKind.Spoke)),
        ("Next renewal", Next(TimelineKind.Renewal)),
    ];

    private DateTime? Last(TimelineKind kind) => Past.FirstOrDefault(e => e.Kind == kind)?.At;

    private DateTime? Next(TimelineKind kind) => Ahead.FirstOrDefault(e => e.Kind == kind)?.At;
}

/// <summary>Puts the parts together.</summary>
internal sealed class TimelineReader(IEnumerable<ITimelinePart> parts, TimeProvider time)
{
    public async Task<ParentTimeline> OfAsync(Guid participantId, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        List<TimelineEvent> all = [];
        foreach (var part in parts)
        {
            all.AddRange(await part.OfAsync(participantId, cancellation));
        }
        return new ParentTimeline([.. all.Where(e => e.At > now).OrderBy(e => e.At)], [.. all.Where(e => e.At <= now).OrderByDescending(e => e.At).ThenByDescending(e => e.Kind)]);
    }
}
