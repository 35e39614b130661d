using Microsoft.AspNetCore.Antiforgery;
using Pace.Learning.Web.Contributions.Consents;
using Pace.Learning.Web.Contributions.ThankYouNotes;
using Pace.Learning.Web.Courses.ContributionBlocks;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Platform.KeptForms;

namespace Pace.Learning.Web.Contributions.Blocks;

/// <summary>
/// What of parents may stand in a lesson at this moment: one query for all its places, asked for each page and never kept. Whatever is missing, ended,
/// or unreadable is left out, and the lesson shows what was written in its place.
/// </summary>
internal sealed class ContributionBlocks(
    TakenCourses courses, ShownContributionsQuery question, PersonVault vault, PublishedContent published, TimeProvider time, IHttpContextAccessor http, IAntiforgery antiforgery,
    FormOwners owners)
    : IContributionBlocks
{
    public async ValueTask<IReadOnlyDictionary<string, FilledBlock>> AllowedAsync(IReadOnlyCollection<string> contributionKeys, CancellationToken cancellation)
    {
        var allowed = new Dictionary<string, FilledBlock>();
        var live = await LiveAsync(contributionKeys, cancellation);
        foreach (var shown in live)
        {
            if (shown.SealedWords.Length == 0)
            {
                continue;
            }
            using var key = vault.Key(shown.ParticipantId, shown.PersonKey);
            if (key.Open(ContributionTextVault.VersionPurpose(shown.ContributionId, shown.Number), shown.SealedWords) is { } opened && ContributionTextVault.Read(opened) is { } said)
            {
                allowed[shown.Key] = new FilledBlock(NameOf(shown, key), new ContributionMarkup(shown, said), After(shown));
            }
        }
        return allowed;
    }

    /// <summary>The contribution that stands at a place now, for whoever is asking; <c>null</c> when none may.</summary>
    public async Task<ShownContribution?> FindAsync(string key, CancellationToken cancellation) =>
        await LiveAsync([key], cancellation) is [var shown, ..] ? shown : null;

    /// <summary>The contributions that stand at places now, for whoever is asking.</summary>
    public async Task<IReadOnlyList<ShownContribution>> LiveAsync(IReadOnlyCollection<string> keys, CancellationToken cancellation)
    {
        var live = await question.ReadAsync(keys, Reader ?? Guid.Empty, time.GetUtcNow().UtcDateTime, cancellation);
        var newest = live.GroupBy(v => v.Key).Select(g => g.MaxBy(v => v.Number)!).ToList();
        return newest.Exists(v => v.Audience == ConsentAudience.CourseLearners) ? await ForThisLearnerAsync(newest, cancellation) : newest;
    }

    // Some words are for people on the course only: those who take a course with a lesson that names the place.
    private async Task<IReadOnlyList<ShownContribution>> ForThisLearnerAsync(List<ShownContribution> all, CancellationToken cancellation)
    {
        var taken = await courses.OfAsync(Reader, cancellation);
        return [.. all.Where(v => v.Audience != ConsentAudience.CourseLearners
            || BlockPlaces.LessonsWith(published.Library, v.Key).Any(p => taken.Contains(p.Course.Id)))];
    }

    private static string? NameOf(ShownContribution shown, OpenedKey key)
    {
        if (shown.Identifiability == Identifiability.NoName || shown.SealedName.Length == 0)
        {
            return null;
        }
        var name = key.Open(ParticipantProfile.NamePurpose, shown.SealedName);
        return shown.Identifiability == Identifiability.Initials ? Initials(name) : name;
    }

    /// <summary>First letters: of "Jo (sample)" just J.</summary>
    private static string? Initials(string? name)
    {
        var letters = (name ?? "").Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(part => char.IsLetter(part[0])).Select(part => $"{char.ToUpperInvariant(part[0])}.").ToList();
        return letters.Count == 0 ? null : string.Join(' ', letters);
    }

    private Guid? Reader => http.HttpContext?.User.PersonId;

    private ThankYouFormMarkup After(ShownContribution shown)
    {
        var thanks = Reader is null ? ThankYouState.NotWanted : shown.Thanks;
        return http.HttpContext is { } context
            ? new(shown, thanks, Notices.Take(context, ThankYouNoteEndpoints.Unsent(shown.Key)), antiforgery.GetAndStoreTokens(context), owners.ValueOfPerson(context))
            : new(shown, thanks, null, null, null);
    }
}

/// <summary>A contribution that may stand at a place now.</summary>
internal sealed record ShownContribution(
    string Key, Guid ContributionId, Guid ParticipantId, ConsentAudience Audience, Identifiability Identifiability, int Number, byte[] SealedWords, byte[] SealedName,
    bool IsSample, Guid? MediaId, string? MediaType, bool HasCaptions, byte[] PersonKey, ThankYouState Thanks)
{
    /// <summary>Whether the recording may be played: a film shows its face only where that was agreed to.</summary>
    public bool MayPlay => MediaType is not null && (Identifiability == Identifiability.Face || !MediaType.StartsWith("video/", StringComparison.Ordinal));
}
