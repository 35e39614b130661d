using Pace.Learning.Content.Blocks;
using Pace.Learning.Web.Contributions.Placements;
using Pace.Learning.Web.Studio.Documents;
using Pace.Learning.Web.Studio.Elsewhere;
using Pace.Learning.Web.Studio.Releases;
using Pace.Learning.Web.Studio.Reviews;
using Pace.Learning.Web.Studio.Usage;
using Pace.Learning.Web.Studio.Write;

namespace Pace.Learning.Web.BackOffice.Asked;

/// <summary>What stands beside a document in Umbraco.</summary>
/// <param name="Findings">What the checks and the language guide find.</param>
/// <param name="UsedIn">Where it is used.</param>
/// <param name="Review">How its review stands.</param>
/// <param name="Consents">What consents allow at its places for parents' words.</param>
internal sealed record PanelAnswer(IReadOnlyList<PanelFinding> Findings, IReadOnlyList<PanelUse> UsedIn, PanelReview Review, IReadOnlyList<PanelConsent> Consents);

/// <summary>Something to look at.</summary>
internal sealed record PanelFinding(string Severity, string Message, string? Property = null, int? Line = null, string? Why = null, IReadOnlyList<string>? Instead = null);

/// <summary>A document that uses it.</summary>
internal sealed record PanelUse(string Title, string Url);

/// <summary>How its review stands.</summary>
internal sealed record PanelReview(string State, int By = 0, DateTime? At = null, int Comments = 0, string? Url = null);

/// <summary>A place for a parent's words.</summary>
internal sealed record PanelConsent(string Place, bool Allowed, DateTime? Until, string Words);

/// <summary>Looks at a document as it is written in Umbraco just now.</summary>
internal sealed class DocumentPanel(DocumentPlacing placing, PublishCheck check, ElsewhereReviews reviews, UsageReader usage, PlaceStates places, PublishedContent published, PublicUrl site)
{
    /// <summary>All that there is to say of it.</summary>
    public async Task<PanelAnswer> OfAsync(AskedDocument asked, CancellationToken cancellation)
    {
        var placed = await placing.PlaceAsync(asked, cancellation);
        if (placed.Document is not { } document)
        {
            return new(placed.Reason is { } reason ? [new("error", reason)] : [], [], new("none"), []);
        }
        var library = published.Preview(PublishGates.Laid(document.Texts, new Dictionary<string, byte[]>())).Library;
        var findings = CheckedDraft.Of(document.Path, document.Text, library).Findings.Where(f => f.IsOpen).Select(f => Finding(asked, document, f));
        var elsewhere = (await check.OfTextAsync(document, cancellation)).Where(b => b.Path != document.Path).Select(b => new PanelFinding("error", $"In {b.Path}: {b.Words}"));
        return new(
            [.. findings, .. elsewhere], document.IsPlaced ? await UsesAsync(document.Path, cancellation) : [], await ReviewAsync(document, cancellation), await ConsentsAsync(document, library, cancellation));
    }

    /// <summary>How a review stands, as the panels name it.</summary>
    public static string StateOf(ReviewStanding standing) => standing switch
    {
        ReviewStanding.Waiting => "waiting",
        ReviewStanding.ChangesAsked => "changes-asked",
        ReviewStanding.Approved => "approved",
        _ => "none",
    };

    private static PanelFinding Finding(AskedDocument asked, PlacedDocument document, DraftFinding finding)
    {
        var place = PropertyPlace.Of(asked, document, finding.Line);
        return new(finding.IsError ? "error" : finding.CanBeAnswered ? "warning" : "advice", finding.Words is { } words ? $"“{words}”: {finding.Says}" : finding.Says, place.Property, place.Line)
        {
            Why = finding.CanBeAnswered ? $"{string.Join(" ", finding.More.Where(m => m.Length > 0))} {AnswerTo(finding)}".Trim() : null,
            Instead = finding.Instead.Count > 0 ? finding.Instead : null,
        };
    }

    private static string AnswerTo(DraftFinding finding) =>
        $"If the words are right here, write below them, with an empty line between: [fine-here]: {finding.Key[..finding.Key.IndexOf('@', StringComparison.Ordinal)]} \"your reason\"";

    private async Task<IReadOnlyList<PanelUse>> UsesAsync(string path, CancellationToken cancellation)
    {
        var used = await usage.OfAsync(path, cancellation);
        var documents = used.Documents.Select(d => new PanelUse(d.Title, site.Of(d.Address)));
        return used.Others.Count == 0 ? [.. documents] : [.. documents, new(string.Join(" ", used.Others), "")];
    }

    private async Task<PanelReview> ReviewAsync(PlacedDocument document, CancellationToken cancellation)
    {
        if (document.IsPart || DocumentPath.KindOf(document.Path) is not { NeedsParents: true })
        {
            return new("none");
        }
        var review = await reviews.OfAsync(document.Path, document.Normalized, cancellation);
        return new(StateOf(review.Standing), review.Parents, review.At, review.Comments, review.DocumentId is { } id ? site.Of(DraftAddresses.Comments(id)) : null);
    }

    private async Task<IReadOnlyList<PanelConsent>> ConsentsAsync(PlacedDocument document, ContentLibrary library, CancellationToken cancellation)
    {
        var blocks = library.Courses.SelectMany(c => c.Lessons).Where(l => l.Path == document.Path).SelectMany(l => l.Body.PersonalBlocks.OfType<ContributionBlock>()).ToList();
        var states = await places.OfAsync([.. blocks.Select(b => b.Contribution)], cancellation);
        return [.. blocks.Select(b => new PanelConsent(b.Contribution, states[b.Contribution].IsShown, states[b.Contribution].EndsAt, $"{b.About}. {PlaceWords.Of(states[b.Contribution])}"))];
    }
}
