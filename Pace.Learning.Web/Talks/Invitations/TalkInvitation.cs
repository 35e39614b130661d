namespace Pace.Learning.Web.Talks.Invitations;

/// <summary>A parent was asked to speak. They owe no answer, and no reason.</summary>
public sealed class TalkInvitation : IContestedRow
{
    /// <summary>How long an answer can wait, when the talk leaves that time.</summary>
    public static readonly TimeSpan OpenFor = TimeSpan.FromDays(10);

    private static readonly TimeSpan Latest = TimeSpan.FromDays(1);

    /// <summary>The longest personal note of the manager, in characters.</summary>
    public const int NoteLength = 1000;

    private readonly List<TalkAnswer> answers = [];

    private TalkInvitation()
    {
    }

    /// <summary>Asks somebody.</summary>
    /// <param name="talk">For which talk.</param>
    /// <param name="participantId">Whom.</param>
    /// <param name="askedBy">Who asks.</param>
    /// <param name="now">Now.</param>
    /// <param name="reachesAt">When they may be written to; now, unless it is said.</param>
    public TalkInvitation(Talk talk, Guid participantId, Guid askedBy, DateTime now, DateTime? reachesAt = null)
    {
        Id = Guid.CreateVersion7();
        TalkId = talk.Id;
        ParticipantId = participantId;
        Ask(talk, askedBy, now, reachesAt);
    }

    /// <summary>Its id.</summary>
    public Guid Id { get; private set; }

    /// <summary>For which talk.</summary>
    public Guid TalkId { get; private set; }

    /// <summary>Who is asked.</summary>
    public Guid ParticipantId { get; private set; }

    /// <summary>Who asked last.</summary>
    public Guid AskedBy { get; private set; }

    /// <summary>When they were asked last (UTC).</summary>
    public DateTime AskedAt { get; private set; }

    /// <summary>When the question reaches them (UTC): their quiet times are over then, and the time for an answer begins.</summary>
    public DateTime ReachesAt { get; private set; }

    /// <summary>Until when the question is open (UTC). Silence after that is a no that needed no saying.</summary>
    public DateTime ExpiresAt { get; private set; }

    /// <summary>How often they were asked for this talk. Answers count for the asking that they answer.</summary>
    public int Round { get; private set; }

    /// <summary>Changes with each asking and answer, so that two at once are noticed.</summary>
    public int Version { get; private set; }

    /// <summary>A few words of the manager to this parent, sealed for <see cref="NotePurpose"/>.</summary>
    public byte[]? SealedNote { get; private set; }

    /// <summary>What was answered, in every round. Loaded only where the history is shown.</summary>
    public IReadOnlyList<TalkAnswer> Answers => answers;

    /// <summary>The last answer of this round, kept here too so that matching needn't read the history.</summary>
    public AnswerKind? Current { get; private set; }

    /// <summary>What the manager's note is sealed for.</summary>
    public string NotePurpose => $"talk-invitation/{Id:N}/note";

    /// <summary>Where it stands.</summary>
    public Standing StandingAt(DateTime now) => Standings.Of(Current, ExpiresAt, now);

    /// <summary>Whether the parent still has something to see or say, so that the day is taken.</summary>
    public bool IsLiveAt(DateTime now) => Standings.IsLive(StandingAt(now));

    /// <summary>Keeps the manager's words.</summary>
    public void Write(byte[]? sealedNote) => SealedNote = sealedNote;

    /// <summary>Asks again: after a move, after it expired, or because a place came free.</summary>
    public void AskAgain(Talk talk, Guid askedBy, DateTime now, DateTime? reachesAt = null) => Ask(talk, askedBy, now, reachesAt);

    /// <summary>Whether it waits for its parent's quiet times to end. Somebody who has answered once knows of the talk, so nothing of it is kept from them.</summary>
    public bool IsOnItsWayAt(DateTime now) => ReachesAt > now && Current is null && Version == Round;

    /// <summary>Whether a question that reaches somebody then leaves them a day for an answer, and the trainer one.</summary>
    public static bool LeavesTime(Talk talk, DateTime reachesAt) => reachesAt < talk.StartsAt - Latest;

    /// <summary>The parent answers. The same answer twice is one answer.</summary>
    /// <param name="talk">The talk.</param>
    /// <param name="kind">Yes, no or maybe; no after a yes is stepping back.</param>
    /// <param name="round">Which asking the page showed.</param>
    /// <param name="hasPlace">Whether a place is free.</param>
    /// <param name="now">Now.</param>
    public Refusal? Answer(Talk talk, AnswerKind kind, int round, bool hasPlace, DateTime now)
    {
        if (round != Round)
        {
            return new Refusal("", "This has changed since you opened it. Please read it again.");
        }
        var standing = StandingAt(now);
        if (kind == AnswerKind.No)
        {
            if (IsLiveAt(now) && !talk.IsOver(now))
            {
                Add(standing is Standing.Speaks or Standing.StandsBy ? AnswerKind.SteppedBack : AnswerKind.No, now);
            }
            return null;
        }
        if (talk.IsCancelled)
        {
            return new Refusal("", "This talk is off now. You do not need to do anything.");
        }
        if (!talk.IsAhead(now) || standing is Standing.Expired or Standing.Ended)
        {
            return new Refusal("", "We are not asking for this talk any more. You do not need to do anything.");
        }
        if (kind == AnswerKind.Yes && standing is not (Standing.Speaks or Standing.StandsBy))
        {
            Add(hasPlace ? AnswerKind.Yes : AnswerKind.StandsBy, now);
        }
        if (kind == AnswerKind.Maybe && standing != Standing.Maybe)
        {
            Add(AnswerKind.Maybe, now);
        }
        return null;
    }

    /// <summary>It ends without the parent having to answer: a break, a consent that ended, a day that doesn't fit.</summary>
    public void End(AnswerKind why, DateTime now)
    {
        if (IsLiveAt(now))
        {
            Add(why, now);
        }
    }

    private void Ask(Talk talk, Guid askedBy, DateTime now, DateTime? reachesAt)
    {
        var latest = talk.StartsAt - Latest;
        AskedBy = askedBy;
        AskedAt = now;
        ReachesAt = reachesAt ?? now;
        ExpiresAt = ReachesAt + OpenFor < latest ? ReachesAt + OpenFor : latest > ReachesAt ? latest : talk.StartsAt;
        Current = null;
        Round++;
        Version++;
    }

    private void Add(AnswerKind kind, DateTime now)
    {
        Version++;
        Current = kind;
        answers.Add(new TalkAnswer(Id, ParticipantId, Round, Version, kind, now));
    }
}
