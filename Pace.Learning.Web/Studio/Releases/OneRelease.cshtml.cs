using Pace.Learning.Web.Studio.Workflow;

namespace Pace.Learning.Web.Studio.Releases;

/// <summary>One release: what is in it, when, what stands in its way; another time, now, or not at all.</summary>
[OnlyFor(Roles.Editor, Roles.Publisher)]
internal sealed class OneReleaseModel(PaceDbContext db, ReleaseRecorder releases, DocumentViews views, PublishedContent published, TimeProvider time) : PageModel
{
    [BindProperty]
    public TimeForm Input { get; set; } = new();

    public Release Release { get; private set; } = null!;

    public IReadOnlyDictionary<Guid, string> Titles { get; private set; } = new Dictionary<Guid, string>();

    public IReadOnlyDictionary<Guid, string> Names { get; private set; } = new Dictionary<Guid, string>();

    public bool IsPublisher => User.IsInRole(Roles.Publisher);

    public string Title => Release.Title.Length > 0 ? Release.Title : Titles.GetValueOrDefault(Release.Items[0].DocumentId, "A document");

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        if (Release.DueAt is { } due)
        {
            Input = new TimeForm { Day = DateFields.From(LondonTime.DayOf(due)), Time = LondonTime.Clock(due) };
        }
        return Page();
    }

    public async Task<IActionResult> OnPostMoveAsync(Guid id, CancellationToken cancellation)
    {
        if (!IsPublisher || !await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        ModelState.Add(nameof(Input), DayAndTime.Check(Input.Day, Input.Time, time.GetUtcNow().UtcDateTime, "9:00"));
        if (!ModelState.IsValid)
        {
            return Page();
        }
        var due = Input.Day.At(Input.Time)!.Value;
        return Done(id, await releases.RescheduleAsync(id, due, User.RequiredPersonId, cancellation), $"It will be published on {LondonTime.LongDayAndTime(due)}.");
    }

    public async Task<IActionResult> OnPostNowAsync(Guid id, CancellationToken cancellation)
    {
        if (!IsPublisher || !await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        var result = await releases.PublishAsync(id, User.RequiredPersonId, cancellation);
        this.Notify(result.IsPublished ? "Published, all of it." : "None of it is published. What stands in the way is listed.");
        return Redirect(StudioAddresses.Release(id));
    }

    public async Task<IActionResult> OnPostCancelAsync(Guid id, CancellationToken cancellation)
    {
        if (!IsPublisher || !await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        return Done(id, await releases.CancelAsync(id, User.RequiredPersonId, cancellation), "It won’t be published then. Its documents stay approved.");
    }

    private IActionResult Done(Guid id, Refusal? refusal, string done)
    {
        if (refusal is null)
        {
            this.Notify(done);
            return Redirect(StudioAddresses.Release(id));
        }
        ModelState.AddModelError(refusal.Field, refusal.Words);
        return Page();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (await db.Releases.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancellation) is not { } release)
        {
            return false;
        }
        Release = release;
        Titles = await ReleaseTitles.OfAsync(db, published.Library, [.. release.Items.Select(i => i.DocumentId)], cancellation);
        Names = await views.NamesAsync([release.CreatedBy, release.Publication?.By, release.Cancellation?.By], cancellation);
        return true;
    }

    internal sealed class TimeForm
    {
        public DateFields Day { get; set; } = new();

        public string? Time { get; set; }
    }
}
