using Pace.Learning.Web.Studio.Documents;
using Pace.Learning.Web.Studio.Elsewhere;
using Pace.Learning.Web.Studio.Write;

namespace Pace.Learning.Web.Studio.Tree;

/// <summary>Finds words in all documents, and puts others in their place: in drafts, so that everything is looked at before it is public.</summary>
internal sealed class TextReplacement(PaceDbContext db, DocumentFiles files, Drafts.DraftRecorder drafts, DraftMerge merge, WritingPlaces writing, PublishedContent published)
{
    /// <summary>The longest words that are looked for, in characters.</summary>
    public const int Length = 200;

    private const int Around = 60;

    /// <summary>Where the words stand.</summary>
    public async Task<IReadOnlyList<FoundIn>> FindAsync(string words, bool asWritten, CancellationToken cancellation)
    {
        var found = new List<FoundIn>();
        foreach (var (path, text, state) in await TextsAsync(cancellation))
        {
            var places = PlacesOf(text, words, asWritten).ToList();
            if (places.Count > 0)
            {
                found.Add(new FoundIn(path, DocumentTitle.Of(text, path, published.Library), Why(path, state), [.. places.Select(p => Place(text, p, words.Length))]));
            }
        }
        return found;
    }

    /// <summary>Replaces the words in some documents, each as a draft.</summary>
    /// <returns>Where it couldn't be done, and why.</returns>
    public async Task<IReadOnlyList<string>> ReplaceAsync(IReadOnlyCollection<string> paths, string words, string by, bool asWritten, Guid person, CancellationToken cancellation)
    {
        var refused = new List<string>();
        foreach (var path in paths)
        {
            var wasWritten = await db.Documents.AnyAsync(d => d.Path == path && d.State != WorkState.Idle, cancellation);
            var opened = await drafts.OpenAsync(path, person, cancellation);
            var draft = opened.DocumentId is { } id ? await db.Drafts.AsNoTracking().SingleOrDefaultAsync(d => d.DocumentId == id, cancellation) : null;
            if (opened.Refusal is { } refusal || draft is null)
            {
                refused.Add($"{path}: {opened.Refusal?.Words ?? "it can’t be opened."}");
                continue;
            }
            var text = Replaced(draft.Text, words, by, asWritten);
            if (await merge.SaveAsync(draft.DocumentId, text, draft.Stamp, person, cancellation) is MergeResult.Refused or MergeResult.Contested)
            {
                if (!wasWritten)
                {
                    // Begun for nothing.
                    await drafts.DiscardAsync(draft.DocumentId, person, cancellation);
                }
                refused.Add($"{path}: somebody else writes there just now. Try again.");
            }
        }
        return refused;
    }

    public static string Replaced(string text, string words, string by, bool asWritten) => text.Replace(words, by, asWritten ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);

    /// <summary>The newest text of every document: what is being written, or else what is public.</summary>
    private async Task<List<(string Path, string Text, WorkState State)>> TextsAsync(CancellationToken cancellation)
    {
        var revisions = db.Revisions.AsNoTracking();
        var known = await (from document in db.Documents.AsNoTracking()
                           join draft in db.Drafts on document.Id equals draft.DocumentId into begun
                           from draft in begun.DefaultIfEmpty()
                           select new { document.Path, document.State, IsGone = document.Removal != null, Draft = draft == null ? null : draft.Text, Last = revisions.Where(r => r.DocumentId == document.Id && r.Number == document.LastNumber).Select(r => r.Text).FirstOrDefault() })
            .ToListAsync(cancellation);
        var former = await db.FormerPaths.Select(f => f.Path).ToListAsync(cancellation);
        var texts = known.Where(d => !d.IsGone).Select(d => (d.Path, d.Draft ?? d.Last ?? "", d.State)).ToList();
        foreach (var path in files.Paths.Except(known.Select(d => d.Path)).Except(former))
        {
            if (await files.ReadAsync(path, cancellation) is { } file)
            {
                texts.Add((path, file.Text, WorkState.Idle));
            }
        }
        return [.. texts.OrderBy(t => t.Path, StringComparer.Ordinal)];
    }

    private string? Why(string path, WorkState state) => writing.Of(path)?.Words ?? (DocumentPath.KindOf(path)?.IsKeptForGood == true ? "People may have said yes to these words, so they stay."
        : state is WorkState.Idle or WorkState.Draft ? null
        : "It is with others now. Take it back first.");

    private static IEnumerable<int> PlacesOf(string text, string words, bool asWritten)
    {
        var how = asWritten ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        for (var at = text.IndexOf(words, how); at >= 0; at = text.IndexOf(words, at + words.Length, how))
        {
            yield return at;
        }
    }

    private static FoundPlace Place(string text, int at, int length)
    {
        var (start, end) = (text.LastIndexOf('\n', Math.Max(0, at - 1)) + 1, text.IndexOf('\n', at + length));
        end = end < 0 ? text.Length : end;
        var (from, to) = (Math.Max(Math.Min(start, at), at - Around), Math.Min(Math.Max(end, at + length), at + length + Around));
        return new(text.AsSpan(0, at).Count('\n') + 1, text[from..at], text.Substring(at, length), text[(at + length)..to]);
    }
}

/// <summary>A document in which words were found.</summary>
/// <param name="Path">Its file.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Why">Why they can't be replaced there; <c>null</c>: they can.</param>
/// <param name="Places">Where.</param>
internal sealed record FoundIn(string Path, string Title, string? Why, IReadOnlyList<FoundPlace> Places);

/// <summary>A place where words stand.</summary>
internal sealed record FoundPlace(int Line, string Before, string Words, string After);
