using Microsoft.EntityFrameworkCore;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Platform.Data;
using Pace.Learning.Web.Talks;
using Pace.Learning.Web.Talks.Invitations;

namespace Pace.Learning.Web.Contributions.Usage;

/// <summary>A session at which a parent spoke, will speak, or may be heard in a recording.</summary>
/// <param name="Talk">The session.</param>
/// <param name="Recording">Their recording that stands by for it; <c>null</c> when they speak themselves.</param>
internal sealed record TalkUse(Talk Talk, Guid? Recording)
{
    public string Words(DateTime now) => (Recording is null, Talk.IsOver(now)) switch
    {
        (true, true) => $"You gave a talk on {London.LongDay(Talk.Day)}. {Listeners}.",
        (true, false) => $"You give a talk on {London.LongDay(Talk.Day)}.",
        (false, true) => $"Your recording stood by for a talk on {London.LongDay(Talk.Day)}.",
        _ => $"Your recording stands by for a talk on {London.LongDay(Talk.Day)}, in case no one can speak.",
    };

    private string Listeners => Talk.People < UsageModel.FewestCounted ? "Fewer than 5 people were to be there" : $"{Talk.People} people were to be there";
}

/// <summary>Finds them. A talk that was called off, or a recording whose consent has ended, is no use.</summary>
internal sealed class TalkUsage(PaceDbContext db, ILiveTalkConsents consents)
{
    public async Task<IReadOnlyList<TalkUse>> OfAsync(Participant participant, CancellationToken cancellation)
    {
        var spoken = await (from invitation in db.TalkInvitations.AsNoTracking()
                            join talk in db.Talks.AsNoTracking() on invitation.TalkId equals talk.Id
                            where invitation.ParticipantId == participant.Id && invitation.Current == AnswerKind.Yes && talk.Cancellation == null
                            select talk).ToListAsync(cancellation);
        var offered = await (from offer in db.BackupOffers.AsNoTracking()
                             join talk in db.Talks.AsNoTracking() on offer.TalkId equals talk.Id
                             where offer.ParticipantId == participant.Id && talk.Cancellation == null
                             select new { offer.ContributionId, talk }).ToListAsync(cancellation);
        List<TalkUse> uses = [.. spoken.Select(t => new TalkUse(t, null))];
        foreach (var one in offered)
        {
            if ((await consents.RecordingsAsync(one.talk.Audience, one.talk.StartsAt, cancellation)).Any(r => r.ContributionId == one.ContributionId))
            {
                uses.Add(new TalkUse(one.talk, one.ContributionId));
            }
        }
        return [.. uses.OrderByDescending(u => u.Talk.StartsAt)];
    }
}
