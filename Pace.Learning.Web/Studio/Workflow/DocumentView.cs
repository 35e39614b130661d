using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Studio.Documents;
using Pace.Learning.Web.Studio.Drafts;
using Pace.Learning.Web.Studio.Releases;
using Pace.Learning.Web.Studio.Reviews;

namespace Pace.Learning.Web.Studio.Workflow;

/// <summary>A document and where the work on it stands, as the Studio's pages show it.</summary>
internal sealed record DocumentView
{
    /// <summary>The document.</summary>
    public required Document Document { get; init; }

    /// <summary>What it is called, by its newest text.</summary>
    public required string Title { get; init; }

    /// <summary>What is being written.</summary>
    public required Draft? Draft { get; init; }

    /// <summary>What reviewers said of the candidate.</summary>
    public required IReadOnlyList<Approval> Said { get; init; }

    /// <summary>The release that it waits in.</summary>
    public required Release? Release { get; init; }

    /// <summary>When the candidate was saved (UTC).</summary>
    public required DateTime? SentAt { get; init; }

    /// <summary>The newest text.</summary>
    public required string Text { get; init; }

    /// <summary>Whether that was kept from elsewhere, to be reviewed.</summary>
    public bool IsFromElsewhere { get; init; }

    /// <summary>How many parents approved the candidate.</summary>
    public int Approved => Said.Count(a => a.IsParent && a.Verdict is Verdict.Approved);

    /// <summary>How many reviewers asked for changes to the candidate.</summary>
    public int ChangesAsked => Said.Count(a => a.Verdict is Verdict.ChangesAsked);
}

/// <summary>Reads a document with what there is to know of it.</summary>
internal sealed class DocumentViews(PaceDbContext db, PersonDirectory people, PublishedContent published)
{
    /// <summary>One document; <c>null</c>: there is none.</summary>
    public async Task<DocumentView?> FindAsync(Guid id, CancellationToken cancellation)
    {
        if (await db.Documents.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, cancellation) is not { } document)
        {
            return null;
        }
        var draft = await db.Drafts.AsNoTracking().SingleOrDefaultAsync(d => d.DocumentId == id, cancellation);
        var newest = await db.Revisions.AsNoTracking().Where(r => r.DocumentId == id).OrderByDescending(r => r.Number).FirstOrDefaultAsync(cancellation);
        var text = draft?.Text ?? newest?.Text ?? "";
        return new DocumentView
        {
            Document = document,
            Title = DocumentTitle.Of(text, document.Path, published.Library),
            Text = text,
            Draft = draft,
            IsFromElsewhere = draft is null && newest?.Origin is RevisionOrigin.Elsewhere,
            SentAt = document.CandidateNumber is { } n ? await db.Revisions.Where(r => r.DocumentId == id && r.Number == n).Select(r => (DateTime?)r.SavedAt).SingleAsync(cancellation) : null,
            Said = document.CandidateNumber is { } number
                ? await db.Approvals.AsNoTracking().Where(a => a.DocumentId == id && a.Number == number).OrderBy(a => a.At).ToListAsync(cancellation)
                : [],
            Release = await db.Releases.AsNoTracking().Where(r => r.Publication == null && r.Cancellation == null && r.Items.Any(i => i.DocumentId == id))
                .OrderByDescending(r => r.CreatedAt).FirstOrDefaultAsync(cancellation),
        };
    }

    /// <summary>The names of people who work here; whoever has closed their account is somebody.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IEnumerable<Guid?> ids, CancellationToken cancellation)
    {
        var wanted = ids.OfType<Guid>().Distinct().ToList();
        var known = await people.OfAsync(wanted, cancellation);
        return wanted.ToDictionary(id => id, id => known.TryGetValue(id, out var person) && person.Name.Length > 0 ? person.Name : "Somebody");
    }
}
