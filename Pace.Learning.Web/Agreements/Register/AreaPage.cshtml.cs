using Microsoft.AspNetCore.OutputCaching;
using Pace.Learning.Web.Agreements.Plans;
using Pace.Learning.Web.Agreements.Reviews;
using Pace.Learning.Web.LocalAreas;
using Pace.Learning.Web.Platform.Published.Cached;

namespace Pace.Learning.Web.Agreements.Register;

/// <summary>What one area has promised, since when, by whom, and how far it has come.</summary>
[AllowAnonymous]
[OutputCache(PolicyName = RegisterPages.Tag)]
internal sealed class AreaPageModel(
    PublicRegister register, AgreementRegister agreements, AgreementProgress progress, IReviewStatements parents, AreaDirectory directory, PublishedContent published,
    IOptions<PaceOptions> settings) : PageModel
{
    private IReadOnlyList<ReviewOnPage> reviews = [];

    public OrganisationOptions Organisation { get; } = settings.Value.Organisation;

    public RegisterArea Area { get; private set; } = null!;

    /// <summary>What is in force, each with the text that was signed when it is still published.</summary>
    public IReadOnlyList<(RegisterEntry Entry, AgreementDocument? Document, AgreementVersion? Version)> InForce { get; private set; } = [];

    public IReadOnlyList<(RegisterEvent Event, SignedBy Of)> History { get; private set; } = [];

    /// <summary>How what is in force is kept, by agreement.</summary>
    public IReadOnlyDictionary<Guid, AgreementStanding> Standing { get; private set; } = new Dictionary<Guid, AgreementStanding>();

    /// <summary>How many staff are trained, when the area promised that they are.</summary>
    public AreaCoverage? Coverage { get; private set; }

    public Badge? Badge { get; private set; }

    public static string UrlOf(Area area) => $"{RegisterModel.Address}/{area.Slug}";

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellation)
    {
        if ((await register.ReadAsync(cancellation)).Find(slug) is not { } area)
        {
            return NotFound();
        }
        Area = area;
        InForce = [.. area.InForce.Select(e => (e, published.Library.FindAgreement(e.DocumentId), published.Library.FindAgreement(e.DocumentId)?.Version(e.Version)))];
        var all = area.Entries.Select(e => new SignedBy(area.Area, e)).Concat(area.Before).ToDictionary(s => s.Entry.AgreementId);
        History = [.. (await agreements.HistoryAsync(all.Keys, cancellation)).Select(h => (h, all[h.AgreementId]))];
        if (InForce.Any(f => f.Version is not null && f.Version.Promises.Any(p => Commitment.IsMeasured(f.Entry.DocumentId, p.Key))))
        {
            Coverage = await directory.CoverageAsync(area.Area.Id, cancellation);
        }
        Badge = Badge.Of(area);
        await LoadReviewsAsync(cancellation);
        return Page();
    }

    /// <summary>Reviews of what the area promised by a document, under earlier versions as well; the newest first.</summary>
    public IReadOnlyList<ReviewOnPage> ReviewsOf(string documentId) => [.. reviews.Where(r => r.DocumentId == documentId)];

    /// <summary>Reviews of what isn't in force any more, where they don't stand with a newer version.</summary>
    public IReadOnlyList<ReviewOnPage> ReviewsUnder(RegisterEntry entry) =>
        InForce.Any(f => f.Entry.DocumentId == entry.DocumentId) ? [] : [.. reviews.Where(r => r.Review.AgreementId == entry.AgreementId)];

    /// <summary>How far a promise was kept when it was last reviewed.</summary>
    public PromiseOutcome? LastFound(string documentId, string key) =>
        reviews.FirstOrDefault(r => r.DocumentId == documentId)?.Review.Promises.FirstOrDefault(p => p.Key == key);

    /// <summary>How something that isn't in force any more ended, in a few words.</summary>
    public string EndOf(RegisterEntry entry) => (entry.State, entry.EndedOn ?? Area.Area.EndedOn) switch
    {
        (AgreementState.InForce, { } with) => $"ended with the area on {LondonTime.Long(with.AddDays(-1))}",
        (_, { } on) => $"{AgreementLabels.Of(entry.State).ToLowerInvariant()} on {LondonTime.Long(on)}",
        _ => AgreementLabels.Of(entry.State).ToLowerInvariant(),
    };

    private async Task LoadReviewsAsync(CancellationToken cancellation)
    {
        Standing = await progress.OfAsync(Area.Entries, cancellation);
        var closed = Area.Entries.SelectMany(e => Standing[e.AgreementId].Reviews.Select(r => (e.DocumentId, Review: r))).OrderByDescending(r => r.Review.On).ToList();
        var views = await parents.OfAsync([.. closed.Select(r => r.Review.Id)], cancellation);
        reviews = [.. closed.Select(r => new ReviewOnPage(r.DocumentId, r.Review, views[r.Review.Id], Organisation.Name))];
        if (reviews.Any(r => !r.Parents.IsEmpty))
        {
            // What a parent can take back at any moment is never kept, here or on the way: the next request asks again.
            HttpContext.Features.Get<IOutputCacheFeature>()?.Context.AllowCacheStorage = false;
            Response.Headers.CacheControl = "no-cache, no-store";
            Response.Headers["X-Robots-Tag"] = "noarchive, nosnippet";
        }
    }
}

/// <summary>A review as the area's page shows it, with what parents let it show at this moment.</summary>
internal sealed record ReviewOnPage(string DocumentId, PublicReview Review, ShownReviewStatements Parents, string Organisation);
