using System.Globalization;
using System.Text.Json;
using Pace.Learning.Web.Courses.Checks;

namespace Pace.Learning.Web.Courses.Confidence.Results;

/// <summary>Confidence before, after and three months on, for those who write and evaluate courses. Only ever of groups.</summary>
[Authorize(Roles = $"{Roles.Editor},{Roles.Evaluator},{Roles.Admin}")]
internal sealed class ResultsModel(PublishedContent published, PaceDbContext db) : PageModel
{
    public IReadOnlyList<(Course Course, IReadOnlyList<StatementFigures> Statements)> Courses { get; private set; } = [];

    public static string Words(Mean mean) => Words(mean, "0.0");

    public static string Signed(Mean mean) => Words(mean, "+0.0;-0.0;0.0");

    public async Task OnGetAsync()
    {
        var rows = await db.ConfidenceRatings.Where(r => r.Ratings != null).Select(r => new { r.CourseId, r.PersonId, r.Moment, r.Ratings })
            .ToListAsync(HttpContext.RequestAborted);
        var said = rows.ToLookup(r => r.CourseId, r => new Said(
            r.PersonId, r.Moment, JsonSerializer.Deserialize(r.Ratings!, AnswerJson.Default.IReadOnlyDictionaryStringInt32)!));
        Courses = [.. published.Library.Courses.Where(c => c.Confidence.Count > 0).Select(c => (c, StatementFigures.Of(c, [.. said[c.Id]])))];
    }

    private static string Words(Mean mean, string format) => mean.IsShown
        ? $"{mean.Value.ToString(format, CultureInfo.InvariantCulture)} (n={mean.People})"
        : $"fewer than {SmallNumbers.Fewest}";
}
