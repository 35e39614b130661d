using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Parents;
using Pace.Learning.Web.Platform.Mail;

namespace Pace.Learning.Web.Talks.Invitations;

/// <summary>
/// Mail about talks. To parents it says no more than that there is something to read: who is asked, for what and by whom stays behind the sign-in.
/// </summary>
internal sealed class TalkMail(ParentMail parents, PersonDirectory people, Outbox outbox, PublicUrl site)
{
    private string Requests => site.Of(TalkAddresses.Requests);

    /// <summary>A parent is asked, or asked again.</summary>
    public Task AskedAsync(TalkInvitation invitation, CancellationToken cancellation) =>
        parents.SendAsync(invitation.ParticipantId, new TalkQuestionLetter { Url = Requests }, cancellation);

    /// <summary>Something they were asked about has changed and needs nothing of them.</summary>
    public Task ChangedAsync(Guid participantId, CancellationToken cancellation) =>
        parents.SendAsync(participantId, new TalkChangedLetter { Url = Requests }, cancellation);

    /// <summary>The trainer has news; never who was asked or why not.</summary>
    public async Task TrainerAsync(Talk talk, string news, CancellationToken cancellation)
    {
        if (await people.FindAsync(talk.RequestedBy, cancellation) is { Email: { Length: > 0 } to })
        {
            outbox.Add(to, new TrainerLetter { News = news, Url = site.Of(TalkAddresses.Trainer(talk.Id)) });
        }
    }
}
