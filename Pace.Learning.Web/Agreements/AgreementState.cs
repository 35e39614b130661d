namespace Pace.Learning.Web.Agreements;

/// <summary>Where an agreement stands.</summary>
public enum AgreementState
{
    /// <summary>Being put together; nobody has been asked.</summary>
    Draft,

    /// <summary>People are asked to sign.</summary>
    Open,

    /// <summary>Somebody declined. Nobody signs until the area's lead has answered it: by asking again, asking somebody else, or stopping.</summary>
    Declined,

    /// <summary>Everybody who was asked has signed; it waits for Pace.</summary>
    Signed,

    /// <summary>Countersigned.</summary>
    InForce,

    /// <summary>Its term or its time for signing a new version ran out.</summary>
    Lapsed,

    /// <summary>The area took it back.</summary>
    Withdrawn,

    /// <summary>Stopped before it was in force.</summary>
    Cancelled,

    /// <summary>A newer one took its place.</summary>
    Superseded,
}

/// <summary>Where one signatory stands.</summary>
public enum SignatoryState
{
    /// <summary>Their turn has not come, so they have had no invitation.</summary>
    Waiting,

    /// <summary>Asked to sign.</summary>
    Invited,

    /// <summary>Signed.</summary>
    Signed,

    /// <summary>Said no.</summary>
    Declined,

    /// <summary>Named somebody else, who is a signatory now.</summary>
    Delegated,

    /// <summary>No longer asked.</summary>
    Removed,
}

/// <summary>What can be done to an agreement.</summary>
public enum AgreementAct
{
    /// <summary>Somebody is added.</summary>
    Add,

    /// <summary>It goes out to those who are to sign.</summary>
    Send,

    /// <summary>An invitation is sent again, with a new time.</summary>
    Resend,

    /// <summary>Somebody is reminded.</summary>
    Remind,

    /// <summary>Somebody signs.</summary>
    Sign,

    /// <summary>Somebody says no.</summary>
    Decline,

    /// <summary>Somebody names another who signs for them.</summary>
    Delegate,

    /// <summary>Who said no is asked once more.</summary>
    Reinvite,

    /// <summary>Somebody else is asked instead of somebody.</summary>
    Replace,

    /// <summary>Somebody is no longer asked.</summary>
    Remove,

    /// <summary>The role or agency of somebody who has yet to sign is put right.</summary>
    Correct,

    /// <summary>The spelling of the name of somebody who has yet to sign is put right.</summary>
    Rename,

    /// <summary>It stops.</summary>
    Cancel,

    /// <summary>Pace asks a question before it countersigns.</summary>
    SendBack,

    /// <summary>The lead answers Pace's question.</summary>
    Answer,

    /// <summary>Pace countersigns.</summary>
    Countersign,

    /// <summary>The yearly review was held.</summary>
    Review,

    /// <summary>A new version or the end of the term asks for signing anew.</summary>
    AskToRenew,

    /// <summary>Somebody asks for the area to take it back.</summary>
    AskToWithdraw,

    /// <summary>The request to take it back comes to nothing.</summary>
    StayIn,

    /// <summary>A second person confirms, and the area takes it back.</summary>
    Withdraw,

    /// <summary>Its time runs out.</summary>
    Lapse,

    /// <summary>Pace puts it back in force.</summary>
    Reinstate,

    /// <summary>A newer one takes its place.</summary>
    Supersede,
}
