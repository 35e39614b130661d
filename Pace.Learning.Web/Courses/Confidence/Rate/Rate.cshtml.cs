using System.Globalization;
using System.Text.Json;
using Pace.Learning.Web.Courses.Checks;
using Pace.Learning.Web.Courses.Enrolments;

namespace Pace.Learning.Web.Courses.Confidence.Rate;

/// <summary>Asks a learner how confident they are: before, after, and three months on. It never stands in the way.</summary>
internal sealed class RateModel(PublishedContent published, PaceDbContext db, TimeProvider clock) : PageModel
{
    public Course Course { get; private set; } = null!;

    public Dictionary<string, int> Ratings { get; } = [];

    public string? Error { get; private set; }

    public int FirstMissing { get; private set; }

    public string Why => moment switch
    {
        ConfidenceMoment.Before => "Before you begin: how much do you agree with these? We ask again at the end, so that we can see whether the course helps.",
        ConfidenceMoment.After => "You have come to the end: how much do you agree with these now?",
        _ => "It has been three months: how much do you agree with these today? It tells us what stays.",
    };

    public static string Address(Course course) => $"{course.Url}/confidence";

    private Enrolment enrolment = null!;
    private ConfidenceMoment? moment;

    public static string Label(int rating) => rating switch
    {
        ConfidenceRating.Lowest => "1, not at all",
        ConfidenceRating.Highest => "5, very much",
        _ => rating.ToString(CultureInfo.InvariantCulture),
    };

    public async Task<IActionResult> OnGetAsync(string course) =>
        !await FindAsync(course) ? NotFound()
        : moment is null ? GoOn()
        : Page();

    public async Task<IActionResult> OnPostAsync(string course, [FromForm] string? skip)
    {
        if (!await FindAsync(course))
        {
            return NotFound();
        }
        if (moment is null)
        {
            return GoOn();
        }
        if (skip is null && !ReadRatings())
        {
            ModelState.AddModelError("", Error!);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        var ratings = skip is null ? JsonSerializer.Serialize(Ratings, AnswerJson.Default.IReadOnlyDictionaryStringInt32) : null;
        db.ConfidenceRatings.Add(new ConfidenceRating(User.RequiredPersonId, Course.Id, moment.Value, ratings, clock.GetUtcNow().UtcDateTime));
        try
        {
            await db.SaveChangesAsync(HttpContext.RequestAborted);
        }
        catch (DbUpdateException) when (HasBeenAsked())
        {
            // Sent twice: the first one counts.
        }
        if (skip is null)
        {
            this.Notify("Thank you.");
        }
        return GoOn();
    }

    private bool HasBeenAsked()
    {
        var personId = User.RequiredPersonId;
        return db.ConfidenceRatings.AsNoTracking().Any(r => r.PersonId == personId && r.CourseId == Course.Id && r.Moment == moment);
    }

    private bool ReadRatings()
    {
        for (var i = Course.Confidence.Count - 1; i >= 0; i--)
        {
            var key = StatementKey.Of(Course.Confidence[i]);
            if (int.TryParse(Request.Form[$"rating.{key}"], NumberStyles.None, CultureInfo.InvariantCulture, out var rating)
                && rating is >= ConfidenceRating.Lowest and <= ConfidenceRating.Highest)
            {
                Ratings[key] = rating;
            }
            else
            {
                Error = "Rate each statement, or go on without.";
                FirstMissing = i;
            }
        }
        return Error is null;
    }

    private RedirectResult GoOn() => Redirect(enrolment.IsCompleted ? Course.Url : ResumePoint.Url(published.Library, Course, enrolment));

    private async Task<bool> FindAsync(string slug)
    {
        var personId = User.RequiredPersonId;
        if (!published.Library.TryGetCourse(slug, out var course)
            || await db.Enrolments.AsNoTracking().SingleOrDefaultAsync(e => e.PersonId == personId && e.CourseId == course.Id) is not { } found)
        {
            return false;
        }
        Course = course;
        enrolment = found;
        moment = await AskConfidence.MomentAsync(db, course, found, clock.GetUtcNow().UtcDateTime, HttpContext.RequestAborted);
        return true;
    }
}
