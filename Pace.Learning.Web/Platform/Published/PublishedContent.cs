using Pace.Learning.Content.Compilation;
using Pace.Learning.Content.Files;
using Pace.Learning.Content.Findings;
using Pace.Learning.Content.Search;

namespace Pace.Learning.Web.Platform.Published;

/// <summary>What is published right now. Read <see cref="Library"/> once a request: it is replaced whole when files change.</summary>
public sealed class PublishedContent : IDisposable
{
    private static readonly MemoryFolder Nothing = new(new Dictionary<string, byte[]>());

    private readonly ContentLayers layers;
    private readonly TimeProvider clock;
    private readonly ILogger<PublishedContent> log;
    private readonly IPublishedRevisions? revisions;
    private readonly IDeliveredDocuments? delivered;
    private readonly ContentCompiler compiler;
    private readonly Lock compiling = new();
    private volatile Edition current = Edition.Empty;

    /// <summary>Begins with nothing; <see cref="Compile"/> publishes.</summary>
    public PublishedContent(ContentLayers layers, IOptions<PaceOptions> site, TimeProvider clock, ILogger<PublishedContent> log, IPublishedRevisions? revisions = null, IDeliveredDocuments? delivered = null)
    {
        (this.layers, this.clock, this.log, this.revisions, this.delivered) = (layers, clock, log, revisions, delivered);
        compiler = new(new CompilerOptions { MediaPath = site.Value.MediaPath, Today = () => LondonTime.DayOf(clock.GetUtcNow().UtcDateTime) });
        if (revisions is not null)
        {
            revisions.Changed += CompileAnew;
        }
        if (delivered is not null)
        {
            delivered.Changed += CompileAnew;
        }
    }

    /// <summary>The current library.</summary>
    public ContentLibrary Library => current.Library;

    /// <summary>The folder that it was compiled from, with what is published on top of it.</summary>
    public IContentFolder Folder => current.Folder;

    /// <summary>What a document says in it; <c>null</c>: there is none of this path.</summary>
    /// <param name="path">Its path in the content folder.</param>
    public string? TextOf(string path)
    {
        var folder = current.Folder;
        if (!folder.Paths.Contains(path))
        {
            return null;
        }
        using var reader = new StreamReader(folder.Open(path), System.Text.Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>Search over the current library.</summary>
    public SearchIndex? Search => current.Search;

    /// <summary>Goes up with each new library, so that pages made from an older one can be told apart.</summary>
    public int Number => current.Number;

    /// <summary>When the current library was compiled (UTC); <c>null</c>: none has been.</summary>
    public DateTime? CompiledAt => current.CompiledAt;

    /// <summary>What is wrong with the files, for the health page and for editors.</summary>
    public IReadOnlyList<Finding> Findings => current.Library.Findings;

    /// <summary>Why the folder couldn't be read the last time; <c>null</c> when it could.</summary>
    public string? Failure { get; private set; }

    /// <summary>Raised after a new library has replaced the old one.</summary>
    public event Action? Replaced;

    /// <summary>
    /// Compiles the folder with what is published on top of it; what hasn't changed since the last time is taken again. A document with an error keeps its last good version;
    /// a folder that can't be read keeps everything.
    /// </summary>
    /// <returns>Whether the folder could be read.</returns>
    public bool Compile()
    {
        lock (compiling)
        {
            try
            {
                Publish(current, Sources(delivered?.Current));
                Failure = null;
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                Failure = failure.Message;
                log.LogError(failure, "The content folder can't be read; what was published stays.");
                return false;
            }
        }
        Tell();
        Replaced?.Invoke();
        return true;
    }

    /// <summary>Compiles drafts on top of what is published, for those who write: nothing of it is published, and nobody else sees it.</summary>
    /// <param name="drafts">The drafts, by their paths in the content folder.</param>
    /// <param name="without">Paths that would be published no more.</param>
    public ContentPreview Preview(IContentFolder drafts, IReadOnlySet<string>? without = null)
    {
        var now = current;
        var paths = drafts.Paths.ToHashSet(StringComparer.Ordinal);
        // A draft of what was taken away brings back all that stands in it.
        var folder = revisions is not null && paths.Overlaps(revisions.Current.Retired) ? Sources(delivered?.Current, paths) : now.Folder;
        var library = compiler.Preview(new OverlaidFolder(folder, drafts, without), now.Library, paths);
        var known = now.Library.Findings.ToHashSet();
        return new(library, [.. library.Findings.Where(f => paths.Contains(f.Path))], [.. library.Findings.Where(f => !paths.Contains(f.Path) && !known.Contains(f))]);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (revisions is not null)
        {
            revisions.Changed -= CompileAnew;
        }
        if (delivered is not null)
        {
            delivered.Changed -= CompileAnew;
        }
        current.Search?.Dispose();
    }

    private void CompileAnew() => Compile();

    private IContentFolder Sources(DeliveredDocuments? others, IReadOnlySet<string>? back = null)
    {
        var folder = others is null ? layers.Open() : Under(layers.Open(), others);
        if (revisions?.Current is not { } above || (above.Texts.Count == 0 && above.Retired.Count == 0))
        {
            return folder;
        }
        var gone = (back is null ? above : above with { Retired = above.Retired.Except(back).ToHashSet() }).GoneOf(folder.Paths.Concat(above.Texts.Keys));
        return new OverlaidFolder(
            folder, new MemoryFolder(above.Texts.Where(t => !gone.Contains(t.Key) && others?.Holds(t.Key) is not true).ToDictionary()),
            others is null ? gone : gone.Where(p => !others.Holds(p)).ToHashSet());
    }

    // What people may have signed stays as it lies in the folder, whatever anybody delivers.
    private static OverlaidFolder Under(IContentFolder folder, DeliveredDocuments others)
    {
        var there = folder.Paths.ToHashSet(StringComparer.Ordinal);
        var locked = LockedVersions.Read(folder).All.Select(l => l.Path).Where(there.Contains).ToHashSet();
        return new OverlaidFolder(folder, locked.Count == 0 ? others.Files : new OverlaidFolder(others.Files, Nothing, locked), there.Where(others.Holds).ToHashSet());
    }

    private void Publish(Edition last, IContentFolder folder)
    {
        var library = compiler.Compile(folder, LastGood(last));
        var search = last.Search ?? new SearchIndex(library);
        current = new Edition(folder, library, search, last.Number + 1, clock.GetUtcNow().UtcDateTime);
        if (last.Search is not null)
        {
            search.Update(library);
        }
    }

    // A site that starts while a document has an error knows the document's last good version only from whoever delivered it.
    private ContentLibrary LastGood(Edition last) =>
        last.Number == 0 && delivered?.LastGood is { } good ? compiler.Compile(Sources(good), last.Library) : last.Library;

    private void Tell()
    {
        var findings = Findings;
        foreach (var finding in findings.Where(f => f.Severity is Severity.Error))
        {
            log.LogWarning("Not published: {Finding}", finding);
        }
        log.LogInformation(
            "Published {Courses} courses, {Pages} pages; {Errors} errors, {Warnings} warnings.", Library.Courses.Count, Library.Pages.Count,
            findings.Count(f => f.Severity is Severity.Error), findings.Count(f => f.Severity is Severity.Warning));
    }

    private sealed record Edition(IContentFolder Folder, ContentLibrary Library, SearchIndex? Search, int Number, DateTime? CompiledAt)
    {
        public static Edition Empty { get; } = new(Nothing, ContentLibrary.Empty, null, 0, null);
    }
}
