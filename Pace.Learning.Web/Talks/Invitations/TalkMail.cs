using Microsoft.EntityFrameworkCore;
using Pace.Learning.Web.Parents.Preferences;
using Pace.Learning.Web.Platform;
using Pace.Learning.Web.Platform.Data;
using Pace.Learning.Web.Platform.Mail;
using Pace.Learning.Web.Platform.Mail.Letters;
using Pace.Learning.Web.Talks;

namespace Pace.Learning.Web.Talks.Invitations;

/// <summary>
/// Mail about talks. To parents it says no more than that there is something to read: who is asked, for what and by whom stays behind the sign-in.
/// </summary>
internal sealed class TalkMail(PaceDbContext db, Outbox outbox, PublicUrl site)
{
    private string Requests => site.Of(TalkAddresses.Requests);

    /// <summary>A parent is asked, or asked again.</summary>
    public Task AskedAsync(TalkInvitation invitation, CancellationToken cancellation) =>
        ToParentAsync(invitation.ParticipantId, new TalkQuestionLetter { Url = Requests }, cancellation);

    /// <summary>A parent is asked about the area that they live in.</summary>
    public Task AboutReviewAsync(Guid participantId, CancellationToken cancellation) =>
        ToParentAsync(participantId, new ReviewQuestionLetter { Url = site.Of("/taking-part") }, cancellation);

    /// <summary>Something they were asked about has changed and needs nothing of them.</summary>
    public Task ChangedAsync(Guid participantId, CancellationToken cancellation) =>
        ToParentAsync(participantId, new TalkChangedLetter { Url = Requests }, cancellation);

    /// <summary>The trainer has news; never who was asked or why not.</summary>
    public async Task TrainerAsync(Talk talk, string news, CancellationToken cancellation)
    {
        if (await db.Users.Where(p => p.Id == talk.RequestedBy).Select(p => p.Email).SingleOrDefaultAsync(cancellation) is { Length: > 0 } to)
        {
            outbox.Add(to, new TrainerLetter { News = news, Url = site.Of(TalkAddresses.Trainer(talk.Id)) });
        }
    }

    private async Task ToParentAsync(Guid participantId, Letter letter, CancellationToken cancellation)
    {
        var parent = await db.Participants.AsNoTracking().IgnoreAutoIncludes().Where(p => p.Id == participantId && p.PersonId != null)
            .Select(p => new { p.PersonId, p.Preferences!.Channel }).SingleOrDefaultAsync(cancellation);
        // Somebody who wants a call or a text isn't written to: the manager's page says so.
        if (parent is null || parent.Channel != ContactChannel.Email)
        {
            return;
        }
        if (await db.Users.Where(p => p.Id == parent.PersonId).Select(p => p.Email).SingleOrDefaultAsync(cancellation) is { Length: > 0 } to)
        {
            outbox.Add(to, letter);
        }
    }
}
