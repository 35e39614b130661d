using System.Globalization;

namespace Pace.Learning.Web.Courses.ItemStatistics;

/// <summary>Tells editors which questions work, without telling who answered what.</summary>
[Authorize(Roles = $"{Roles.Editor},{Roles.Admin}")]
internal sealed class ItemsModel(PublishedContent published, PaceDbContext db) : PageModel
{
    public IReadOnlyList<Course> Courses { get; } = published.Library.Courses;

    public Course? Course { get; private set; }

    public IReadOnlyList<ItemFigures> Items { get; private set; } = [];

    public static string Percent(double share) => share.ToString("0%", CultureInfo.InvariantCulture);

    public async Task OnGetAsync(string? course)
    {
        Course = Courses.FirstOrDefault(c => c.Slug == course) ?? (Courses is [var first, ..] ? first : null);
        if (Course is not null)
        {
            Items = await db.ItemFiguresAsync(Course, HttpContext.RequestAborted);
        }
    }
}
