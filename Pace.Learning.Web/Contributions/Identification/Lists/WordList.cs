using System.Collections.Frozen;

namespace Pace.Learning.Web.Contributions.Identification.Lists;

/// <summary>Words in lower case without apostrophes, as <see cref="Word.Key"/> has them.</summary>
internal static class WordList
{
    public static FrozenSet<string> Of(params ReadOnlySpan<string> lists) =>
        string.Join(' ', lists).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
