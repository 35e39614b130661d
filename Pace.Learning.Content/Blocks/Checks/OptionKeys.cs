using System.Text;
using Pace.Learning.Content.Prose;

namespace Pace.Learning.Content.Blocks.Checks;

/// <summary>The names of options in answers: made from their text, so an answer stays readable when the file is re-ordered.</summary>
internal static class OptionKeys
{
    private const int Longest = 40;

    public static IReadOnlyList<CheckOption> Given(IReadOnlyList<CheckOption> options)
    {
        var keys = Of([.. options.Select(o => o.Text)]);
        var matches = Of([.. options.Select(o => o.MatchText)]);
        return [.. options.Select((o, i) => o with { Key = keys[i], MatchKey = o.MatchText.Length == 0 ? "" : matches[i] })];
    }

    private static List<string> Of(IReadOnlyList<string> texts)
    {
        var keys = texts.Select(Of).ToList();
        return [.. keys.Select((key, i) => keys.Count(k => k == key) > 1 ? $"{key}-{Digest(texts[i])}" : key)];
    }

    /// <summary>The key of a text; a digest ends it when the text is longer than a key or has no letters.</summary>
    public static string Of(string text)
    {
        var slug = Slug.Of(text);
        return slug.Length is > 0 and <= Longest ? slug
            : slug.Length == 0 ? $"option-{Digest(text)}"
            : $"{slug[..Longest].TrimEnd('-')}-{Digest(text)}";
    }

    /// <summary>32 bits of FNV-1a: the same in every process, unlike <see cref="string.GetHashCode()"/>.</summary>
    private static string Digest(string text)
    {
        var hash = 2166136261u;
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            hash = unchecked((hash ^ b) * 16777619u);
        }
        return hash.ToString("x8", null);
    }
}
