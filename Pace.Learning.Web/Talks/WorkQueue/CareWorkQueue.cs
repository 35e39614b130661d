using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Parents.Preferences;
using Pace.Learning.Web.Parents.WorkQueue;
using Pace.Learning.Web.Talks.Care;
using Pace.Learning.Web.Talks.Invitations;

namespace Pace.Learning.Web.Talks.WorkQueue;

/// <summary>Check-ins, debriefs and words with parents whose talk is off, each by its day.</summary>
internal sealed class CareWorkQueue(PaceDbContext db, ParticipantNames names, SpeakerConsents speaking, TimeProvider time) : IWorkItems
{
    public async Task<IReadOnlyList<WorkItem>> ReadAsync(DateOnly today, CancellationToken cancellation)
    {
        var until = today.AddDays(WeekReader.DaysAhead);
        var off = await OffAsync(cancellation);
        var due = (await (from task in db.CareTasks.AsNoTracking()
                          join talk in db.Talks.AsNoTracking() on task.TalkId equals talk.Id
                          join parent in db.ParticipantProfiles on task.ParticipantId equals parent.Id
                          where task.Closing == null && task.DueOn <= until
                          orderby task.DueOn
                          select new { task, talk, parent }).ToListAsync(cancellation))
            .FindAll(t => t.task.Kind == CareKind.TalkOff || !off.Contains((t.task.TalkId, t.task.ParticipantId)));
        var known = await names.OfAsync([.. due.Select(t => t.task.ParticipantId)], cancellation);
        return [.. due.Select(d => new WorkItem
        {
            Title = $"{Kind(d.task.Kind)} {known.GetValueOrDefault(d.task.ParticipantId, "(erased)")}", Text = Text(d.task.Kind, d.talk, d.parent),
            Where = d.parent.Channel switch { ContactChannel.Phone => "By phone", ContactChannel.Text => "By text", _ => "By e-mail" },
            Act = d.task.Kind switch { CareKind.CheckIn => "Check in", CareKind.Debrief => "Write the debrief", _ => "Have a word" },
            Url = TalkAddresses.Care(d.task.Id), Day = d.task.DueOn, IsForStandIn = true,
        })];
    }

    private static string Kind(CareKind kind) => kind switch { CareKind.CheckIn => "Check-in with", CareKind.Debrief => "Debrief with", _ => "Ask how they are:" };

    private static string Text(CareKind kind, Talk talk, ParticipantProfile parent)
    {
        var day = LondonTime.DayOfYear(talk.Day);
        return kind switch
        {
            CareKind.CheckIn => $"Before the talk on {day}.{(parent.OffLimits == Topics.None ? "" : $" Off limits: {TalkLabels.Topics(parent.OffLimits)}.")}",
            CareKind.Debrief => $"After the talk to {Count.Of(talk.People, "person", "people")} on {day}.",
            _ => $"Their talk on {day} is off. They had said yes.",
        };
    }

    // Who was asked for a talk to come and doesn't speak there: what was planned around it is dropped soon.
    private async Task<IReadOnlySet<(Guid TalkId, Guid ParticipantId)>> OffAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var asked = await (from invitation in db.TalkInvitations.AsNoTracking()
                           join talk in db.Talks on invitation.TalkId equals talk.Id
                           where talk.StartsAt > now && talk.Cancellation == null
                           select new { invitation.TalkId, invitation.ParticipantId, invitation.Current, invitation.ExpiresAt }).ToListAsync(cancellation);
        return asked.Where(i => !Standings.IsLive(Standings.Of(i.Current, i.ExpiresAt, now))).Select(i => (i.TalkId, i.ParticipantId))
            .Concat(await speaking.LapsedAsync(cancellation)).ToHashSet();
    }
}
