using Pace.Learning.Web.Contributions;
using Pace.Learning.Web.Contributions.Placements;

namespace Pace.Learning.Web.BackOffice.Asked;

/// <summary>A place for a parent's words.</summary>
/// <param name="Place">Its key.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Kind"><c>text</c>, <c>audio</c> or <c>video</c>.</param>
/// <param name="Allowed">Whether consent lets people see words there now.</param>
/// <param name="Until">Until when (UTC).</param>
/// <param name="Words">The same in words.</param>
/// <param name="IsNew">Whether no text names it yet.</param>
internal sealed record FoundPlace(string Place, string Title, string Kind, bool Allowed, DateTime? Until, string Words, bool IsNew);

/// <summary>Finds places for parents' words, for the picker in Umbraco: by what they are about, by their lesson, or by their key. Never a parent's name, nor what they say.</summary>
internal sealed class FindPlaces(VoicePlaces voices, PlaceStates states)
{
    private const int Most = 20;

    /// <summary>The places that fit some words; a new one where the words could be a key.</summary>
    public async Task<IReadOnlyList<FoundPlace>> ReadAsync(string words, CancellationToken cancellation)
    {
        var sought = words.Trim().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var all = (await voices.CoursesAsync(cancellation)).SelectMany(c => c.Places).DistinctBy(p => p.Key).ToList();
        var fitting = all.Where(p => p.Key == words.Trim() || sought.All(w => $"{p.Block.About} {p.Lesson.Title} {p.Course.Title} {p.Key}".Contains(w, StringComparison.OrdinalIgnoreCase)))
            .OrderByDescending(p => p.Key == words.Trim()).Take(Most).ToList();
        var key = KeyOf(sought);
        var known = await states.OfAsync([.. fitting.Select(p => p.Key), .. key.Length > 0 ? [key] : Array.Empty<string>()], cancellation);
        List<FoundPlace> found = [.. fitting.Select(p => Found(p.Key, $"{p.Block.About} ({p.LessonName})", known[p.Key], isNew: false))];
        if (key.Length > 0 && all.TrueForAll(p => p.Key != key))
        {
            // Words may stand at a place that no text names any more.
            found.Add(Found(key, $"A new place: {key}", known[key], isNew: !known[key].IsTaken));
        }
        return found;
    }

    private static FoundPlace Found(string key, string title, PlaceState state, bool isNew) =>
        new(key, title, state.Kind switch { ContributionKind.Audio => "audio", ContributionKind.Video => "video", _ => "text" }, state.IsShown, state.EndsAt, PlaceWords.Of(state), isNew);

    private static string KeyOf(string[] sought) =>
        string.Join('-', sought).ToLowerInvariant() is { Length: > 0 } key && VoicePlaces.IsKey(key) ? key : "";
}
