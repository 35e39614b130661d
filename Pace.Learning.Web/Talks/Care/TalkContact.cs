using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Parents.People;
using Pace.Learning.Web.Talks.Invitations;

namespace Pace.Learning.Web.Talks.Care;

/// <summary>Whom we asked to speak or had a word with, who speaks at a talk to come, and who rests: after a talk as long as they chose, or longer as it was agreed.</summary>
internal sealed class TalkContact(PaceDbContext db) : IParentContact
{
    public IQueryable<Guid> NotToAsk(DateTime since, DateTime now)
    {
        var today = LondonTime.DayOf(now);
        var asked = db.SpeakerDiaries.Where(d => d.LastAskedAt >= since).Select(d => d.ParticipantId);
        var met = db.CareTasks.Where(t => t.Closing!.At >= since && t.Closing.End == CareEnd.Done).Select(t => t.ParticipantId);
        var resting = db.RestPeriods.Where(r => r.Until >= today).Select(r => r.ParticipantId);
        var spoke = from invitation in db.TalkInvitations
                    join talk in db.Talks on invitation.TalkId equals talk.Id
                    join parent in db.ParticipantProfiles on invitation.ParticipantId equals parent.Id
                    where invitation.Current == AnswerKind.Yes && talk.Cancellation == null && talk.StartsAt.AddDays(parent.RestDays) > now
                    select invitation.ParticipantId;
        return asked.Concat(met).Concat(resting).Concat(spoke);
    }
}
