using Pace.Learning.Web.Accounts;

namespace Pace.Learning.Web.Home;

/// <summary>The front page: who the site is for, and the way on for each of the four groups.</summary>
[AllowAnonymous]
public sealed class HomeModel(PublishedContent published, IOptions<PaceOptions> settings) : PageModel
{
    private const int CoursesShown = 4;

    /// <summary>Whose site this is.</summary>
    public OrganisationOptions Organisation { get; } = settings.Value.Organisation;

    /// <summary>The first courses, if any are published.</summary>
    public IReadOnlyList<Course> Courses { get; } = [.. published.Library.Courses.Take(CoursesShown)];

    /// <summary>Whether there is a way through the courses for each level.</summary>
    public bool HasPathways { get; } = published.Library.Pathways.Count > 0;

    /// <summary>Where the reader goes on, when they are signed in.</summary>
    public string? OwnPages => User.Identity is { IsAuthenticated: true } ? ReturnUrl.For(User, null) : null;

    /// <summary>A letter to us with its subject filled in.</summary>
    public string MailTo(string subject) => $"mailto:{Organisation.ContactEmail}?subject={Uri.EscapeDataString(subject)}";
}
