using System.Collections.Frozen;
using Pace.Learning.Content.Files;
using Pace.Learning.Content.Prose;

namespace Pace.Learning.Content.Compilation;

/// <summary>What every document of a compilation may refer to. Only read while documents are compiled, so they can be in parallel.</summary>
internal sealed class ContentSite
{
    private readonly FrozenDictionary<string, Source> sources;

    public ContentSite(IContentFolder folder, FileFacts facts, IReadOnlyList<Source> sources, IReadOnlyDictionary<string, string> addresses, CompilerOptions options)
    {
        Folder = folder;
        Facts = facts;
        Files = [.. folder.Paths];
        this.sources = sources.ToFrozenDictionary(s => s.Tag);
        SourceTags = string.Join(", ", this.sources.Keys.Order(StringComparer.Ordinal));
        Addresses = addresses;
        Options = options;
    }

    /// <summary>For text that stands in no folder.</summary>
    public static ContentSite Nowhere { get; } = OfNothing(new MemoryFolder(new Dictionary<string, byte[]>()));

    public IContentFolder Folder { get; }

    public FileFacts Facts { get; }

    public CompilerOptions Options { get; }

    public HashSet<string> Files { get; }

    /// <summary>The tags of the sources, one after the other.</summary>
    public string SourceTags { get; }

    /// <summary>Id to address, for every document with a readable id.</summary>
    public IReadOnlyDictionary<string, string> Addresses { get; }

    public Source? SourceOf(string tag) => sources.GetValueOrDefault(tag);

    public bool HasSourceAt(string fragment) => sources.Values.Any(s => CitationInline.Fragment(s) == fragment);

    /// <summary>A path of the site as documents write it, turned into where it is served.</summary>
    public string Served(string path) => path.StartsWith("/media/", StringComparison.Ordinal) ? string.Concat(Options.MediaPath, path.AsSpan("/media".Length)) : path;

    /// <summary>What is known of a file of <c>media/</c>.</summary>
    public MediaFacts? FactsOf(string file) => Files.Contains(file) ? Folder.FactsOf(file) : null;

    private static ContentSite OfNothing(MemoryFolder folder) => new(folder, new(folder), [], new Dictionary<string, string>(), new());
}
