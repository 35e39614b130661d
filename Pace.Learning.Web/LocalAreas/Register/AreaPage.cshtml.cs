using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Options;
using Pace.Learning.Content.Library;
using Pace.Learning.Web.Agreements;
using Pace.Learning.Web.Platform;
using Pace.Learning.Web.Platform.Published;
using Pace.Learning.Web.Platform.Published.Cached;

namespace Pace.Learning.Web.LocalAreas.Register;

/// <summary>What one area has promised, since when, by whom, and how far it has come.</summary>
[AllowAnonymous]
[OutputCache(PolicyName = RegisterPages.Tag)]
internal sealed class AreaPageModel(
    PublicRegister register, AgreementRegister agreements, AreaDirectory directory, PublishedContent published, IOptions<PaceOptions> settings) : PageModel
{
    public OrganisationOptions Organisation { get; } = settings.Value.Organisation;

    public RegisterArea Area { get; private set; } = null!;

    /// <summary>What is in force, each with the text that was signed when it is still published.</summary>
    public IReadOnlyList<(RegisterEntry Entry, AgreementDocument? Document, AgreementVersion? Version)> InForce { get; private set; } = [];

    public IReadOnlyList<(RegisterEvent Event, SignedBy Of)> History { get; private set; } = [];

    /// <summary>How many staff are trained, when the area promised that they are.</summary>
    public AreaCoverage? Coverage { get; private set; }

    public Badge? Badge { get; private set; }

    public static string UrlOf(LocalArea area) => $"{RegisterModel.Address}/{area.Slug}";

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellation)
    {
        if ((await register.ReadAsync(cancellation)).Find(slug) is not { } area)
        {
            return NotFound();
        }
        Area = area;
        InForce = [.. area.InForce.Select(e => (e, published.Library.FindAgreement(e.DocumentId), published.Library.FindAgreement(e.DocumentId)?.Version(e.Version)))];
        var all = area.Entries.Select(e => new SignedBy(area.Area, e)).Concat(area.Before).ToDictionary(s => s.Entry.SignUpId);
        History = [.. (await agreements.HistoryAsync(all.Keys, cancellation)).Select(h => (h, all[h.SignUpId]))];
        if (InForce.Any(f => f.Version is not null && f.Version.Promises.Any(p => IsMeasured(f.Entry, p))))
        {
            Coverage = await directory.CoverageAsync(area.Area.Id, cancellation);
        }
        Badge = Badge.Of(area);
        return Page();
    }

    /// <summary>The charter's promise that professionals are trained is the one that this site can count.</summary>
    public static bool IsMeasured(RegisterEntry entry, AgreementPromise promise) => entry.DocumentId == "parent-charter" && promise.Key == "c";
}
