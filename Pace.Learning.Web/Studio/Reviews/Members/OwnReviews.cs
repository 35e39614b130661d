using System.Security.Claims;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Studio.Documents;

namespace Pace.Learning.Web.Studio.Reviews.Members;

/// <summary>Drafts as a member of the parents' advisory group reaches them.</summary>
internal sealed class OwnReviews(PaceDbContext db, PublishedContent published, TimeProvider time)
{
    /// <summary>The parent who is asking, with what they are to the group; <c>null</c> when they take no part.</summary>
    public async Task<OwnReviewer?> FindAsync(ClaimsPrincipal user, CancellationToken cancellation) => await db.FindOwnProfileAsync(user, cancellation) is { } parent
        ? new OwnReviewer(parent, await db.Reviewers.AsNoTracking().SingleOrDefaultAsync(r => r.ParticipantId == parent.Id, cancellation), parent.IsPausedAt(time.GetUtcNow().UtcDateTime))
        : null;

    /// <summary>Drafts that can be read now, the oldest first, with what this parent said of them.</summary>
    public async Task<IReadOnlyList<OpenDraft>> OpenAsync(ParticipantProfile parent, CancellationToken cancellation)
    {
        var open = await (from document in db.Documents
                          where document.State == WorkState.InReview && document.Removal == null
                          join round in db.ReviewRounds on new { document.Id, Number = document.CandidateNumber } equals new { Id = round.DocumentId, Number = (int?)round.Number }
                          join revision in db.Revisions on new { round.DocumentId, round.Number } equals new { revision.DocumentId, revision.Number }
                          orderby round.SentAt
                          select new { document, round.Number, round.SentAt, revision.Text }).AsNoTracking().ToListAsync(cancellation);
        var ids = open.Select(o => o.document.Id).ToList();
        var said = await db.Approvals.Where(a => ids.Contains(a.DocumentId) && a.PersonId == parent.PersonId && a.PersonId != null && a.IsParent).AsNoTracking().ToListAsync(cancellation);
        var refused = await db.ReviewRefusals.Where(r => r.ParticipantId == parent.Id).Select(r => r.DocumentId).ToListAsync(cancellation);
        return [.. open.Select(o => new OpenDraft(
            o.document.Id, o.Number, o.document.Kind, DocumentTitle.Of(o.Text, o.document.Path, published.Library), o.SentAt,
            said.Find(a => a.DocumentId == o.document.Id && a.Number == o.Number)?.Verdict, refused.Contains(o.document.Id)))];
    }
}

/// <summary>A parent and the advisory group.</summary>
/// <param name="Parent">The parent.</param>
/// <param name="Reviewer">What they are to the group; <c>null</c>: nobody has asked them.</param>
/// <param name="IsPaused">Whether they are on a pause.</param>
internal sealed record OwnReviewer(ParticipantProfile Parent, Reviewer? Reviewer, bool IsPaused)
{
    /// <summary>Whether they are in the group.</summary>
    public bool IsMember => Reviewer is { IsMember: true };
}

/// <summary>A draft that can be read now.</summary>
/// <param name="DocumentId">Of what.</param>
/// <param name="Number">The revision.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Title">What it is called.</param>
/// <param name="SentAt">Since when (UTC).</param>
/// <param name="Said">What this parent said of it.</param>
/// <param name="IsRefused">Whether they would rather not.</param>
internal sealed record OpenDraft(Guid DocumentId, int Number, DocumentKind Kind, string Title, DateTime SentAt, Verdict? Said, bool IsRefused)
{
    /// <summary>Whether it waits for them.</summary>
    public bool IsWaiting => Said is null && !IsRefused;

    /// <summary>What it is, in plain words.</summary>
    public string What => DraftLabels.Of(Kind);
}
