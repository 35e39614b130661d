using Pace.Learning.Web.Contributions.Consents;
using Pace.Learning.Web.Parents.Preferences;

namespace Pace.Learning.Web.Talks.Matching;

/// <summary>What matching has to know of a parent. Area and region are opened for the moment of matching and go nowhere else.</summary>
public sealed record Candidate
{
    /// <summary>Who.</summary>
    public required Guid Id { get; init; }

    /// <summary>Taking a break now.</summary>
    public bool IsPaused { get; init; }

    /// <summary>What their active consent to speak live to this audience says, on the day of the talk; <c>null</c> when there is none.</summary>
    public SpeakerConsent? Consent { get; init; }

    /// <summary>What they would like to do.</summary>
    public Activities Wanted { get; init; }

    /// <summary>Online is fine.</summary>
    public bool Online { get; init; }

    /// <summary>Being there is fine.</summary>
    public bool InPerson { get; init; }

    /// <summary>What is off limits.</summary>
    public Topics OffLimits { get; init; }

    /// <summary>Talks in twelve months, at most.</summary>
    public int TalksAYear { get; init; }

    /// <summary>Days of rest after a talk.</summary>
    public int RestDays { get; init; }

    /// <summary>Days between being asked and the day.</summary>
    public int NoticeDays { get; init; }

    /// <summary>May be asked to speak to people of their own area.</summary>
    public bool OwnArea { get; init; }

    /// <summary>How far they travel.</summary>
    public Travel Travel { get; init; }

    /// <summary>Their area; <c>null</c> when it isn't known, or isn't in the directory.</summary>
    public Guid? AreaId { get; init; }

    /// <summary>Whom they keep away from.</summary>
    public IReadOnlyList<KeptAway> KeptAway { get; init; } = [];

    /// <summary>Their region; <c>null</c> when it isn't known.</summary>
    public string? Region { get; init; }

    /// <summary>Days of other talks that they gave, said yes to, or are being asked about.</summary>
    public IReadOnlyList<DateOnly> TalkDays { get; init; } = [];

    /// <summary>A longer rest that was agreed at a debrief: the last day of it.</summary>
    public DateOnly? RestsUntil { get; init; }

    /// <summary>Was asked for this talk.</summary>
    public bool WasAskedForThis { get; init; }

    /// <summary>When they were asked for any talk last; <c>null</c> when never.</summary>
    public DateTime? LastAskedAt { get; init; }
}
