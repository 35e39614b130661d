using Pace.Learning.Web.Parents.Messages;
using Pace.Learning.Web.Talks.Invitations;

namespace Pace.Learning.Web.Talks.Write;

/// <summary>One mail to everybody who speaks at a talk or stands by for it.</summary>
[OnlyFor(Roles.ParticipationManager, Roles.StandIn)]
internal sealed class WriteToSpeakersModel(PaceDbContext db, GroupMessages messages) : MessagePage(messages)
{
    /// <summary>What messages call a talk.</summary>
    public const string Kind = "talk";

    protected override async Task<(MessageAbout About, string Title, string Back, IReadOnlyCollection<Guid> To)?> FindAsync(Guid id, CancellationToken cancellation) =>
        await db.Talks.AsNoTracking().SingleOrDefaultAsync(t => t.Id == id, cancellation) is { } talk
            ? (new MessageAbout(Kind, id, talk.StartsAt, TalkAddresses.Requests), $"Talk on {LondonTime.LongDayAndTime(talk.StartsAt)}", TalkAddresses.ForManager(id),
                await db.TalkInvitations.Where(i => i.TalkId == id && (i.Current == AnswerKind.Yes || i.Current == AnswerKind.StandsBy)).Select(i => i.ParticipantId).ToListAsync(cancellation))
            : null;
}
