using Pace.Learning.Content.Compilation;
using Pace.Learning.Content.Findings;
using Pace.Learning.Content.Search;

namespace Pace.Learning.Web.Platform.Published;

/// <summary>What is published right now. Read <see cref="Library"/> once a request: it is replaced whole when files change.</summary>
public sealed class PublishedContent(ContentLayers layers, IOptions<PaceOptions> site, TimeProvider clock, ILogger<PublishedContent> log) : IDisposable
{
    private readonly ContentCompiler compiler = new(new CompilerOptions { MediaPath = site.Value.MediaPath, Today = () => LondonTime.DayOf(clock.GetUtcNow().UtcDateTime) });
    private readonly Lock compiling = new();
    private volatile Edition current = Edition.Empty;
    private SearchIndex? retired;

    /// <summary>The current library.</summary>
    public ContentLibrary Library => current.Library;

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

    /// <summary>Compiles the folder with what lies under it. A document with an error keeps its last good version; a folder that can't be read keeps everything.</summary>
    /// <returns>Whether the folder could be read.</returns>
    public bool Compile()
    {
        lock (compiling)
        {
            try
            {
                var last = current;
                var library = compiler.Compile(layers.Open(), last.Library);
                current = new Edition(library, new SearchIndex(library), last.Number + 1, clock.GetUtcNow().UtcDateTime);
                // The last index may still be answering somebody; the one before it isn't.
                retired?.Dispose();
                retired = last.Search;
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

    /// <inheritdoc />
    public void Dispose()
    {
        retired?.Dispose();
        current.Search?.Dispose();
    }

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

    private sealed record Edition(ContentLibrary Library, SearchIndex? Search, int Number, DateTime? CompiledAt)
    {
        public static Edition Empty { get; } = new(ContentLibrary.Empty, null, 0, null);
    }
}
