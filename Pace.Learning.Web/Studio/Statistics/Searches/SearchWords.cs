using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using Pace.Learning.Web.Contributions.Identification;

namespace Pace.Learning.Web.Studio.Statistics.Searches;

/// <summary>
/// What may be kept of a search. Somebody may type a child's name, so it is kept only when every word of it is an ordinary one, or stands in small letters in what we publish, and none of
/// them could name a person or a place. In doubt nothing is kept.
/// </summary>
internal static class SearchWords
{
    private const int Most = 6;

    private static readonly ConditionalWeakTable<ContentLibrary, FrozenSet<string>> Known = [];

    /// <summary>The words in the form in which they are kept; <c>null</c>: nothing may be.</summary>
    /// <param name="query">What was looked for, as the search understood it.</param>
    /// <param name="library">What is published.</param>
    public static string? ToKeep(string query, ContentLibrary library)
    {
        var words = query.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().Order(StringComparer.Ordinal).ToList();
        var text = string.Join(' ', words);
        var ours = Known.GetValue(library, Read);
        return words.Count is > 0 and <= Most && text.Length <= UnmetSearch.WordsLength && !words.All(PlainWords.Binds)
            && words.All(w => (PlainWords.Has(w) || ours.Contains(w)) && !PlainWords.MayName(w)) && IdentifyingDetails.In(query).Count == 0
            ? text
            : null;
    }

    // People in our examples have names too: they begin with a capital.
    private static FrozenSet<string> Read(ContentLibrary library)
    {
        var bodies = library.Courses.SelectMany(c => c.Modules.SelectMany(m => m.Lessons.Select(l => l.Body).Prepend(m.Body)).Prepend(c.Body))
            .Concat(library.Pathways.Select(p => p.Body)).Concat(library.Pages.Select(p => p.Body)).Concat(library.Downloads.Select(d => d.Body));
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var body in bodies)
        {
            words.UnionWith(body.PlainText.Split([' ', '\n', '\t', '.', ',', ';', ':', '?', '!', '(', ')', '“', '”', '"', '-', '–', '/']).Where(w => w.Length > 1 && w.All(char.IsAsciiLetterLower)));
        }
        return words.ToFrozenSet(StringComparer.Ordinal);
    }
}
