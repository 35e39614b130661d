using Pace.Learning.Web.Courses;
using Pace.Learning.Web.Courses.Progress;
using Pace.Learning.Web.Studio.Documents;
using Pace.Learning.Web.Studio.Elsewhere;
using Pace.Learning.Web.Studio.Releases;
using Pace.Learning.Web.Studio.Reviews;
using Pace.Learning.Web.Studio.Usage;

namespace Pace.Learning.Web.Studio.Workflow;

/// <summary>Where a document stands, and what can be done with it: by who writes, and by who publishes.</summary>
[OnlyFor(Roles.Editor, Roles.Publisher)]
internal sealed class WorkflowModel(PaceDbContext db, DocumentViews views, ReviewRecorder reviews, ReleaseRecorder releases, PublishGates gates, DocumentBin bin, UsageReader usage, CourseCompletions learners, LessonsToDecide lessons, WritingPlaces writing, PublishedContent published, TimeProvider time) : PageModel
{
    [BindProperty]
    public PublishForm Input { get; set; } = new();

    [BindProperty]
    public RetireForm Retiring { get; set; } = new();

    [BindProperty]
    public ReturnForm Returning { get; set; } = new();

    [BindProperty]
    public UseDecision Binning { get; set; } = new();

    public DocumentView View { get; private set; } = null!;

    /// <summary>What stands in the way of publishing it as it is.</summary>
    public IReadOnlyList<Blocker> Blockers { get; private set; } = [];

    /// <summary>Where it is written; <c>null</c>: here.</summary>
    public WrittenElsewhere? Elsewhere => writing.Of(View.Document.Path);

    /// <summary>Where it is used.</summary>
    public DocumentUsage Usage { get; private set; } = DocumentUsage.None;

    public IReadOnlyDictionary<Guid, string> Names { get; private set; } = new Dictionary<Guid, string>();

    public bool IsEditor => User.IsInRole(Roles.Editor);

    public bool IsPublisher => User.IsInRole(Roles.Publisher);

    /// <summary>How many people did something that would count no more; a few are not counted out.</summary>
    public string ProgressOf(string id) => Learners.TryGetValue(id, out var people) && people > 0
        ? people < SmallNumbers.Fewest ? "A few people did it." : $"{people} people did it."
        : "Nobody has done it yet.";

    /// <summary>Whether something about a form is to be put right.</summary>
    public bool HasErrors(string form) => ModelState.FindKeysWithPrefix(form).Any(k => k.Value?.Errors.Count > 0);

    /// <summary>What kind of thing stands in the way, in a few words.</summary>
    public static string Label(BlockReason reason) => reason switch
    {
        BlockReason.Language => "Words",
        BlockReason.Consent => "A parent’s words",
        BlockReason.Progress => "Learners’ progress",
        BlockReason.Approval => "Approval",
        BlockReason.Conflict => "The file",
        _ => "A check",
    };

    /// <summary>Lessons about whose learners it is decided with publishing.</summary>
    public IReadOnlyList<LessonToDecide> Lessons { get; private set; } = [];

    /// <summary>The same when it is taken from the public.</summary>
    public LessonToDecide? RetiredLesson { get; private set; }

    /// <summary>Whether people may have signed a version that stands in it.</summary>
    public bool IsLocked { get; private set; }

    /// <summary>The lesson that would come back among those that learners finished.</summary>
    public LessonToDecide? ReturnedLesson { get; private set; }

    /// <summary>What stands in the way of a retired document that somebody would bring back.</summary>
    public IReadOnlyList<Blocker> ReturnBlockers { get; private set; } = [];

    /// <summary>What else learners did that would count no more: what stands in a lesson that goes is decided with it.</summary>
    public IEnumerable<Blocker> OtherProgress => Blockers.Where(b => b is { Reason: BlockReason.Progress, Of: { } id } && !Lessons.Any(l => IsOf(id, l)));

