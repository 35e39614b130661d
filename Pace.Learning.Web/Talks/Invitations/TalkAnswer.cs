namespace Pace.Learning.Web.Talks.Invitations;

/// <summary>What became of a question. Kept as numbers: a value never changes its meaning.</summary>
public enum AnswerKind
{
    /// <summary>Yes, and there is a place.</summary>
    Yes = 1,

    /// <summary>No.</summary>
    No = 2,

    /// <summary>Maybe.</summary>
    Maybe = 3,

    /// <summary>Yes, and then not.</summary>
    SteppedBack = 4,

    /// <summary>Yes, when every place was taken: there if somebody else steps back, and asked again before that.</summary>
    StandsBy = 5,

    /// <summary>A break began.</summary>
    OnABreak = 6,

    /// <summary>The consent ended or was withdrawn.</summary>
    ConsentEnded = 7,

    /// <summary>The talk was moved to a day that doesn't fit the parent's own rules.</summary>
    NoLongerFits = 8,

    /// <summary>The talk was called off.</summary>
    TalkCancelled = 9,
}

/// <summary>Where a question stands.</summary>
public enum Standing
{
    /// <summary>No answer yet.</summary>
    Waiting,

    /// <summary>Perhaps.</summary>
    Maybe,

    /// <summary>Said yes and has a place.</summary>
    Speaks,

    /// <summary>Said yes, no place was free.</summary>
    StandsBy,

    /// <summary>Said no.</summary>
    SaidNo,

    /// <summary>Stepped back.</summary>
    SteppedBack,

    /// <summary>No answer in time.</summary>
    Expired,

    /// <summary>Ended without an answer being needed.</summary>
    Ended,
}

/// <summary>Where a question stands, from its last answer and its end.</summary>
public static class Standings
{
    /// <summary>Where it stands.</summary>
    public static Standing Of(AnswerKind? current, DateTime expiresAt, DateTime now) => current switch
    {
        null => expiresAt <= now ? Standing.Expired : Standing.Waiting,
        AnswerKind.Maybe => expiresAt <= now ? Standing.Expired : Standing.Maybe,
        AnswerKind.Yes => Standing.Speaks,
        AnswerKind.StandsBy => Standing.StandsBy,
        AnswerKind.No => Standing.SaidNo,
        AnswerKind.SteppedBack => Standing.SteppedBack,
        _ => Standing.Ended,
    };

    /// <summary>Whether there is still something to see or say.</summary>
    public static bool IsLive(Standing standing) => standing is Standing.Waiting or Standing.Maybe or Standing.Speaks or Standing.StandsBy;
}

/// <summary>One answer. Answers are added, never changed.</summary>
public sealed class TalkAnswer : IContestedRow
{
    private TalkAnswer()
    {
    }

    internal TalkAnswer(Guid invitationId, Guid participantId, int round, int number, AnswerKind kind, DateTime at) =>
        (InvitationId, ParticipantId, Round, Number, Kind, At) = (invitationId, participantId, round, number, kind, at);

    /// <summary>To which question.</summary>
    public Guid InvitationId { get; private set; }

    /// <summary>Whose.</summary>
    public Guid ParticipantId { get; private set; }

    /// <summary>To which asking.</summary>
    public int Round { get; private set; }

    /// <summary>Its place in the row of what happened to the question.</summary>
    public int Number { get; private set; }

    /// <summary>What.</summary>
    public AnswerKind Kind { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTime At { get; private set; }
}
