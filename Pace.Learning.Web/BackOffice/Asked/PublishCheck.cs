using Pace.Learning.Content.Delivery;
using Pace.Learning.Web.Platform.Ledger;
using Pace.Learning.Web.Studio.Documents;
using Pace.Learning.Web.Studio.Elsewhere;
using Pace.Learning.Web.Studio.Emptied;
using Pace.Learning.Web.Studio.Releases;

namespace Pace.Learning.Web.BackOffice.Asked;

/// <summary>Why a document may not be published.</summary>
/// <param name="Category">What kind of thing it is: <c>Consent</c>, <c>Checks</c> or <c>Review</c>.</param>
/// <param name="Message">What it is, and what to do about it.</param>
/// <param name="Property">The alias of the property that it is about; <c>null</c>: all of it.</param>
internal sealed record PublishBlocker(string Category, string Message, string? Property);

/// <summary>Says what stands in the way of a document that somebody publishes in Umbraco: the same as in the Studio, but for what is decided there with publishing.</summary>
internal sealed class PublishCheck(DocumentPlacing placing, PublishGates gates, ElsewhereReviews reviews, EmptiedSpots emptied, PublishedContent published, DocumentFiles files, PaceDbContext db, TimeProvider time)
{
    private const string Consent = "Consent";
    private const string Checks = "Checks";
    private const string Review = "Review";

    /// <summary>Looks at a document. That it was stopped is kept for those who look later, until it goes through.</summary>
    public async Task<IReadOnlyList<PublishBlocker>> AskAsync(AskedDocument asked, CancellationToken cancellation)
    {
        var placed = await placing.PlaceAsync(asked, cancellation);
        var blockers = placed.Document is { } document ? await OfAsync(asked, document, cancellation) : placed.Reason is { } reason ? [new(Checks, reason, null)] : [];
        await RecordAsync(asked, placed.Document?.Path, blockers, cancellation);
        return blockers;
    }

    /// <summary>What stands in the way of a review: what parents read must be as people will read it.</summary>
    public Task<IReadOnlyList<Blocker>> OfTextAsync(PlacedDocument document, CancellationToken cancellation) => gates.OfTextAsync(document.Path, document.Text, document.Around, cancellation);

    /// <summary>Whether people read exactly these words now, or they stand in the content folder: whoever brought them there has answered for them.</summary>
    public async Task<bool> IsKnownAsync(PlacedDocument document, CancellationToken cancellation) =>
        IsSaidBy(published.TextOf(document.Path), document) || IsSaidBy((await files.ReadAsync(document.Path, cancellation))?.Text, document);

    private static bool IsSaidBy(string? text, PlacedDocument document) => text is not null && NormalizedText.Of(document.Path, text) == document.Normalized;

    private async Task<IReadOnlyList<PublishBlocker>> OfAsync(AskedDocument asked, PlacedDocument document, CancellationToken cancellation)
    {
        var kind = DocumentPath.KindOf(document.Path);
        if (kind is null)
        {
            return [new(Checks, $"It would be the file {document.Path}, and no file can be called so. Use lower-case letters, digits and hyphens in its file name or address; those of modules and lessons begin with a number.", "fileName")];
        }
        var isRead = document.IsPart || kind is { NeedsParents: false } || await IsKnownAsync(document, cancellation) || await reviews.IsApprovedAsync(kind.Value, document.Normalized, cancellation);
        List<PublishBlocker> blockers = [];
        var empty = new Lazy<Task<IReadOnlyList<EmptiedSpot>>>(() => emptied.ReadAsync(cancellation));
        foreach (var blocker in await OfTextAsync(document, cancellation))
        {
            if (blocker.Reason is not BlockReason.Consent)
            {
                var place = blocker.Path == document.Path && blocker.Line is { } line ? PropertyPlace.Of(asked, document, line) : null;
                blockers.Add(new(Checks, $"{(blocker.Path == document.Path ? "" : $"In {blocker.Path}: ")}{blocker.Words}{(place?.Line is { } at ? $" (line {at})" : "")}", place?.Property));
            }
            else if (blocker.IsNewPlace ? !isRead || document.IsPart : (await empty.Value).Any(s => s.Name == blocker.Of))
            {
                blockers.Add(new(Consent, blocker.IsNewPlace
                    ? $"{FirstSentence(blocker.Words)} Put some there on the site, or ask for a review of what is written in their place."
                    : $"{FirstSentence(blocker.Words)} Put other words there, take the block out, or say in the site’s Studio, under “Places that stand empty”, that what is written in their place is enough.", null));
            }
        }
        if (!isRead)
        {
            blockers.Add(new(Review, "Parents haven’t approved these words. Ask for their review with the button beside the document; it can be published once enough of them agree.", null));
        }
        return blockers;
    }

    private static string FirstSentence(string words) => words[..(words.LastIndexOf(". ", StringComparison.Ordinal) + 1)];

    private async Task RecordAsync(AskedDocument asked, string? path, IReadOnlyList<PublishBlocker> blockers, CancellationToken cancellation)
    {
        if (blockers.Count == 0 && !await db.OfficeDocuments.AnyAsync(d => d.Key == asked.Key && d.Stopped != null, cancellation))
        {
            return;
        }
        await db.RetryOnConflictAsync(async stop =>
        {
            var document = await OfficeDocuments.FindAsync(db, asked, path, stop);
            if (blockers.Count == 0)
            {
                document.Go();
            }
            else
            {
                document.Stop(string.Join('\n', blockers.Select(b => b.Message)), asked.Unattended, LedgerTime.Now(time));
            }
        }, cancellation);
    }
}
