namespace Pace.Learning.Web.Agreements;

/// <summary>What happened to an agreement.</summary>
public enum AgreementEventKind
{
    /// <summary>It was sent.</summary>
    Started,

    /// <summary>Somebody's turn came.</summary>
    Invited,

    /// <summary>Somebody was added later.</summary>
    Added,

    /// <summary>An invitation was sent again.</summary>
    Resent,

    /// <summary>A new link was sent for an open invitation.</summary>
    LinkRenewed,

    /// <summary>Somebody was reminded.</summary>
    Reminded,

    /// <summary>An invitation ended unanswered.</summary>
    Expired,

    /// <summary>Somebody signed.</summary>
    Signed,

    /// <summary>Somebody said no.</summary>
    Declined,

    /// <summary>Somebody named another.</summary>
    Delegated,

    /// <summary>Who said no was asked once more.</summary>
    Reinvited,

    /// <summary>Every no has been answered, so signing goes on.</summary>
    Resumed,

    /// <summary>Somebody else was asked instead.</summary>
    Replaced,

    /// <summary>Somebody is no longer asked.</summary>
    Removed,

    /// <summary>Somebody's role or agency was put right.</summary>
    Corrected,

    /// <summary>The spelling of somebody's name was put right.</summary>
    Renamed,

    /// <summary>Everybody has signed.</summary>
    Completed,

    /// <summary>Pace asked something.</summary>
    Questioned,

    /// <summary>The lead answered.</summary>
    Answered,

    /// <summary>Pace countersigned.</summary>
    Countersigned,

    /// <summary>It was stopped.</summary>
    Cancelled,

    /// <summary>A review comes up.</summary>
    ReviewDue,

    /// <summary>A review was held.</summary>
    Reviewed,

    /// <summary>The area was asked to sign anew.</summary>
    RenewalAsked,

    /// <summary>Its end comes near.</summary>
    EndNear,

    /// <summary>Somebody asked for the area to take it back.</summary>
    WithdrawalAsked,

    /// <summary>The request to take it back came to nothing.</summary>
    WithdrawalDropped,

    /// <summary>The area took it back.</summary>
    Withdrawn,

    /// <summary>Its time ran out.</summary>
    Lapsed,

    /// <summary>The area itself ended.</summary>
    AreaEnded,

    /// <summary>It was put back in force.</summary>
    Reinstated,

    /// <summary>A newer one took its place.</summary>
    Superseded,
}

/// <summary>One thing that happened to an agreement, as everybody who has a part in it can read it. The ledger holds the proof of it.</summary>
public sealed class AgreementEvent : IContestedRow
{
    private AgreementEvent()
    {
    }

    internal AgreementEvent(Agreement agreement, int number, AgreementEventKind kind, DateTime at, Guid? by, Signatory? signatory, string? words)
    {
        (Id, AgreementId, Number, Kind, At, ByPersonId) = (Guid.CreateVersion7(), agreement.Id, number, kind, at, by);
        (SignatoryId, Signatory, Words) = (signatory?.Id, signatory, words?.Trim());
    }

    /// <summary>Its id.</summary>
    public Guid Id { get; private set; }

    /// <summary>The agreement.</summary>
    public Guid AgreementId { get; private set; }

    /// <summary>Which one, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>What happened.</summary>
    public AgreementEventKind Kind { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTime At { get; private set; }

    /// <summary>Who did it, when somebody with an account did.</summary>
    public Guid? ByPersonId { get; private set; }

    /// <summary>Whom it is about.</summary>
    public Guid? SignatoryId { get; private set; }

    /// <summary>The comment, reason, question or answer that was given.</summary>
    public string? Words { get; private set; }

    internal Signatory? Signatory { get; }
}
