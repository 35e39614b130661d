using System.Collections.Frozen;
using Pace.Learning.Content.Files;
using Pace.Learning.Content.Markup;
using Pace.Learning.Content.Prose;

namespace Pace.Learning.Content.Compilation;

/// <summary>What every document of a compilation may refer to. Only read while documents are compiled, so they can be in parallel.</summary>
internal sealed class ContentSite
{
    private readonly FrozenDictionary<string, Source> sources;

    public ContentSite(IContentFolder folder, IReadOnlyList<Source> sources, IReadOnlyDictionary<string, string> addresses, CompilerOptions options)
    {
        Folder = folder;
        Files = folder.Paths.ToFrozenSet(StringComparer.Ordinal);
        this.sources = sources.ToFrozenDictionary(s => s.Tag);
        Addresses = addresses;
        Options = options;
    }

    public IContentFolder Folder { get; }

    public CompilerOptions Options { get; }

    public FrozenSet<string> Files { get; }

    /// <summary>Id to address, for every document with a readable id.</summary>
    public IReadOnlyDictionary<string, string> Addresses { get; }

    public bool HasSourceAt(string fragment) => sources.Values.Any(s => CitationInline.Fragment(s) == fragment);

    public Source? FindSource(string tag, int line, FindingLog findings)
    {
        if (sources.TryGetValue(tag, out var source))
        {
            return source;
        }
        findings.Error(line, RuleNames.UnknownSource, $"sources.yaml has no source \"{tag}\". It has {string.Join(", ", sources.Keys.Order(StringComparer.Ordinal))}.");
        return null;
    }

    /// <summary>The address of a file of <c>media/</c>, or <c>null</c> and a finding when it is not there.</summary>
    /// <param name="path">As it is written.</param>
    /// <param name="line">Where.</param>
    /// <param name="findings">Takes what is wrong.</param>
    /// <param name="guard">The key of the place that it stands in: what shows somebody stands in a place that is asked for, and in no other.</param>
    public string? FindMedia(string path, int line, FindingLog findings, string? guard = null)
    {
        var file = FileOf(path);
        if (file.StartsWith("media/", StringComparison.Ordinal) && Files.Contains(file))
        {
            var facts = Folder.FactsOf(file);
            if (facts?.Guard is { } needed && needed != guard)
            {
                findings.Error(line, RuleNames.MisplacedBlock, $"\"{file}\" shows or tells of a parent, who may take that back. It can stand as the picture of a figure, or in a media block with its own captions and transcript; in a lesson, with \"instead\".");
                return null;
            }
            return Served(new Address(AddressKind.Site, facts?.Served is { } served ? $"/media/{served}" : $"/{file}").Encoded());
        }
        var where = file.StartsWith("media/", StringComparison.Ordinal) ? "" : " Its path starts with \"media/\".";
        findings.Error(line, RuleNames.BrokenLink, $"There is no file \"{(file.Length > 80 ? file[..80] + "…" : file)}\".{where}");
        return null;
    }

    /// <summary>A path of the site as documents write it, turned into where it is served.</summary>
    public string Served(string path) => path.StartsWith("/media/", StringComparison.Ordinal) ? string.Concat(Options.MediaPath, path.AsSpan("/media".Length)) : path;

    /// <summary>The tag of a picture of <c>media/</c>, or <c>null</c> and a finding when it is not there.</summary>
    /// <param name="path">As it is written.</param>
    /// <param name="alt">What it shows.</param>
    /// <param name="line">Where.</param>
    /// <param name="findings">Takes what is wrong.</param>
    /// <param name="guard">The key of the place that it stands in.</param>
    public FinishedHtml? FindPicture(string path, string alt, int line, FindingLog findings, string? guard = null)
    {
        if (FindMedia(path, line, findings, guard) is not { } src)
        {
            return null;
        }
        var facts = FactsOf(path);
        var size = SizeOf(path, facts) is { } s ? FinishedHtml.Of($" width=\"{s.Width}\" height=\"{s.Height}\"") : default;
        return FinishedHtml.Of($"""<img src="{src}" alt="{alt}"{(facts is { Smaller.Count: > 0 } ? Smaller(facts, src) : default)}{size} loading="lazy">""");
    }

    /// <summary>What is known of a file of <c>media/</c>.</summary>
    public MediaFacts? FactsOf(string path) => FileOf(path) is var file && Files.Contains(file) ? Folder.FactsOf(file) : null;

    private PictureSize? SizeOf(string path, MediaFacts? facts) =>
        facts is { Width: > 0, Height: > 0 } ? new PictureSize(facts.Width, facts.Height) : PictureSize.Of(Folder, FileOf(path));

    // Text is 40 rem wide at most, and so are the pictures in it.
    private FinishedHtml Smaller(MediaFacts facts, string src)
    {
        var all = facts.Smaller.Select(p => $"{Served(new Address(AddressKind.Site, $"/media/{p.Served}").Encoded())} {p.Width}w").Append($"{src} {facts.Width}w");
        return FinishedHtml.Of($" srcset=\"{string.Join(", ", all)}\" sizes=\"(min-width: 44rem) 40rem, 92vw\"");
    }

    private static string FileOf(string path) => path.StartsWith("/media/", StringComparison.Ordinal) ? path[1..] : path;
}
