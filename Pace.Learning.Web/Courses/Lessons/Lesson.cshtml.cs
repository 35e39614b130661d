using Pace.Learning.Content.Blocks;
using Pace.Learning.Web.Courses.Checks;
using Pace.Learning.Web.Courses.Checks.Pools;
using Pace.Learning.Web.Courses.Progress;
using Pace.Learning.Web.Courses.Reflections;

namespace Pace.Learning.Web.Courses.Lessons;

/// <summary>
/// A lesson. Each of its forms posts to an address of its own below it (<c>/checks/{id}</c>, <c>/reflections/{id}</c>, <c>/read</c>)
/// and is sent back to the block; what can't be saved is shown again in its place in the lesson.
/// </summary>
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
        View = await views.OfAsync(HttpContext, Place);
        await views.RememberAsync(View, HttpContext.RequestAborted);
        return Page();
    }

    public async Task<IActionResult> OnPostReadAsync([FromServices] LessonReadRecorder reading)
    {
        if (!Find())
        {
            return NotFound();
        }
        var completed = await reading.MarkAsync(User.RequiredPersonId, Place, HttpContext.RequestAborted);
        return completed ? Completed() : Redirect((Place.Next?.Url ?? Place.Course.Url));
    }

    public async Task<IActionResult> OnPostChecksAsync(string id, [FromForm] Guid token, [FromServices] AnswerRecorder answering)
    {
        if (!Find() || FindCheck(id) is not { } check)
        {
            return NotFound();
        }
        var answer = GivenAnswer.Read(check, Request.Form);
        if (answer.Error is { } error)
        {
            return await AgainAsync(new Unsaved(id, error) { Answer = answer });
        }
        return await answering.SaveAsync(User.RequiredPersonId, Place, check, answer, token == default ? Guid.CreateVersion7() : token, HttpContext.RequestAborted)
            ? Completed()
            : Back(id);
    }

    public async Task<IActionResult> OnPostMarksAsync(string id, [FromForm] int number, [FromServices] SelfMarking marking)
    {
        if (!Find() || FindCheck(id) is not { Kind: CheckKind.Short } check)
        {
            return NotFound();
        }
        var marks = GivenAnswer.ReadMarks(check, Request.Form);
        if (marks.Error is { } error)
        {
            return await AgainAsync(new Unsaved(id, error) { Marks = marks });
        }
        return await marking.SaveAsync(User.RequiredPersonId, Place, check, number, marks, HttpContext.RequestAborted) ? Completed() : Back(id);
    }

    public async Task<IActionResult> OnPostDrawsAsync(string id, [FromForm] int round, [FromServices] PoolDrawRecorder drawing)
    {
        if (!Find() || Place.Lesson.Body.PersonalBlocks.OfType<PoolBlock>().FirstOrDefault(p => p.Id == id) is not { } pool)
        {
            return NotFound();
        }
        await drawing.DrawAsync(User.RequiredPersonId, Place, pool, round, HttpContext.RequestAborted);
        return Back(id);
    }

    public async Task<IActionResult> OnPostReflectionsAsync(string id, [FromForm] int version, [FromServices] ReflectionRecorder writing)
    {
        if (!Find() || Place.Lesson.Reflections.FirstOrDefault(r => r.Id == id) is not { } prompt)
        {
            return NotFound();
        }
        var text = Request.Form["text"].ToString();
        if (Refusal(text, version) is { } refusal)
        {
            return await AgainAsync(new Unsaved(id, refusal) { Text = text, Other = null });
        }
        var result = await writing.SaveAsync(User.RequiredPersonId, Place, prompt, text, version, HttpContext.RequestAborted);
        if (result.Other is { } other)
        {
            return await AgainAsync(new Unsaved(id, "You wrote something else here meanwhile. Both texts are below: join them, then save.")
            {
                Text = text, Other = other,
            });
        }
        return result.CompletedCourse ? Completed() : Back(id);
    }

    private static string? Refusal(string text, int version) =>
        text.Length > Reflection.TextLength ? $"Your notes are too long: use {TextLimit.AtMost(Reflection.TextLength)}."
        : version == 0 && string.IsNullOrWhiteSpace(text) ? "Write something first, or leave it for later."
        : null;

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

    private async Task<IActionResult> AgainAsync(Unsaved unsaved)
    {
        ModelState.AddModelError(unsaved.BlockId, unsaved.Error);
        View = await views.OfAsync(HttpContext, Place, unsaved);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
