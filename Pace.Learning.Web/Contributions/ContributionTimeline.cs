using Pace.Learning.Web.Contributions.Consents;
using Pace.Learning.Web.Parents.Timeline;

namespace Pace.Learning.Web.Contributions;

/// <summary>What a parent shared and took back, said yes to, was asked and thanked for. No word of theirs is opened for it.</summary>
internal sealed class ContributionTimeline(PaceDbContext db, TimeProvider time) : ITimelinePart
{
    public async Task<IReadOnlyList<TimelineEvent>> OfAsync(Guid participantId, CancellationToken cancellation)
    {
        var contributions = await db.Contributions.AsNoTracking().Include(c => c.Versions).Where(c => c.ParticipantId == participantId).ToListAsync(cancellation);
        var ids = contributions.ConvertAll(c => c.Id);
        var consents = await db.Consents.AsNoTracking().Where(c => c.ParticipantId == participantId).ToListAsync(cancellation);
        var suggested = await db.Suggestions.AsNoTracking().Where(s => ids.Contains(s.ContributionId)).Select(s => new { s.SuggestedAt, s.Decision }).ToListAsync(cancellation);
        var asked = await db.SpeakRequests.AsNoTracking().Where(r => r.ParticipantId == participantId).ToListAsync(cancellation);
        var thanked = await db.ThankYouNotes.AsNoTracking().Where(t => t.ParticipantId == participantId && t.Reading != null && t.Reading.IsPassedOn).Select(t => t.Reading!.At).ToListAsync(cancellation);
        var live = await db.Consents.Where(c => c.ParticipantId == participantId).LiveAt(db, time.GetUtcNow().UtcDateTime).Select(c => c.Id).ToListAsync(cancellation);
        return
        [
            .. contributions.Where(c => c.Kind != ContributionKind.LiveTalk).SelectMany(Of),
            .. consents.SelectMany(Of),
            .. consents.Where(c => live.Contains(c.Id)).Select(c => new TimelineEvent(c.EndsAt.AddTicks(-1), TimelineKind.Renewal, $"The yes ends: {c.Use.Title}")),
            .. suggested.Select(s => new TimelineEvent(s.SuggestedAt, TimelineKind.Asked, "Other words were suggested")),
            .. suggested.Where(s => s.Decision is not null).Select(s => new TimelineEvent(s.Decision!.At, TimelineKind.Answered, s.Decision.IsTaken ? "Took the suggested words" : "Kept their own words")),
            .. asked.Select(r => new TimelineEvent(r.AskedAt, TimelineKind.Asked, "Asked for consent to speak")),
            .. asked.Where(r => r.AnsweredAt is not null).Select(r => new TimelineEvent(r.AnsweredAt!.Value, TimelineKind.Answered, r.IsDeclined ? "Said no to speaking" : "Said yes to speaking")),
            .. thanked.Select(at => new TimelineEvent(at, TimelineKind.Thanked, "A learner’s thank-you was passed on")),
        ];
    }

    private static IEnumerable<TimelineEvent> Of(Contribution contribution)
    {
        foreach (var version in contribution.Versions)
        {
            yield return new TimelineEvent(version.SharedAt, TimelineKind.Shared, $"Shared: {contribution.Kind.Name.ToLowerInvariant()}{(version.Number == 1 ? "" : ", anew")}");
        }
        if (contribution.Erasure is { } erasure)
        {
            yield return new TimelineEvent(erasure.At, TimelineKind.Shared, $"Erased: {contribution.Kind.Name.ToLowerInvariant()}");
        }
        else if (contribution.Withdrawal is { } withdrawal)
        {
            yield return new TimelineEvent(withdrawal.At, TimelineKind.Shared, $"Took back: {contribution.Kind.Name.ToLowerInvariant()}");
        }
    }

    private static IEnumerable<TimelineEvent> Of(Consent consent)
    {
        if (consent.RecordedBy is not null)
        {
            yield return new TimelineEvent(consent.RecordedAt, TimelineKind.Asked, $"A yes was written down for them: {consent.Use.Title}");
        }
        if (consent.GivenAt is { } given)
        {
            yield return new TimelineEvent(given, TimelineKind.Consent, $"Said yes until {LondonTime.LongDay(consent.LastDay)}: {consent.Use.Title}");
        }
        if (consent.End is { How: not ConsentEnding.Replaced } end)
        {
            yield return new TimelineEvent(end.At, TimelineKind.Consent, end.How == ConsentEnding.NotConfirmed ? $"Said no to what was written down: {consent.Use.Title}" : $"Took back the yes: {consent.Use.Title}");
        }
    }
}
