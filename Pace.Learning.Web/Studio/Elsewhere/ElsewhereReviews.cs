using Pace.Learning.Web.Studio.Documents;
using Pace.Learning.Web.Studio.Reviews;

namespace Pace.Learning.Web.Studio.Elsewhere;

/// <summary>How the review of a text that is written elsewhere stands. It goes by the words: exactly what was read is approved, wherever it stands by now.</summary>
internal sealed class ElsewhereReviews(PaceDbContext db, WritingPlaces places, PublishedContent published, IOptions<StudioOptions> options)
{
    /// <summary>Whether enough people approved exactly these words, and nobody waits for a change.</summary>
    public async Task<bool> IsApprovedAsync(DocumentKind kind, string text, CancellationToken cancellation) =>
        IsApproved(kind, await SaidAsync(text, cancellation));

    /// <summary>The review of a document.</summary>
    /// <param name="path">The document.</param>
    /// <param name="text">What it says now.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<ElsewhereReview> OfAsync(string path, string text, CancellationToken cancellation)
    {
        var hash = Revision.HashOf(text);
        var document = await db.Documents.AsNoTracking().SingleOrDefaultAsync(d => d.Path == path, cancellation);
        var said = await SaidAsync(text, cancellation);
        var parents = said.Count(a => a.IsParent && a.Verdict is Verdict.Approved);
        var isRead = document is { State: WorkState.InReview, CandidateNumber: { } number } && await db.Revisions.AnyAsync(r => r.DocumentId == document.Id && r.Number == number && r.Sha256 == hash, cancellation);
        var state = DocumentPath.KindOf(path) is { } kind && IsApproved(kind, said) ? ReviewStanding.Approved
            : !isRead ? ReviewStanding.None
            : said.Any(a => a.Verdict is Verdict.ChangesAsked) ? ReviewStanding.ChangesAsked : ReviewStanding.Waiting;
        var comments = document is null ? 0 : await db.ReviewComments.CountAsync(c => c.DocumentId == document.Id, cancellation);
        return new(document?.Id, state, parents, said.Count == 0 ? null : said.Max(a => a.At), comments);
    }

    /// <summary>Reviews of what is written elsewhere that go on, or are done while it isn't public yet: the oldest first.</summary>
    public async Task<IReadOnlyList<OpenReview>> OpenAsync(CancellationToken cancellation)
    {
        var said = db.Approvals.AsNoTracking();
        var open = await (from document in db.Documents
                          where document.Removal == null && (document.State == WorkState.InReview || document.State == WorkState.Approved)
                          join revision in db.Revisions on new { document.Id, Number = document.CandidateNumber } equals new { Id = revision.DocumentId, Number = (int?)revision.Number }
                          orderby revision.SavedAt
                          select new
                          {
                              document.Id, document.Path, document.State, revision.Text, revision.SavedAt,
                              HasChanges = said.Any(a => a.DocumentId == document.Id && a.Number == revision.Number && a.Verdict == Verdict.ChangesAsked),
                          }).AsNoTracking().ToListAsync(cancellation);
        return
        [
            .. open.Where(d => places.Of(d.Path) is not null).Select(d => new OpenReview(
                d.Id, DocumentTitle.Of(d.Text, d.Path, published.Library), d.SavedAt, d.State is WorkState.Approved ? ReviewStanding.Approved : d.HasChanges ? ReviewStanding.ChangesAsked : ReviewStanding.Waiting)),
        ];
    }

    // The same words may have been read more than once: a change that somebody asked for since counts.
    private bool IsApproved(DocumentKind kind, List<Approval> said) => said.GroupBy(a => (a.DocumentId, a.Number))
        .Any(read => ApprovalRule.IsEnough(kind, [.. read], options.Value) && !said.Exists(a => a.Verdict is Verdict.ChangesAsked && a.At >= read.Max(r => r.At)));

    private async Task<List<Approval>> SaidAsync(string text, CancellationToken cancellation)
    {
        var hash = Revision.HashOf(text);
        return await (from revision in db.Revisions
                      where revision.Sha256 == hash
                      join approval in db.Approvals on new { revision.DocumentId, revision.Number } equals new { approval.DocumentId, approval.Number }
                      select approval).AsNoTracking().ToListAsync(cancellation);
    }
}

/// <summary>How a review stands.</summary>
internal enum ReviewStanding
{
    /// <summary>Nobody was asked about these words.</summary>
    None,

    /// <summary>They are being read.</summary>
    Waiting,

    /// <summary>Somebody asked for a change.</summary>
    ChangesAsked,

    /// <summary>They are approved.</summary>
    Approved,
}

/// <summary>The review of a text.</summary>
/// <param name="DocumentId">The document here; <c>null</c>: nobody was ever asked about it.</param>
/// <param name="Standing">How it stands.</param>
/// <param name="Parents">How many parents approved these words.</param>
/// <param name="At">When somebody last said something of them (UTC).</param>
/// <param name="Comments">How many notes parents wrote on the document.</param>
internal sealed record ElsewhereReview(Guid? DocumentId, ReviewStanding Standing, int Parents, DateTime? At, int Comments);

/// <summary>A review of what is written elsewhere.</summary>
/// <param name="DocumentId">The document here.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Since">Since when its words are as they are (UTC).</param>
/// <param name="Standing">How it stands.</param>
internal sealed record OpenReview(Guid DocumentId, string Title, DateTime Since, ReviewStanding Standing);
