using Pace.Learning.Web.Studio.Documents;
using Pace.Learning.Web.Studio.Elsewhere;
using Pace.Learning.Web.Studio.Reviews;

namespace Pace.Learning.Web.BackOffice.Asked;

/// <summary>What came of asking for a review.</summary>
/// <param name="Sent">Whether parents read it now.</param>
/// <param name="Message">What happened, or what to put right first.</param>
internal sealed record ReviewAnswer(bool Sent, string Message);

/// <summary>Gives what is written in Umbraco to the parents' advisory group.</summary>
internal sealed class AskForReview(DocumentPlacing placing, PublishCheck check, ElsewhereRecorder recorder, ReviewRecorder reviews, PaceDbContext db)
{
    private const int MostReasons = 5;

    /// <summary>Sends a document as it is written now.</summary>
    public async Task<ReviewAnswer> SendAsync(AskedDocument asked, CancellationToken cancellation)
    {
        var placed = await placing.PlaceAsync(asked, cancellation);
        if (placed.Document is not { } document || document.IsPart || DocumentPath.KindOf(document.Path) is not { } kind)
        {
            return new(false, placed.Reason ?? "Parents read whole documents, and this isn’t one.");
        }
        if (!kind.NeedsParents)
        {
            return new(false, "Pages about the site are the organisation’s own: parents aren’t asked about them. It can be published.");
        }
        if (!document.IsPlaced)
        {
            return new(false, "What it stands in isn’t public, and parents weren’t asked about it. Ask for a review of that first, and then of this.");
        }
        if (await check.IsKnownAsync(document, cancellation))
        {
            return new(false, "These words are public already, or stand in the content folder. It can be published as it is.");
        }
        var blockers = await check.OfTextAsync(document, cancellation);
        if (blockers.Where(b => b.StopsReview && !b.IsNewPlace).Select(b => b.Words).ToList() is { Count: > 0 } reasons)
        {
            return new(false, $"It can’t go to review yet. {string.Join(" ", reasons.Take(MostReasons))}{(reasons.Count > MostReasons ? $" And {reasons.Count - MostReasons} more." : "")}");
        }
        var kept = await recorder.KeepAsync(document.Path, document.Normalized, cancellation);
        if (kept.Refusal is { } refusal)
        {
            return new(false, refusal.Words);
        }
        await db.RetryOnConflictAsync(stop => OfficeDocuments.FindAsync(db, asked, document.Path, stop), cancellation);
        if (kept.IsUnderWay)
        {
            return new(true, "These words are with the parents’ advisory group already, or were approved.");
        }
        if (blockers.Any(b => b.IsNewPlace))
        {
            return new(false, $"There {(blockers.Count(b => b.IsNewPlace) == 1 ? "is a new place" : "are new places")} for parents’ words where none stand yet. Put some there on the site, and ask again; or send it from the site’s Studio with what is written in their place.");
        }
        var sent = await reviews.SendAsync(kept.DocumentId, by: null, [], cancellation);
        return sent.Refusal is { } refused ? new(false, refused.Words)
            : new(true, "Sent. Members of the parents’ advisory group are told that it waits for them, without a date by which they must answer.");
    }
}
