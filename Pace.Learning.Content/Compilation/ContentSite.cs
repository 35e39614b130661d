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

    /// <summary>For text that is in no folder.</summary>
    public static ContentSite Empty { get; } = new(new MemoryFolder(new Dictionary<string, string>()), [], new Dictionary<string, string>(), new());

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
    public string? FindMedia(string path, int line, FindingLog findings)
    {
        var file = path.StartsWith("/media/", StringComparison.Ordinal) ? path[1..] : path;
        if (file.StartsWith("media/", StringComparison.Ordinal) && Files.Contains(file))
        {
            return Served(new Address(AddressKind.Site, "/" + file).Encoded());
        }
        var where = file.StartsWith("media/", StringComparison.Ordinal) ? "" : " Its path starts with \"media/\".";
        findings.Error(line, RuleNames.BrokenLink, $"There is no file \"{(file.Length > 80 ? file[..80] + "…" : file)}\".{where}");
        return null;
    }

    /// <summary>A path of the site as documents write it, turned into where it is served.</summary>
    public string Served(string path) => path.StartsWith("/media/", StringComparison.Ordinal) ? string.Concat(Options.MediaPath, path.AsSpan("/media".Length)) : path;

    /// <summary>The tag of a picture of <c>media/</c>, or <c>null</c> and a finding when it is not there.</summary>
    public FinishedHtml? FindPicture(string path, string alt, int line, FindingLog findings)
    {
        if (FindMedia(path, line, findings) is not { } src)
        {
            return null;
        }
        var size = PictureSize.Of(Folder, path.TrimStart('/')) is { } s ? FinishedHtml.Of($" width=\"{s.Width}\" height=\"{s.Height}\"") : default;
        return FinishedHtml.Of($"""<img src="{src}" alt="{alt}"{size} loading="lazy">""");
    }
}
