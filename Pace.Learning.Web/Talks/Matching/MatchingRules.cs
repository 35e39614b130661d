using Pace.Learning.Web.Parents.Preferences;

namespace Pace.Learning.Web.Talks.Matching;

/// <summary>The rules of care for asking somebody. Each gives its reason, or nothing.</summary>
internal static class MatchingRules
{
    public static IReadOnlyList<Func<TalkNeed, Candidate, DateOnly, Exclusion?>> All { get; } =
    [
        NotPaused, HasConsent, WantsTheKind, WantsTheFormat, WantsTheTopic, NotTooOften, HasRested, HasNotice, NotTheirOwnArea, NobodyTheyKeepAwayFrom, CanTravel, NotAskedYet, NothingElseThatDay,
    ];

    private static Exclusion? NotPaused(TalkNeed need, Candidate candidate, DateOnly today) =>
        candidate.IsPaused ? new(MatchingRule.NotPaused, "Taking a break") : null;

    private static Exclusion? HasConsent(TalkNeed need, Candidate candidate, DateOnly today) =>
        candidate.Consent is not { } consent ? new(MatchingRule.Consent, "No consent for live talks to this audience on that day")
        : !consent.IsFor(need.IsOnline) ? new(MatchingRule.Consent, need.IsOnline ? "Their consent for live talks is not for online" : "Their consent for live talks is for online only")
        : consent.Missing(need.Topics) is var missing and not Topics.None ? new(MatchingRule.Consent, $"Their consent for live talks is not for this: {TalkLabels.Topics(missing)}")
        : null;

    private static Exclusion? WantsTheKind(TalkNeed need, Candidate candidate, DateOnly today) =>
        (candidate.Wanted & need.Activity) == need.Activity ? null
            : new(MatchingRule.Kind, need.Activity == Activities.Conference ? "Doesn’t want conferences" : "Doesn’t want live talks");

    private static Exclusion? WantsTheFormat(TalkNeed need, Candidate candidate, DateOnly today) => need.IsOnline
        ? candidate.Online ? null : new(MatchingRule.Format, "Doesn’t want talks online")
        : candidate.InPerson ? null : new(MatchingRule.Format, "Doesn’t want talks in person");

    private static Exclusion? WantsTheTopic(TalkNeed need, Candidate candidate, DateOnly today) =>
        (candidate.OffLimits & need.Topics) is var off and not Topics.None
            ? new(MatchingRule.Topic, $"Off limits: {TalkLabels.Topics(off)}") : null;

    private static Exclusion? NotTooOften(TalkNeed need, Candidate candidate, DateOnly today) =>
        candidate.TalksAYear <= 0 || TalkYear.Most(candidate.TalkDays, need.Day) > candidate.TalksAYear
            ? new(MatchingRule.Frequency, $"Wants at most {candidate.TalksAYear} in twelve months") : null;

    private static Exclusion? HasRested(TalkNeed need, Candidate candidate, DateOnly today)
    {
        if (candidate.RestsUntil >= need.Day)
        {
            return new(MatchingRule.RestPeriod, $"Rests until {LondonTime.LongDay(candidate.RestsUntil.Value)}");
        }
        foreach (var day in candidate.TalkDays)
        {
            if (day != need.Day && Math.Abs(day.DayNumber - need.Day.DayNumber) <= candidate.RestDays)
            {
                return new(MatchingRule.RestPeriod, $"Wants {Count.Of(candidate.RestDays, "day")} of rest, and has a talk on {LondonTime.LongDay(day)}");
            }
        }
        return null;
    }

    private static Exclusion? HasNotice(TalkNeed need, Candidate candidate, DateOnly today) =>
        need.Day.DayNumber - today.DayNumber < candidate.NoticeDays
            ? new(MatchingRule.Notice, $"Wants {Count.Of(candidate.NoticeDays, "day")} of notice") : null;

    // Where somebody lives isn't said in the reason: an unknown area is as closed as their own.
    private static Exclusion? NotTheirOwnArea(TalkNeed need, Candidate candidate, DateOnly today) =>
        candidate.OwnArea ? null
        : need.Audience.IsFromAnywhere ? new(MatchingRule.OwnArea, "Doesn’t want people of their own area in the room, and people come from everywhere or we don’t know from where")
        : candidate.AreaId is not { } area ? new(MatchingRule.OwnArea, "Doesn’t want people of their own area in the room, and we don’t know their area")
        : need.Audience.MayBeOf(area) ? new(MatchingRule.OwnArea, "People of their own area will be in the room") : null;

    // Nor is it said from whom.
    private static Exclusion? NobodyTheyKeepAwayFrom(TalkNeed need, Candidate candidate, DateOnly today) =>
        candidate.KeptAway.Any(need.Audience.MayHold) ? new(MatchingRule.KeptAway, "Somebody whom they keep away from may be in the room") : null;

    private static Exclusion? CanTravel(TalkNeed need, Candidate candidate, DateOnly today) => (need.IsOnline, candidate.Travel) switch
    {
        (true, _) or (_, Travel.Anywhere) => null,
        (_, Travel.NotAtAll) => new(MatchingRule.Travel, "Doesn’t travel"),
        _ when candidate.Region is null => new(MatchingRule.Travel, "Travels in their own region only, and we don’t know it"),
        _ => string.Equals(candidate.Region, need.Region, StringComparison.OrdinalIgnoreCase) ? null : new(MatchingRule.Travel, "Travels in their own region only"),
    };

    private static Exclusion? NotAskedYet(TalkNeed need, Candidate candidate, DateOnly today) =>
        candidate.WasAskedForThis ? new(MatchingRule.AlreadyAsked, "Was asked for this talk") : null;

    private static Exclusion? NothingElseThatDay(TalkNeed need, Candidate candidate, DateOnly today) =>
        candidate.TalkDays.Contains(need.Day) ? new(MatchingRule.SameDay, "Has, or was asked for, another talk that day") : null;
}
