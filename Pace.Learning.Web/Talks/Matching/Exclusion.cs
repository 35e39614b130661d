namespace Pace.Learning.Web.Talks.Matching;

/// <summary>The rules by which somebody is not asked.</summary>
public enum MatchingRule
{
    /// <summary>Taking a break.</summary>
    NotPaused,

    /// <summary>No active consent to speak live about this, to this audience, on the day.</summary>
    Consent,

    /// <summary>Doesn't want this kind of activity.</summary>
    Kind,

    /// <summary>Doesn't want it online, or in a place.</summary>
    Format,

    /// <summary>The topic is off limits.</summary>
    Topic,

    /// <summary>It would be more often than they said.</summary>
    Frequency,

    /// <summary>Too soon before or after another talk.</summary>
    RestPeriod,

    /// <summary>Too few days to go.</summary>
    Notice,

    /// <summary>People of their own area will be in the room, or their area isn't known.</summary>
    OwnArea,

    /// <summary>Somebody whom they keep away from may be in the room.</summary>
    KeptAway,

    /// <summary>Further than they travel.</summary>
    Travel,

    /// <summary>Has been asked for this talk already.</summary>
    AlreadyAsked,

    /// <summary>Has, or was asked for, another talk on that day.</summary>
    SameDay,
}

/// <summary>One rule that speaks against asking somebody, in words for the manager. The trainer never sees it.</summary>
public sealed record Exclusion(MatchingRule Rule, string Reason);
