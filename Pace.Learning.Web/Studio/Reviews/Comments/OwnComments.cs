using Pace.Learning.Web.Platform.Media;
using Pace.Learning.Web.Studio.Documents;

namespace Pace.Learning.Web.Studio.Reviews.Comments;

/// <summary>A comment as its parent reads it.</summary>
/// <param name="Comment">The comment.</param>
/// <param name="Words">What they wrote; empty: nothing.</param>
/// <param name="Voice">What they said aloud; <c>null</c>: nothing.</param>
/// <param name="Because">What an editor said about it.</param>
internal sealed record OwnComment(ReviewComment Comment, string Words, MediaFile? Voice, string? Because);

/// <summary>Opens a parent's own comments.</summary>
internal sealed class OwnComments(PaceDbContext db, PersonVault vault, PublishedContent published)
{
    /// <summary>All of them, the newest first; or those about one document.</summary>
    public async Task<IReadOnlyList<OwnComment>> OfAsync(Guid participantId, Guid? documentId, CancellationToken cancellation)
    {
        var comments = await db.ReviewComments.AsNoTracking().Where(c => c.ParticipantId == participantId && (documentId == null || c.DocumentId == documentId)).OrderByDescending(c => c.SavedAt).ToListAsync(cancellation);
        var opened = await vault.OpenManyAsync(
            [
                .. comments.Select(c => new PersonText(participantId, c.WordsPurpose, c.SealedWords)),
                .. comments.Where(c => c.Answer?.SealedWords is not null).Select(c => new PersonText(participantId, c.AnswerPurpose, c.Answer!.SealedWords!)),
            ], cancellation);
        var voices = await VoiceNotes.OfAsync(db, comments, cancellation);
        return [.. comments.Where(c => opened.ContainsKey((participantId, c.WordsPurpose))).Select(c => new OwnComment(c, opened[(participantId, c.WordsPurpose)], voices.GetValueOrDefault(c.Id), opened.GetValueOrDefault((participantId, c.AnswerPurpose))))];
    }

    /// <summary>What documents are called, by their newest text that parents were given.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> TitlesAsync(IReadOnlyCollection<Guid> documentIds, CancellationToken cancellation)
    {
        var given = await (from round in db.ReviewRounds
                           where documentIds.Contains(round.DocumentId)
                           join revision in db.Revisions on new { round.DocumentId, round.Number } equals new { revision.DocumentId, revision.Number }
                           join document in db.Documents on round.DocumentId equals document.Id
                           orderby round.Number
                           select new { round.DocumentId, document.Path, revision.Text }).AsNoTracking().ToListAsync(cancellation);
        return given.GroupBy(g => g.DocumentId).ToDictionary(g => g.Key, g => DocumentTitle.Of(g.Last().Text, g.Last().Path, published.Library));
    }
}
