using Pace.Learning.Content.Blocks;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Accounts.Sessions;
using Pace.Learning.Web.Courses.Checks;
using Pace.Learning.Web.Courses.Checks.Pools;
using Pace.Learning.Web.Courses.Progress;
using Pace.Learning.Web.Courses.Reflections;

namespace Pace.Learning.Web.Courses.Lessons;

/// <summary>
/// A lesson. Each of its buttons posts to an address of its own below it (<c>/checks/{id}</c>, <c>/reflections/{id}</c>, <c>/read</c>)
/// and leads back to the block; what can't be saved is shown again in its place in the lesson. Notes that come along are saved whatever was pressed.
/// </summary>
[AsksAboutSession]
internal sealed class LessonModel(PublishedContent published, LessonViews views) : PageModel
{
    public LessonView View { get; private set; } = null!;

    private LessonPlace Place { get; set; } = null!;

    public async Task<IActionResult> OnGetAsync(string? handler, string? id)
    {
        if (!Find())
        {
            return NotFound();
        }
        if (handler is not null)
        {
            // Somebody reloads the address of a form: the lesson is where it belongs.
            return Back(id);
        }
        if (await views.OfAsync(HttpContext, Place) is not { } view)
        {
            return await HttpContext.RequestServices.GetRequiredService<SessionCheck>().AgainAsync(HttpContext);
        }
        View = view;
        await views.RememberAsync(View, HttpContext.RequestAborted);
        return Page();
    }

    public async Task<IActionResult> OnPostReadAsync([FromServices] LessonReadRecorder reading)
    {
        if (!Find())
        {
            return NotFound();
        }
        var notes = await SaveNotesAsync();
        var completed = await reading.MarkAsync(User.RequiredPersonId, Place, HttpContext.RequestAborted);
        return await DoneAsync(notes, completed, Redirect(Place.Next?.Url ?? Place.Course.Url));
    }

    public async Task<IActionResult> OnPostChecksAsync(string id, [FromForm] Guid token, [FromServices] AnswerRecorder answering)
    {
        if (!Find() || FindCheck(id) is not { } check)
        {
            return NotFound();
        }
        var notes = await SaveNotesAsync();
        var answer = GivenAnswer.Read(check, Request.Form);
        if (answer.Error is { } error)
        {
            return await AgainAsync([new Unsaved(id, error) { Answer = answer }, .. notes.Unsaved]);
        }
        var completed = await answering.SaveAsync(User.RequiredPersonId, Place, check, answer, token == default ? Guid.CreateVersion7() : token, HttpContext.RequestAborted);
        return await DoneAsync(notes, completed, Back(id));
    }

    public async Task<IActionResult> OnPostMarksAsync(string id, [FromForm] int number, [FromServices] SelfMarking marking)
    {
        if (!Find() || FindCheck(id) is not { Kind: CheckKind.Short } check)
        {
            return NotFound();
        }
        var notes = await SaveNotesAsync();
        var marks = GivenAnswer.ReadMarks(check, Request.Form);
        if (marks.Error is { } error)
        {
            return await AgainAsync([new Unsaved(id, error) { Marks = marks }, .. notes.Unsaved]);
        }
        var completed = await marking.SaveAsync(User.RequiredPersonId, Place, check, number, marks, HttpContext.RequestAborted);
        return await DoneAsync(notes, completed, Back(id));
    }

    public async Task<IActionResult> OnPostDrawsAsync(string id, [FromForm] int round, [FromServices] PoolDrawRecorder drawing)
    {
        if (!Find() || Place.Lesson.Body.PersonalBlocks.OfType<PoolBlock>().FirstOrDefault(p => p.Id == id) is not { } pool)
        {
            return NotFound();
        }
        var notes = await SaveNotesAsync();
        await drawing.DrawAsync(User.RequiredPersonId, Place, pool, round, HttpContext.RequestAborted);
        return await DoneAsync(notes, completed: false, Back(id));
    }

    public async Task<IActionResult> OnPostReflectionsAsync(string id)
    {
        if (!Find() || Place.Lesson.Reflections.All(r => r.Id != id))
        {
            return NotFound();
        }
        return await DoneAsync(await SaveNotesAsync(pressed: id), completed: false, Back(id));
    }

    // Before what was pressed, so that whatever becomes of that, they are safe, and the place to go on from is the one that was pressed.
    private async Task<SavedNotes> SaveNotesAsync(string? pressed = null)
    {
        var (completed, unsaved) = (false, new List<Unsaved>());
        // Asked for here, not by the constructor: a lesson is read far more often than written in, and what saving needs takes time to put together.
        var writing = HttpContext.RequestServices.GetRequiredService<ReflectionRecorder>();
        var sentNotes = SentReflection.Read(Place.Lesson, Request.Form).Where(s => s.Prompt.Id == pressed || (s.IsTouched && !s.IsEmpty));
        foreach (var sent in sentNotes.OrderBy(s => s.Prompt.Id == pressed))
        {
            if (sent.Refusal is { } refusal)
            {
                unsaved.Add(new Unsaved(sent.Prompt.Id, refusal) { Text = sent.Text });
                continue;
            }
            var result = await writing.SaveAsync(User.RequiredPersonId, Place, sent.Prompt, sent.Text, sent.Version, HttpContext.RequestAborted);
            completed |= result.CompletedCourse;
            if (result.Other is { } other)
            {
                unsaved.Add(new Unsaved(sent.Prompt.Id, "You wrote something else here meanwhile. Both texts are below: join them, then save.") { Text = sent.Text, Other = other });
            }
        }
        return new SavedNotes(completed, unsaved);
    }

    private async Task<IActionResult> DoneAsync(SavedNotes notes, bool completed, IActionResult next) =>
        notes.Unsaved.Count > 0 ? await AgainAsync(notes.Unsaved) : completed || notes.CompletedCourse ? Completed() : next;

    private bool Find()
    {
        var values = RouteData.Values;
        if (published.Library.TryGetLesson($"/courses/{values["course"]}/{values["module"]}/{values["lesson"]}", out var place))
        {
            Place = place;
            return true;
        }
        return false;
    }

    private CheckBlock? FindCheck(string id) => Place.Lesson.Checks.FirstOrDefault(c => c.Id == id);

    private RedirectResult Back(string? id) => Redirect(id is null ? Place.Lesson.Url : $"{Place.Lesson.Url}#{Uri.EscapeDataString(id)}");

    private RedirectResult Completed()
    {
        this.Notify($"You have completed {Place.Course.Title}. Well done, and thank you.");
        return Redirect($"{Place.Course.Url}/confidence");
    }

    private async Task<IActionResult> AgainAsync(IReadOnlyList<Unsaved> unsaved)
    {
        foreach (var block in unsaved)
        {
            ModelState.AddModelError(block.BlockId, block.Error);
        }
        View = await views.OfAsync(HttpContext, Place, unsaved) ?? throw new InvalidOperationException("A form is taken only from somebody whose session was asked about.");
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private sealed record SavedNotes(bool CompletedCourse, IReadOnlyList<Unsaved> Unsaved);
}
