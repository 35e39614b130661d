using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Pace.Learning.Web.Media.Usage;

/// <summary>A line of a document that names a file.</summary>
/// <param name="File">The document's file.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Title">The document's title, when it is published.</param>
/// <param name="Url">Where it is read, when it is published.</param>
internal sealed record MediaUse(string File, int Line, string? Title, string? Url);

/// <summary>Which documents name which files of media, by what stands in them now. Read once for each library that is published.</summary>
internal sealed partial class MediaUses(PublishedContent published, ContentLayers layers)
{
    private const int LongestFile = 400_000;

    private static readonly ConditionalWeakTable<ContentLibrary, Dictionary<string, List<MediaUse>>> Known = [];

    /// <summary>Where a file is named.</summary>
    public IReadOnlyList<MediaUse> Of(string path) => All().GetValueOrDefault(path) ?? [];

    /// <summary>Where a file of the library is named, or its captions or transcript.</summary>
    public IReadOnlyList<MediaUse> Of(MediaItem item) => [.. new[] { item.Path, item.Stem + ".vtt", item.Stem + ".md" }.SelectMany(Of).Distinct()];

    private Dictionary<string, List<MediaUse>> All() => Known.GetValue(published.Library, library => Read(library));

    private Dictionary<string, List<MediaUse>> Read(ContentLibrary library)
    {
        var uses = new Dictionary<string, List<MediaUse>>();
        var known = TitlesOf(library);
        var folder = layers.Open();
        foreach (var file in folder.Paths.Where(p => p.EndsWith(".md", StringComparison.Ordinal) && !p.StartsWith(MediaPath.Root, StringComparison.Ordinal) && folder.BytesOf(p) <= LongestFile))
        {
            var number = 0;
            using var reader = new StreamReader(folder.Open(file));
            while (reader.ReadLine() is { } line)
            {
                number++;
                foreach (var path in Named.Matches(line).Select(m => m.Value).Distinct())
                {
                    var (title, url) = known.GetValueOrDefault(file);
                    (uses.TryGetValue(path, out var found) ? found : uses[path] = []).Add(new MediaUse(file, number, title, url));
                }
            }
        }
        return uses;
    }

    private static Dictionary<string, (string Title, string Url)> TitlesOf(ContentLibrary library) => library.Courses.Select(c => (c.Path, c.Title, c.Url))
        .Concat(library.Courses.SelectMany(c => c.Modules.Select(m => (m.Path, m.Title, c.Url))))
        .Concat(library.Courses.SelectMany(c => c.Lessons.Select(l => (l.Path, l.Title, l.Url))))
        .Concat(library.Pages.Select(p => (p.Path, p.Title, p.Url)))
        .Concat(library.Pathways.Select(p => (p.Path, p.Title, p.Url)))
        .DistinctBy(d => d.Path).ToDictionary(d => d.Path, d => (d.Title, d.Url));

    [GeneratedRegex(@"(?<![\w-])media/[a-z0-9/_-]+\.[a-z0-9]+", RegexOptions.IgnoreCase)]
    private static partial Regex Named { get; }
}
