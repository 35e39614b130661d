using Pace.Learning.Web.Contributions.Consents;
using Pace.Learning.Web.Contributions.Usage;
using Pace.Learning.Web.Talks.Invitations;

namespace Pace.Learning.Web.Talks.Usage;

/// <summary>Finds them. A talk that was called off, or a recording whose consent has ended, is no use.</summary>
internal sealed class TalkUsage(PaceDbContext db, ILiveTalkConsents consents, TimeProvider time) : ITalkUsage
{
    public async Task<IReadOnlyList<TalkUse>> OfAsync(Guid participantId, CancellationToken cancellation)
    {
        var spoken = await (from invitation in db.TalkInvitations.AsNoTracking()
                            join talk in db.Talks.AsNoTracking() on invitation.TalkId equals talk.Id
                            where invitation.ParticipantId == participantId && invitation.Current == AnswerKind.Yes && talk.Cancellation == null
                            select talk).ToListAsync(cancellation);
        var offered = await (from offer in db.BackupOffers.AsNoTracking()
                             join talk in db.Talks.AsNoTracking() on offer.TalkId equals talk.Id
                             where offer.ParticipantId == participantId && talk.Cancellation == null
                             select new { offer.ContributionId, talk }).ToListAsync(cancellation);
        List<(Talk Talk, Guid? Recording)> uses = [.. spoken.Select(t => (t, (Guid?)null))];
        foreach (var one in offered)
        {
            if ((await consents.RecordingsAsync(TalkLabels.RecordingUse(one.talk.Audience), one.talk.StartsAt, cancellation)).Any(r => r.ContributionId == one.ContributionId))
            {
                uses.Add((one.talk, one.ContributionId));
            }
        }
        var now = time.GetUtcNow().UtcDateTime;
        return [.. uses.OrderByDescending(u => u.Talk.StartsAt).Select(u => new TalkUse(Text(u.Talk, u.Recording, now), u.Recording))];
    }

    private static string Text(Talk talk, Guid? recording, DateTime now) => (recording is null, talk.IsOver(now)) switch
    {
        (true, true) => $"You gave a talk on {LondonTime.LongDay(talk.Day)}. {Listeners(talk)}.",
        (true, false) => $"You give a talk on {LondonTime.LongDay(talk.Day)}.",
        (false, true) => $"Your recording stood by for a talk on {LondonTime.LongDay(talk.Day)}.",
        _ => $"Your recording stands by for a talk on {LondonTime.LongDay(talk.Day)}, in case no one can speak.",
    };

    private static string Listeners(Talk talk) => talk.People < LessonUse.FewestCounted ? "Fewer than 5 people were to be there" : $"{talk.People} people were to be there";
}
