using System.Text.RegularExpressions;

namespace Pace.Learning.Web.Studio.Usage;

/// <summary>A line of a document that names something else.</summary>
/// <param name="Target">What is named: see <see cref="References"/>.</param>
/// <param name="Line">The line, from 1.</param>
internal readonly record struct Reference(string Target, int Line);

/// <summary>
/// Reads what a document's text names. It goes by the text, faulty or not: a draft that nobody could publish names things too. What stands in code is taken along,
/// so it finds rather too much than too little.
/// </summary>
internal static partial class References
{
    /// <summary>A source of <c>sources.yaml</c>.</summary>
    public static string Source(string tag) => "source " + tag;

    /// <summary>A document, by the id in its file.</summary>
    public static string Id(string id) => "id " + id;

    /// <summary>A file of the content folder.</summary>
    public static string File(string path) => "file " + path;

    /// <summary>An address of the site.</summary>
    public static string Address(string url) => "address " + url;

    /// <summary>A place for a parent's words.</summary>
    public static string Place(string key) => "place " + key;

    /// <summary>Everything that a text names, in the order of its lines.</summary>
    /// <param name="path">The document's file.</param>
    /// <param name="text">What it says.</param>
    public static IEnumerable<Reference> Of(string path, string text)
    {
        var isPathway = path.StartsWith("pathways/", StringComparison.Ordinal);
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            foreach (var target in InLine(line, isPathway).Distinct())
            {
                yield return new Reference(target, number);
            }
        }
    }

    /// <summary>The id that a text gives its document; <c>null</c>: none.</summary>
    public static string? IdOf(string text) => OwnId.Match(text) is { Success: true } match ? match.Groups["id"].Value : null;

    private static IEnumerable<string> InLine(string line, bool isPathway) =>
    [
        .. Citation.Matches(line).Concat(SourceField.Matches(line)).Select(m => Source(m.Groups["tag"].Value)),
        .. ById.Matches(line).Select(m => Id(m.Groups["id"].Value)),
        .. FilePath.Matches(line).Select(m => File(m.Value)),
        .. Link.Matches(line).Select(m => Address(m.Groups["url"].Value)),
        .. PlaceField.Matches(line).Select(m => Place(m.Groups["key"].Value)),
        .. isPathway ? Steps(line) : [],
    ];

    private static IEnumerable<string> Steps(string line) =>
        CourseStep.Match(line) is { Success: true } course ? [Id(course.Groups["id"].Value)]
        : ModuleSteps.Match(line) is { Success: true } modules ? modules.Groups["ids"].Value.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Select(Id)
        : [];

    [GeneratedRegex(@"\[@(?<tag>[A-Za-z0-9_-]{1,40})\]")]
    private static partial Regex Citation { get; }

    [GeneratedRegex("""^source:[ \t]*["']?(?<tag>[A-Za-z0-9_-]{1,40})["']?[ \t\r]*$""")]
    private static partial Regex SourceField { get; }

    [GeneratedRegex(@"\bref:(?<id>[a-z][a-z0-9-]*)")]
    private static partial Regex ById { get; }

    [GeneratedRegex(@"(?<![\w/-])(?:downloads|media)/[a-z0-9/_-]+\.[a-z0-9]+")]
    private static partial Regex FilePath { get; }

    // Behind the square bracket of a link, or of a definition of one.
    [GeneratedRegex(@"\](?:\(|:[ \t]+)<?(?<url>/[a-z0-9][a-z0-9/._-]*)")]
    private static partial Regex Link { get; }

    [GeneratedRegex("""^contribution:[ \t]*["']?(?<key>[a-z0-9-]{1,80})["']?[ \t\r]*$""")]
    private static partial Regex PlaceField { get; }

    [GeneratedRegex(@"^[ \t]*(?:-[ \t]+)?course:[ \t]*(?<id>[a-z][a-z0-9-]*)")]
    private static partial Regex CourseStep { get; }

    [GeneratedRegex(@"^[ \t]*(?:-[ \t]+)?modules:[ \t]*\[(?<ids>[a-z0-9, -]*)\]")]
    private static partial Regex ModuleSteps { get; }

    [GeneratedRegex(@"\A---[ \t]*\n(?:(?!---)[^\n]*\n)*?id:[ \t]*(?<id>[a-z][a-z0-9-]*)")]
    private static partial Regex OwnId { get; }
}
