using Pace.Learning.Web.Parents;

namespace Pace.Learning.Web.Talks.Invitations;

/// <summary>
/// Mail about talks to parents. It says no more than that there is something to read: who is asked, for what and by whom stays behind the sign-in.
/// </summary>
internal sealed class TalkMail(ParentMail parents, PublicUrl site)
{
    private string Requests => site.Of(TalkAddresses.Requests);

    /// <summary>A parent is asked, or asked again.</summary>
    public Task AskedAsync(TalkInvitation invitation, CancellationToken cancellation, DateTime? neededBy = null) =>
        parents.SendAsync(invitation.ParticipantId, new TalkQuestionLetter { Url = Requests }, neededBy, cancellation);

    /// <summary>A talk that they said yes to is off for them. They hear it in time not to get ready for it, whatever times they chose.</summary>
    public Task OffAsync(Guid participantId, DateTime neededBy, CancellationToken cancellation) =>
        parents.SendAsync(participantId, new DateOffLetter { Url = Requests }, neededBy, cancellation);

    /// <summary>Something they were asked about has changed and needs nothing of them.</summary>
    public Task ChangedAsync(Guid participantId, CancellationToken cancellation) =>
        parents.SendAsync(participantId, new TalkChangedLetter { Url = Requests }, cancellation);
}
