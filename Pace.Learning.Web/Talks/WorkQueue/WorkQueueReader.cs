using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Parents.Preferences;
using Pace.Learning.Web.Parents.WorkQueue;
using Pace.Learning.Web.Talks.Care;
using Pace.Learning.Web.Talks.Invitations;

namespace Pace.Learning.Web.Talks.WorkQueue;

/// <summary>Gathers what one part-time person has to do this week. Every row leads to one act.</summary>
internal sealed class WorkQueueReader(
    PaceDbContext db, ParticipantNames names, SpeakerConsents speaking, IEnumerable<IWorkQueueSection> others, IOptions<TalkOptions> options, TimeProvider time)
{
    private const int DaysAhead = 7;
    private const int MostUnasked = 10;

    public async Task<IReadOnlyList<WorkQueueSection>> ReadAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var lapsed = await speaking.LapsedAsync(cancellation);
        List<WorkQueueSection> sections =
        [
            .. await CareAsync(lapsed, now, cancellation),
            await RequestsAsync(lapsed, now, cancellation),
            .. await AnswersAsync(now, cancellation),
            await UnaskedAsync(now, cancellation),
        ];
        foreach (var other in others)
        {
            sections.Add(await other.ReadAsync(cancellation));
        }
        return sections;
    }

    private async Task<IReadOnlyList<WorkQueueSection>> CareAsync(IReadOnlySet<(Guid TalkId, Guid ParticipantId)> lapsed, DateTime now, CancellationToken cancellation)
    {
        var today = LondonTime.DayOf(now);
        var until = today.AddDays(DaysAhead);
        var off = await OffAsync(lapsed, now, cancellation);
        var due = (await db.CareTasks.AsNoTracking().Where(t => t.Closing == null && t.DueOn <= until).OrderBy(t => t.DueOn).ToListAsync(cancellation))
            .FindAll(t => t.Kind == CareKind.TalkOff || !off.Contains((t.TalkId, t.ParticipantId)));
        var known = await names.OfAsync([.. due.Select(t => t.ParticipantId)], cancellation);
        return
        [
            Section("check-ins", "Check-ins", CareKind.CheckIn, "Check in"),
            Section("talks-off", "Ask how they are: their talk is off", CareKind.TalkOff, "Have a word"),
            Section("debriefs", "Debriefs", CareKind.Debrief, "Debrief"),
        ];

        WorkQueueSection Section(string id, string title, CareKind kind, string act) => new(id, title,
            [.. due.Where(t => t.Kind == kind).Select(t => new WorkQueueItem(
                $"{known.GetValueOrDefault(t.ParticipantId, "(erased)")}, {(t.DueOn < today ? "was due" : "due")} {LondonTime.LongDay(t.DueOn)}", act, TalkAddresses.Care(t.Id)))]);
    }

    // Who was asked for a talk to come and doesn't speak there: what was planned around it is dropped soon.
    private async Task<IReadOnlySet<(Guid TalkId, Guid ParticipantId)>> OffAsync(
        IReadOnlySet<(Guid TalkId, Guid ParticipantId)> lapsed, DateTime now, CancellationToken cancellation)
    {
        var asked = await (from invitation in db.TalkInvitations.AsNoTracking()
                           join talk in db.Talks on invitation.TalkId equals talk.Id
                           where talk.StartsAt > now && talk.Cancellation == null
                           select new { invitation.TalkId, invitation.ParticipantId, invitation.Current, invitation.ExpiresAt }).ToListAsync(cancellation);
        return asked.Where(i => !Standings.IsLive(Standings.Of(i.Current, i.ExpiresAt, now))).Select(i => (i.TalkId, i.ParticipantId)).Concat(lapsed).ToHashSet();
    }

    private async Task<WorkQueueSection> RequestsAsync(IReadOnlySet<(Guid TalkId, Guid ParticipantId)> lapsed, DateTime now, CancellationToken cancellation)
    {
        var talks = await db.Talks.AsNoTracking().Where(t => t.StartsAt > now && t.Cancellation == null).OrderBy(t => t.StartsAt).ToListAsync(cancellation);
        var yes = (await db.TalkInvitations.AsNoTracking().Where(i => i.Current == AnswerKind.Yes).Select(i => new { i.TalkId, i.ParticipantId }).ToListAsync(cancellation))
            .Where(i => !lapsed.Contains((i.TalkId, i.ParticipantId))).ToLookup(i => i.TalkId);
        return new WorkQueueSection("requests", "Talks that need a speaker",
            [.. talks.Where(t => yes[t.Id].Count() < t.SpeakersWanted).Select(t => new WorkQueueItem(
                $"{LondonTime.LongDayAndTime(t.StartsAt)}: {yes[t.Id].Count()} of {t.SpeakersWanted}", "Ask a parent or offer a back-up", TalkAddresses.ForManager(t.Id)))]);
    }

    private async Task<IReadOnlyList<WorkQueueSection>> AnswersAsync(DateTime now, CancellationToken cancellation)
    {
        var soon = now.AddDays(2);
        var open = await (from invitation in db.TalkInvitations.AsNoTracking()
                          join talk in db.Talks on invitation.TalkId equals talk.Id
                          where invitation.ExpiresAt > now && talk.StartsAt > now && talk.Cancellation == null
                              && (invitation.Current == null || invitation.Current == AnswerKind.Maybe)
                          orderby invitation.ExpiresAt
                          select new { invitation.ParticipantId, invitation.TalkId, invitation.Current, invitation.ExpiresAt, talk.StartsAt }).ToListAsync(cancellation);
        var known = await names.OfAsync([.. open.Select(i => i.ParticipantId)], cancellation);
        return
        [
            new("maybes", "Said maybe", [.. open.Where(i => i.Current == AnswerKind.Maybe).Select(i => Row(i.ParticipantId, i.TalkId, i.ExpiresAt, i.StartsAt))]),
            new("expiring", "Questions that close soon", [.. open.Where(i => i.Current == null && i.ExpiresAt < soon).Select(i => Row(i.ParticipantId, i.TalkId, i.ExpiresAt, i.StartsAt))]),
        ];

        WorkQueueItem Row(Guid participantId, Guid talkId, DateTime expiresAt, DateTime startsAt) => new(
            $"{known.GetValueOrDefault(participantId, "(erased)")}, talk on {LondonTime.LongDay(LondonTime.DayOf(startsAt))}, open until {LondonTime.LongDay(LondonTime.DayOf(expiresAt))}",
            "See the talk", TalkAddresses.ForManager(talkId));
    }

    private async Task<WorkQueueSection> UnaskedAsync(DateTime now, CancellationToken cancellation)
    {
        var before = now.AddDays(-options.Value.LongUnaskedDays);
        var rows = await (from participant in db.ParticipantProfiles
                          where !participant.IsErased && (participant.Wanted & Activities.LiveTalk) != 0 && participant.TalksAYear > 0
                          join diary in db.SpeakerDiaries on participant.Id equals diary.ParticipantId into diaries
                          from diary in diaries.DefaultIfEmpty()
                          where participant.JoinedAt < before && (diary == null || diary.LastAskedAt < before)
                          select new { participant, At = (DateTime?)diary!.LastAskedAt }).ToListAsync(cancellation);
        var quiet = rows.Where(r => !r.participant.IsPausedAt(now)).OrderBy(r => r.At ?? DateTime.MinValue).Take(MostUnasked).ToList();
        var known = await names.OfAsync([.. quiet.Select(r => r.participant.Id)], cancellation);
        return new WorkQueueSection("unasked", "Not asked for long",
            [.. quiet.Select(r => new WorkQueueItem(
                $"{known.GetValueOrDefault(r.participant.Id, "(erased)")}, {(r.At is { } at ? $"last asked on {LondonTime.LongDay(LondonTime.DayOf(at))}" : "never asked")}",
                "See the talks to come", TalkAddresses.Manager))]);
    }
}
