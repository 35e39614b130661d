namespace Pace.Learning.Web.Parents.SafeguardingConcerns;

/// <summary>Worries in plain words.</summary>
internal static class ConcernLabels
{
    public static IReadOnlyList<Choice> Urgencies { get; } =
    [
        new(nameof(ConcernUrgency.Today), "Today"), new(nameof(ConcernUrgency.Soon), "In the next days"), new(nameof(ConcernUrgency.NoHurry), "There is no hurry"),
        new(nameof(ConcernUrgency.Unsure), "I am not sure"),
    ];

    public static IReadOnlyList<Choice> Outcomes { get; } =
    [
        new(nameof(ConcernOutcome.PassedOn), "Passed on to the police or children’s social care"), new(nameof(ConcernOutcome.Support), "Somebody got support"),
        new(nameof(ConcernOutcome.PutRight), "We put right how we work, or how we treated somebody"), new(nameof(ConcernOutcome.NothingMore), "Looked into, and nothing more is needed"),
    ];

    public static string Of(ConcernOutcome outcome) => Outcomes.First(o => o.Value == outcome.ToString()).Text;

    public static string State(ConcernState state) => state switch
    {
        ConcernState.New => "New",
        ConcernState.Acknowledged => "Read",
        ConcernState.BeingDealtWith => "Being dealt with",
        _ => "Closed",
    };

    /// <summary>How soon, for the officer.</summary>
    public static string Urgency(ConcernUrgency urgency) => urgency switch
    {
        ConcernUrgency.Today => "Whoever raised it says that somebody must act today.",
        ConcernUrgency.Soon => "Whoever raised it says that somebody must act in the next days.",
        ConcernUrgency.NoHurry => "Whoever raised it says that there is no hurry.",
        _ => "Whoever raised it can’t say how soon somebody must act. Read it as if it were today.",
    };

    /// <summary>Where it stands, for the parent who raised it.</summary>
    public static string ForParent(SafeguardingConcern concern) => concern switch
    {
        { Closing: { } closing } => $"{closing.FirstName} closed it on {LondonTime.Long(closing.At)}: {ForParent(closing.Outcome)}.",
        { Handling: { } handling } => $"{handling.FirstName} is working on it since {LondonTime.LongWithTime(handling.At)}.",
        { Acknowledgement: { } seen } => $"{seen.FirstName} read it on {LondonTime.LongWithTime(seen.At)}.",
        _ => "It has not been read yet.",
    };

    private static string ForParent(ConcernOutcome outcome) => outcome switch
    {
        ConcernOutcome.PassedOn => "it was passed on to people who must keep others safe",
        ConcernOutcome.Support => "someone got support",
        ConcernOutcome.PutRight => "we put something right",
        _ => "we looked into it, and no more is needed",
    };
}
