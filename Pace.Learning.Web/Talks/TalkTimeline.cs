using Pace.Learning.Web.Parents.Timeline;
using Pace.Learning.Web.Talks.Care;
using Pace.Learning.Web.Talks.Invitations;

namespace Pace.Learning.Web.Talks;

/// <summary>When a parent was asked to speak, what they answered, when they spoke, and who was in touch around it.</summary>
internal sealed class TalkTimeline(PaceDbContext db, TimeProvider time) : ITimelinePart
{
    public async Task<IReadOnlyList<TimelineEvent>> OfAsync(Guid participantId, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var asked = await (from invitation in db.TalkInvitations.AsNoTracking().Include(i => i.Answers)
                           join talk in db.Talks.AsNoTracking() on invitation.TalkId equals talk.Id
                           where invitation.ParticipantId == participantId
                           select new { invitation, talk }).AsSplitQuery().ToListAsync(cancellation);
        var care = await db.CareTasks.AsNoTracking().Where(t => t.ParticipantId == participantId).ToListAsync(cancellation);
        var rests = await db.RestPeriods.AsNoTracking().Where(r => r.ParticipantId == participantId).ToListAsync(cancellation);
        return
        [
            .. asked.Select(a => new TimelineEvent(a.invitation.AskedAt, TimelineKind.Asked, $"Asked about a talk on {LondonTime.LongDay(a.talk.Day)}")),
            .. asked.SelectMany(a => a.invitation.Answers.Select(answer => new TimelineEvent(answer.At, TimelineKind.Answered, $"{Words(answer.Kind)}: the talk on {LondonTime.LongDay(a.talk.Day)}"))),
            .. asked.Where(a => a.invitation.Current == AnswerKind.Yes && !a.talk.IsCancelled).Select(a => new TimelineEvent(a.talk.StartsAt, TimelineKind.Spoke, a.talk.StartsAt > now ? "Speaks" : "Spoke")),
            .. care.Where(t => t.Closing is { End: CareEnd.Done }).Select(t => new TimelineEvent(t.Closing!.At, TimelineKind.Contact, Done(t.Kind))),
            .. care.Where(t => t.IsOpen).Select(t => (At: LondonTime.StartOf(t.DueOn), Task: t)).Where(t => t.At > now).Select(t => new TimelineEvent(t.At, TimelineKind.Contact, Planned(t.Task.Kind))),
            .. rests.Select(r => new TimelineEvent(r.At, TimelineKind.Pause, $"A longer rest was agreed, until {LondonTime.LongDay(r.Until)}")),
        ];
    }

    private static string Done(CareKind kind) => kind switch { CareKind.CheckIn => "Talked with them before a talk", CareKind.Debrief => "Talked with them after a talk", _ => "Had a word, as a talk was off" };

    private static string Planned(CareKind kind) => kind switch { CareKind.CheckIn => "A word before the talk is due", CareKind.Debrief => "The talk afterwards is due", _ => "A word is due, as a talk is off" };

    private static string Words(AnswerKind kind) => kind switch
    {
        AnswerKind.Yes => "Said yes",
        AnswerKind.No => "Said no",
        AnswerKind.Maybe => "Said maybe",
        AnswerKind.SteppedBack => "Stepped back",
        AnswerKind.StandsBy => "Stands by",
        AnswerKind.OnABreak => "Began a break",
        AnswerKind.ConsentEnded => "Consent ended",
        AnswerKind.NoLongerFits => "The new day didn’t fit",
        _ => "Called off",
    };
}