    private IReadOnlyDictionary<string, int> Learners { get; set; } = new Dictionary<string, int>();

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => await LoadAsync(id, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostSendAsync(Guid id, CancellationToken cancellation)
    {
        if (!IsEditor || !await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        return await DoneAsync(id, (await reviews.SendAsync(id, User.RequiredPersonId, Input.EmptyPlaces, cancellation)).Refusal,
            View.Document.Kind.NeedsParents ? "Sent. Members of the parents’ advisory group are told that it waits for them, without a date by which they must answer." : "Sent to whoever publishes.", cancellation);
    }

    public async Task<IActionResult> OnPostTakeBackAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        return await DoneAsync(id, await reviews.TakeBackAsync(id, User.RequiredPersonId, cancellation), Elsewhere is null ? "Taken back. It can be written on again, and is asked about again after that." : "Taken back. Nobody is asked about it until somebody asks again.", cancellation);
    }

    public async Task<IActionResult> OnPostApproveAsync(Guid id, [FromForm] int number, CancellationToken cancellation)
    {
        if (!IsPublisher || !await LoadAsync(id, cancellation) || View.Document.Kind.NeedsParents)
        {
            return NotFound();
        }
        return await DoneAsync(id, await reviews.SayAsync(id, number, User.RequiredPersonId, isParent: false, Verdict.Approved, cancellation), "Approved.", cancellation);
    }

    public async Task<IActionResult> OnPostPublishAsync(Guid id, CancellationToken cancellation)
    {
        if (!IsPublisher || !await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        ModelState.Clear();
        DateTime? due = null;
        if (Input.When == PublishForm.OnADay)
        {
            ModelState.Add(nameof(Input), DayAndTime.Check(Input.Day, Input.Time, time.GetUtcNow().UtcDateTime, "9:00"));
            due = Input.Day.At(Input.Time);
        }
        else if (Input.When != PublishForm.Now)
        {
            ModelState.AddModelError("Input.When", "Choose when it is published");
        }
        List<string> decided = [];
        for (var i = 0; i < Lessons.Count; i++)
        {
            var (decision, missing) = Lessons[i].Read(Input.Lessons[i]);
            if (missing is not null)
            {
                ModelState.AddModelError($"Input.Lessons[{i}].{missing.Field}", missing.Words);
            }
            else
            {
                decided.Add(decision!.Line);
            }
        }
        if (!ModelState.IsValid)
        {
            return Page();
        }
        var inLessons = Blockers.Where(b => b is { Reason: BlockReason.Progress, Of: { } gone } && Lessons.Any(l => l.Id != gone && IsOf(gone, l))).Select(b => b.Of!);
        var result = await releases.PublishAsync("", [new WantedItem(id, Input.EmptyPlaces, [.. Input.RetiredIds, .. decided, .. inLessons])], due, User.RequiredPersonId, cancellation);
        if (result.Blockers.Count > 0)
        {
            ModelState.AddModelError("", "It is not published. What stands in the way is listed below; nothing is lost.");
            await LoadAsync(id, cancellation);
            // What was decided is decided again with the next try.
            Blockers = [.. result.Blockers, .. Blockers.Where(b => b.Reason is BlockReason.Progress && !result.Blockers.Contains(b))];
            return Page();
        }
        this.Notify(result.IsPublished ? "Published. People read it from now on." : $"It will be published on {LondonTime.LongDayAndTime(due!.Value)}, if all that must hold still does then.");
        return Redirect(StudioAddresses.Workflow(id));
    }

    public async Task<IActionResult> OnPostRetireAsync(Guid id, CancellationToken cancellation)
    {
        if (!IsPublisher || !await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        ModelState.Clear();
        if (string.IsNullOrWhiteSpace(Retiring.Reason) || Retiring.Reason.Length > Retirement.ReasonLength)
        {
            ModelState.AddModelError("Retiring.Reason", string.IsNullOrWhiteSpace(Retiring.Reason) ? "Say why, for those who look for it later" : $"Use at most {Retirement.ReasonLength} characters");
        }
        Retiring.Check(Usage, nameof(Retiring), ModelState);
        var (decision, missing) = RetiredLesson?.Read(Retiring.Learners) ?? (null, null);
        if (missing is not null && !Retiring.Keeps(Usage))
        {
            ModelState.AddModelError($"Retiring.Learners.{missing.Field}", missing.Words);
        }
        if (!ModelState.IsValid)
        {
            return Page();
        }
        if (Retiring.Keeps(Usage))
        {
            return Kept(id);
        }
        var refusal = await releases.RetireAsync(id, User.RequiredPersonId, Retiring.Reason!.Trim(), Usage.Places, decision, cancellation);
        return await DoneAsync(id, refusal is { Field: nameof(DecisionForm.Becomes) or nameof(DecisionForm.Other) } ? refusal with { Field = $"Retiring.Learners.{refusal.Field}" } : refusal, "Retired. Nobody reads it any more; its revisions stay.", cancellation);
    }

    /// <summary>Makes it public again, as it was published last.</summary>
    public async Task<IActionResult> OnPostBringBackAsync(Guid id, CancellationToken cancellation)
    {
        if (!IsPublisher || !await LoadAsync(id, cancellation) || View.Document.Retirement is null)
        {
            return NotFound();
        }
        ModelState.Clear();
        var (decision, missing) = ReturnedLesson?.Read(Returning.Learners) ?? (null, null);
        if (missing is not null)
        {
            ModelState.AddModelError($"Returning.Learners.{missing.Field}", missing.Words);
            return Page();
        }
        var result = await releases.BringBackAsync(id, Returning.EmptyPlaces, decision, User.RequiredPersonId, cancellation);
        if (!result.IsPublished)
        {
            ModelState.AddModelError("", "It is not brought back. What stands in the way is listed below; nothing is changed.");
            await LoadAsync(id, cancellation);
            ReturnBlockers = [.. result.Blockers, .. ReturnBlockers.Where(b => b.Reason is BlockReason.Consent && !result.Blockers.Contains(b))];
            return Page();
        }
        this.Notify("It is public again.");
        return Redirect(StudioAddresses.Workflow(id));
    }

    public async Task<IActionResult> OnPostBinAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation) || (!IsPublisher && View.Document.PublishedNumber is not null))
        {
            return NotFound();
        }
        ModelState.Clear();
        Binning.Check(Usage, nameof(Binning), ModelState);
        if (!ModelState.IsValid)
        {
            return Page();
        }
        return Binning.Keeps(Usage) ? Kept(id) : await DoneAsync(id, await bin.PutAsync(id, User.RequiredPersonId, Usage.Places, cancellation), "In the bin. It can be taken out again.", cancellation);
    }

