namespace Pace.Learning.Web.Courses.Enrolments.Enrol;

/// <summary>Starts a course at a level, or changes the level.</summary>
internal sealed class EnrolModel(PublishedContent published, PaceDbContext db, EnrolmentRecorder starting) : PageModel
{
    public Course Course { get; private set; } = null!;

    public WorkforceLevel? Current { get; private set; }

    public string? Error { get; private set; }

    public async Task<IActionResult> OnGetAsync(string course) => await FindAsync(course) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string course, [FromForm] string? level)
    {
        if (!await FindAsync(course))
        {
            return NotFound();
        }
        if (WorkforceLevels.Parse(level ?? "") is not { } chosen || !Course.Levels.Contains(chosen))
        {
            Error = "Choose the work that is nearest to yours.";
            ModelState.AddModelError("", Error!);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        var completed = await starting.StartAsync(User.RequiredPersonId, Course, chosen, HttpContext.RequestAborted);
        if (completed)
        {
            this.Notify($"You have completed {Course.Title}. Well done, and thank you.");
            return Redirect($"{Course.Url}/confidence");
        }
        if (Current is not null)
        {
            this.Notify($"Your level is now: {chosen.Title}.");
            return Redirect(Course.Url);
        }
        return Redirect($"{Course.Url}/confidence");
    }

    private async Task<bool> FindAsync(string slug)
    {
        if (!published.Library.TryGetCourse(slug, out var course))
        {
            return false;
        }
        Course = course;
        var personId = User.RequiredPersonId;
        Current = await db.Enrolments.Where(e => e.PersonId == personId && e.CourseId == course.Id)
            .Select(e => (WorkforceLevel?)e.Level).SingleOrDefaultAsync(HttpContext.RequestAborted);
        return true;
    }
}
