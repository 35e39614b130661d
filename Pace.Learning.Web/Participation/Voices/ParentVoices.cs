using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Html;
using Microsoft.EntityFrameworkCore;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Courses.ParentVoices;
using Pace.Learning.Web.Participation.Consents;
using Pace.Learning.Web.Participation.Contributions;
using Pace.Learning.Web.Participation.Participants;
using Pace.Learning.Web.Participation.ThankYous;
using Pace.Learning.Web.Platform.Data;
using Pace.Learning.Web.Platform.Published;
using Pace.Learning.Web.Platform.Security;
using Pace.Learning.Web.Shared;

namespace Pace.Learning.Web.Participation.Voices;

/// <summary>
/// What of parents may stand in a lesson at this moment: one query for all its places, asked for each page and never kept. Whatever is missing, ended,
/// or unreadable is left out, and the lesson shows what was written in its place.
/// </summary>
internal sealed class ParentVoices(
    PaceDbContext db, LiveVoicesQuery question, PersonVault vault, PublishedContent published, TimeProvider time, Thanking thanking, IHttpContextAccessor http, IAntiforgery antiforgery)
    : IParentVoices
{
    public async ValueTask<IReadOnlyDictionary<string, ParentVoice>> AllowedAsync(IReadOnlyCollection<string> contributionKeys, CancellationToken cancellation)
    {
        var allowed = new Dictionary<string, ParentVoice>();
        var live = await LiveAsync(contributionKeys, cancellation);
        var thanks = live.Count > 0 && http.HttpContext?.User.PersonId is { } reader ? await thanking.StatesAsync(reader, live, cancellation) : _ => ThanksState.NotWanted;
        foreach (var voice in live)
        {
            if (voice.SealedWords.Length > 0 && ContributionWords.Read(Open(voice, ContributionWords.VersionPurpose(voice.ContributionId, voice.Number), voice.SealedWords)) is { } said)
            {
                allowed[voice.Key] = new ParentVoice(NameOf(voice), new VoiceMarkup(voice, said), After(voice, thanks(voice)));
            }
        }
        return allowed;
    }

    /// <summary>The contribution that stands at a place now, for whoever is asking; <c>null</c> when none may.</summary>
    public async Task<LiveVoice?> FindAsync(string key, CancellationToken cancellation) =>
        await LiveAsync([key], cancellation) is [var voice, ..] ? voice : null;

    /// <summary>The contributions that stand at places now, for whoever is asking.</summary>
    public async Task<IReadOnlyList<LiveVoice>> LiveAsync(IReadOnlyCollection<string> keys, CancellationToken cancellation)
    {
        var live = await question.ReadAsync(keys, time.GetUtcNow().UtcDateTime, cancellation);
        var newest = live.GroupBy(v => v.Key).Select(g => g.MaxBy(v => v.Number)!).ToList();
        return newest.Exists(v => v.Audience == ConsentAudience.CourseLearners) ? await ForThisLearnerAsync(newest, cancellation) : newest;
    }

    // Some words are for people on the course only: those who take a course with a lesson that names the place.
    private async Task<IReadOnlyList<LiveVoice>> ForThisLearnerAsync(List<LiveVoice> voices, CancellationToken cancellation)
    {
        var personId = http.HttpContext?.User.PersonId;
        var taken = await db.Enrolments.Where(e => e.PersonId == personId).Select(e => e.CourseId).ToListAsync(cancellation);
        return [.. voices.Where(v => v.Audience != ConsentAudience.CourseLearners
            || VoicePlaces.LessonsWith(published.Library, v.Key).Any(p => taken.Contains(p.Course.Id)))];
    }

    private string? NameOf(LiveVoice voice)
    {
        if (voice.Identifiability == Identifiability.NoName || voice.SealedName.Length == 0)
        {
            return null;
        }
        var name = Open(voice, Participant.NamePurpose, voice.SealedName);
        return voice.Identifiability == Identifiability.Initials ? ShownName.Initials(name) : name;
    }

    private string Open(LiveVoice voice, string purpose, byte[] @sealed) => vault.Open(voice.ParticipantId, voice.PersonKey, purpose, @sealed);

    private AfterVoiceMarkup After(LiveVoice voice, ThanksState thanks) => http.HttpContext is { } context
        ? new(voice, thanks, Notices.Take(context, ThankYouEndpoints.Unsent(voice.Key)), antiforgery.GetAndStoreTokens(context))
        : new(voice, thanks, null, null);
}

/// <summary>A contribution that may stand at a place now.</summary>
internal sealed record LiveVoice(
    string Key, Guid ContributionId, Guid ParticipantId, ConsentAudience Audience, Identifiability Identifiability, int Number, byte[] SealedWords, byte[] SealedName,
    bool IsSample, Guid? MediaId, string? MediaType, bool HasCaptions, byte[] PersonKey)
{
    /// <summary>Whether the recording may be played: a film shows its face only where that was agreed to.</summary>
    public bool MayPlay => MediaType is not null && (Identifiability == Identifiability.Face || !MediaType.StartsWith("video/", StringComparison.Ordinal));
}
