using System.Security.Claims;
using Microsoft.AspNetCore.Html;

namespace Pace.Learning.Web.Shared;

/// <summary>A link of the navigation.</summary>
/// <param name="Href">Where it leads.</param>
/// <param name="Text">What it says.</param>
public sealed record NavLink(string Href, string Text);

/// <summary>What the header and the footer link to. A new room adds its line here once it has a page to show.</summary>
public static class SiteNav
{
    /// <summary>For everyone, in the header.</summary>
    public static IReadOnlyList<NavLink> Main { get; } =
    [
        new("/courses", "Courses"),
        new("/pathways", "Pathways"),
        new("/areas", "Local areas"),
        new("/search", "Search"),
        new("/taking-part", "Taking part"),
    ];

    /// <summary>For whoever is signed in, in the header.</summary>
    public static IReadOnlyList<NavLink> MainSignedIn { get; } = [new("/my/learning", "My learning"), .. Main];

    private const string WithParents = "Parents and carers";
    private const string Training = "Training";
    private const string Partners = "Local areas and agreements";
    private const string TheSite = "People and the site";

    /// <summary>For people with work to do here, in the menu of their account.</summary>
    private static readonly (string Part, string[] Roles, NavLink Link)[] Work =
    [
        (WithParents, [Roles.ParticipationManager, Roles.StandIn], new("/manage/participation", "This week with parents")),
        (WithParents, [Roles.SafeguardingOfficer], new("/manage/worries", "Worries")),
        (WithParents, [Roles.ParticipationManager, Roles.SafeguardingOfficer], new("/manage/participation/people", "Parents who take part")),
        (Training, [Roles.Trainer], new("/manage/talks", "Talks")),
        (Training, [Roles.Editor], new("/manage/participation/contributions", "What parents shared")),
        (Training, [Roles.Editor, Roles.Publisher], new("/studio", "Studio")),
        (Training, [Roles.Editor], new("/studio/media", "Media")),
        (Training, [Roles.Editor, Roles.Admin], new("/studio/items", "How the questions do")),
        (Training, [Roles.Editor, Roles.Publisher, Roles.Admin], new("/studio/statistics", "How the courses do")),
        (Training, [Roles.Editor, Roles.Evaluator, Roles.Admin], new("/studio/confidence", "How confident learners are")),
        (Partners, [Roles.AreaLead, Roles.Signatory], new("/agreements", "Agreements")),
        (Partners, [Roles.Admin], new("/manage/agreements", "Agreements of all areas")),
        (Partners, [Roles.AreaLead], new("/area", "Your area")),
        (TheSite, [Roles.Admin], new("/manage/people", "People and roles")),
        (TheSite, [Roles.SafeguardingOfficer, Roles.ParticipationManager], new("/manage/confirmations", "Roles that two people give")),
        (Partners, [Roles.Admin], new("/manage/areas", "Local areas")),
        (TheSite, [Roles.Admin], new("/manage/certificates", "Take back a certificate")),
        (TheSite, [Roles.Admin], new("/manage/mail", "Mail")),
        (TheSite, [Roles.Admin], new("/manage/jobs", "What runs by itself")),
    ];

    /// <summary>The pages that somebody works on.</summary>
    public static IEnumerable<NavLink> WorkOf(ClaimsPrincipal user) => Work.Where(w => w.Roles.Any(user.IsInRole)).Select(w => w.Link);

    /// <summary>The same, by what the work is about.</summary>
    public static IEnumerable<IGrouping<string, NavLink>> WorkByPart(ClaimsPrincipal user) => Work.Where(w => w.Roles.Any(user.IsInRole)).GroupBy(w => w.Part, w => w.Link);

    /// <summary>For everyone, at the foot of the page.</summary>
    public static IReadOnlyList<NavLink> Footer { get; } =
    [
        new("/about", "About this site"),
        new("/agreements/documents", "What local areas sign"),
        new("/accessibility", "Accessibility"),
        new("/privacy", "Privacy"),
        new("/terms", "Terms"),
        new("/leaving-fast", "Leaving this site fast"),
    ];

    /// <summary>Those, written once for all pages.</summary>
    public static IHtmlContent FooterLinks { get; } = new HtmlString($"<ul>{string.Concat(Footer.Select(l => $"<li><a href=\"{l.Href}\">{l.Text}</a></li>"))}</ul>");

    extension(NavLink link)
    {
        /// <summary>Says to screen readers, and by its look, that the reader is in this part of the site.</summary>
        public string? CurrentAt(PathString path) =>
            path.Equals(link.Href) ? "page" : path.StartsWithSegments(link.Href) ? "true" : null;
    }
}
