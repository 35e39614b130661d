using System.Globalization;
using Pace.Learning.Web.Courses.ItemStatistics;
using Pace.Learning.Web.Studio.Statistics.Searches;

namespace Pace.Learning.Web.Studio.Statistics;

/// <summary>How the courses do, for those who write and publish them: where people stop, which questions work, what isn't found, where thanks come from. Never about one person.</summary>
[OnlyFor(Roles.Editor, Roles.Publisher, Roles.Admin)]
internal sealed class StatisticsModel(CourseStops stops, ThanksByPlace thanks, UnmetSearches searches, PublishedContent published, PaceDbContext db) : PageModel
{
    private const double Little = 0.1;
    private const double Well = 0.3;

    /// <summary>The course whose questions are shown.</summary>
    [BindProperty(SupportsGet = true, Name = "course")]
    public string? CourseSlug { get; set; }

    public IReadOnlyList<CourseStop> Stops { get; private set; } = [];

    public Course? Course { get; private set; }

    /// <summary>Questions that enough people answered, those that tell least first.</summary>
    public IReadOnlyList<ItemFigures> Questions { get; private set; } = [];

    /// <summary>How many questions too few people answered.</summary>
    public int Unanswered { get; private set; }

    public IReadOnlyList<SoughtWords> Searches { get; private set; } = [];

    public Thanks Thanks { get; private set; } = new(null, []);

    /// <summary>Whether the reader may open the page of all figures of questions.</summary>
    public bool SeesItems => User.IsInRole(Roles.Editor) || User.IsInRole(Roles.Admin);

    public static string Percent(double share) => share.ToString("0%", CultureInfo.InvariantCulture);

    public static string Mean(double number) => number.ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>A number, or that it is too small to be shown.</summary>
    public static string Shown(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "too few to show";

    /// <summary>What an index of discrimination says, in words.</summary>
    public static string Tells(double? index) => index switch
    {
        null => $"Fewer than {DiscriminationIndex.FewestPeople} people answered this and other questions, so it can’t be said",
        < 0 => $"The wrong way round: those who do well on the other questions score {Points(-index.Value)} lower here. Look whether the question, or its right answer, says what you mean",
        < Little => "It hardly tells: both score much the same here",
        < Well => $"A little: those who do well on the other questions score {Points(index.Value)} higher here",
        _ => $"Well: those who do well on the other questions score {Points(index.Value)} higher here",
    };

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Stops = await stops.ReadAsync(cancellation);
        Course = published.Library.Courses.FirstOrDefault(c => c.Slug == CourseSlug) ?? (published.Library.Courses is [var first, ..] ? first : null);
        if (Course is not null)
        {
            var all = await db.ItemFiguresAsync(Course, cancellation);
            Questions = [.. all.Where(i => i.IsShown).OrderBy(i => i.Discrimination ?? double.MaxValue).ThenBy(i => i.Facility)];
            Unanswered = all.Count - Questions.Count;
        }
        Searches = await searches.ReadAsync(cancellation);
        Thanks = await thanks.ReadAsync(cancellation);
    }

    private static string Points(double index) => $"{Math.Round(100 * index).ToString(CultureInfo.InvariantCulture)} points of 100";
}