    public async Task<IActionResult> OnPostRestoreAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        return await DoneAsync(id, await bin.TakeOutAsync(id, User.RequiredPersonId, cancellation), "Taken out of the bin.", cancellation);
    }

    private RedirectResult Kept(Guid id)
    {
        this.Notify("It stays as it is.");
        return Redirect(StudioAddresses.Workflow(id));
    }

    private async Task<IActionResult> DoneAsync(Guid id, Refusal? refusal, string done, CancellationToken cancellation)
    {
        if (refusal is null)
        {
            this.Notify(done);
            return Redirect(StudioAddresses.Workflow(id));
        }
        ModelState.Clear();
        ModelState.AddModelError(refusal.Field, refusal.Words);
        await LoadAsync(id, cancellation);
        return Page();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        db.ChangeTracker.Clear();
        if (await views.FindAsync(id, cancellation) is not { } view)
        {
            return false;
        }
        View = view;
        IsLocked = published.Library.HoldsLocked(view.Document.Path);
        Usage = await usage.OfAsync(view.Document.Path, cancellation);
        Names = await views.NamesAsync(view.Said.Where(a => !a.IsParent).Select(a => a.PersonId).Append(view.Document.Removal?.By).Append(view.Document.Retirement?.By), cancellation);
        if (view.Document is { IsOpen: true, State: not WorkState.Idle })
        {
            var text = await CandidateTextAsync(view, cancellation);
            Blockers = await gates.OfTextsAsync([(view.Document, text)], cancellation);
            Lessons = IsPublisher && view.Document.State is WorkState.Approved ? await gates.OfLearnersAsync(view.Document, text, Blockers, cancellation) : [];
            // In the order of the page, whatever was sent.
            Input.Lessons = [.. Lessons.Select(l => Input.Lessons.Find(d => d.Id == l.Id) ?? new DecisionForm { Id = l.Id })];
            Learners = await learners.PeopleAsync([.. Blockers.Where(b => b.Reason is BlockReason.Progress).Select(b => b.Of!)], cancellation);
        }
        if (IsPublisher && Elsewhere is null && view.Document is { IsOpen: true, Kind: DocumentKind.Lesson, PublishedNumber: not null, Retirement: null })
        {
            RetiredLesson = await lessons.RetiredAsync(view.Document, cancellation) is [var retired, ..] ? retired : null;
        }
        if (IsPublisher && Elsewhere is null && view.Document is { IsOpen: true, PublishedNumber: { } last, Retirement: not null })
        {
            var revision = await db.Revisions.AsNoTracking().SingleAsync(r => r.DocumentId == id && r.Number == last, cancellation);
            ReturnBlockers = await gates.OfReturnAsync(view.Document, revision, [], cancellation);
            ReturnedLesson = await lessons.NewAsync(view.Document, revision.Text, cancellation);
        }
        return true;
    }

    private static bool IsOf(string id, LessonToDecide lesson) => !lesson.IsNew && (id == lesson.Id || id.StartsWith($"{lesson.Id}/", StringComparison.Ordinal));

    private async Task<string> CandidateTextAsync(DocumentView view, CancellationToken cancellation) => view.Document.CandidateNumber is { } number
        ? await db.Revisions.Where(r => r.DocumentId == view.Document.Id && r.Number == number).Select(r => r.Text).SingleAsync(cancellation)
        : view.Text;

    internal sealed class PublishForm
    {
        public const string Now = "now";
        public const string OnADay = "day";

        public string? When { get; set; }

        public DateFields Day { get; set; } = new();

        public string? Time { get; set; }

        public List<string> EmptyPlaces { get; set; } = [];

        public List<string> RetiredIds { get; set; } = [];

        public List<DecisionForm> Lessons { get; set; } = [];
    }

    internal sealed class ReturnForm
    {
        public List<string> EmptyPlaces { get; set; } = [];

        public DecisionForm Learners { get; set; } = new();
    }

    internal sealed class RetireForm : UseDecision
    {
        public string? Reason { get; set; }

        public DecisionForm Learners { get; set; } = new();
    }
}
