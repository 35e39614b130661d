using Pace.Learning.Web.Contributions.Placements;

namespace Pace.Learning.Web.Contributions.Manage;

/// <summary>What parents have shared, for those who look after it; found by what they look for. The address says what was looked for, so that it can be kept.</summary>
[OnlyFor(Roles.ParticipationManager, Roles.Editor)]
internal sealed class SharedContributionsModel(ContributionSearch search, VoicePlaces places) : PageModel
{
    /// <summary>The page's address.</summary>
    public const string Address = "/manage/participation/contributions";

    [BindProperty(SupportsGet = true)]
    public ContributionFilter Filter { get; set; } = new();

    [BindProperty(Name = "number", SupportsGet = true)]
    public int Number { get; set; } = 1;

    public FoundContributions Found { get; private set; } = null!;

    public IEnumerable<Course> Courses { get; private set; } = [];

    public bool IsManager => User.IsInRole(Roles.ParticipationManager);

    public string PageUrl(int number) => Filter.Url(Address, number);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        ModelState.Clear();
        Filter.Text = Filter.Text?.Length > ContributionFilter.TextLength ? Filter.Text[..ContributionFilter.TextLength] : Filter.Text;
        Filter.TakenBack &= IsManager;
        Courses = (await places.CoursesAsync(cancellation)).Select(c => c.Course);
        Found = await search.FindAsync(User, Filter, Number, cancellation);
    }
}
