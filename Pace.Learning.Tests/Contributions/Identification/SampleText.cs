using System.Text.RegularExpressions;

namespace Pace.Learning.Tests.Contributions.Identification;

/// <summary>An invented text of <c>content/identifying-details</c>: a line of a list, with what should be found in square brackets.</summary>
internal sealed partial record SampleText(string Text, IReadOnlyList<(int Start, int End)> Expected)
{
    public static IReadOnlyList<SampleText> In(string file) =>
        [.. File.ReadLines(Path.Combine(Repository.Content, "identifying-details", file)).Where(l => l.StartsWith("- ", StringComparison.Ordinal)).Select(l => Read(l[2..]))];

    private static SampleText Read(string line)
    {
        var expected = new List<(int, int)>();
        foreach (Match match in Bracketed().Matches(line))
        {
            var start = match.Index - (expected.Count * 2);
            expected.Add((start, start + match.Length - 2));
        }
        return new SampleText(Bracketed().Replace(line, "$1"), expected);
    }

    [GeneratedRegex(@"\[([^\]]+)\]")]
    private static partial Regex Bracketed();
}
