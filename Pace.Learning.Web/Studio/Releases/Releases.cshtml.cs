using Pace.Learning.Web.Studio.Documents;

namespace Pace.Learning.Web.Studio.Releases;

/// <summary>What is published together: what waits, what was published, and a form to put approved documents together.</summary>
[OnlyFor(Roles.Editor, Roles.Publisher)]
internal sealed class ReleasesModel(PaceDbContext db, ReleaseRecorder releases, PublishedContent published, TimeProvider time) : PageModel
{
    private const int Recent = 20;

    [BindProperty]
    public ReleaseForm Input { get; set; } = new();

    public IReadOnlyList<Release> Waiting { get; private set; } = [];

    public IReadOnlyList<Release> Done { get; private set; } = [];

    /// <summary>Documents whose approved revision is in no release yet.</summary>
    public IReadOnlyList<Choice> Approved { get; private set; } = [];

    public IReadOnlyList<Blocker> Blockers { get; private set; } = [];

    public IReadOnlyDictionary<Guid, string> Titles { get; private set; } = new Dictionary<Guid, string>();

    /// <summary>Places without a parent's words, to decide about: those that stand in the way, and those that were decided about already.</summary>
    public IReadOnlyList<Choice> Places => Decisions(BlockReason.Consent, Input.EmptyPlaces);

    /// <summary>Ids that learners' progress refers to and that would go, likewise.</summary>
    public IReadOnlyList<Choice> Ids => Decisions(BlockReason.Progress, Input.RetiredIds);

    public bool IsPublisher => User.IsInRole(Roles.Publisher);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!IsPublisher)
        {
            return NotFound();
        }
        await LoadAsync(cancellation);
        ModelState.Clear();
        if (string.IsNullOrWhiteSpace(Input.Title) || Input.Title.Length > Release.TitleLength)
        {
            ModelState.AddModelError("Input.Title", string.IsNullOrWhiteSpace(Input.Title) ? "Give it a title that tells what it is" : $"Use at most {Release.TitleLength} characters");
        }
        else if (PlainName.Check("Input.Title", Input.Title) is { } hidden)
        {
            ModelState.AddModelError(hidden.Field, hidden.Words);
        }
        if (Input.Documents.Count == 0)
        {
            ModelState.AddModelError("Input.Documents", "Choose what is published together");
        }
        DateTime? due = null;
        if (!Input.Day.IsEmpty || !string.IsNullOrWhiteSpace(Input.Time))
        {
            ModelState.Add(nameof(Input), DayAndTime.Check(Input.Day, Input.Time, time.GetUtcNow().UtcDateTime, "9:00"));
            due = Input.Day.At(Input.Time);
        }
        if (!ModelState.IsValid)
        {
            return Page();
        }
        var chosen = Input.Documents.Select(d => Guid.TryParse(d, out var id) ? id : Guid.Empty).Where(id => Titles.ContainsKey(id)).ToList();
        var result = await releases.PublishAsync(Input.Title!.Trim(), [.. chosen.Select(id => new WantedItem(id, Input.EmptyPlaces, Input.RetiredIds))], due, User.RequiredPersonId, cancellation);
        if (result.Blockers.Count > 0)
        {
            Blockers = result.Blockers;
            ModelState.AddModelError("", "None of it is published. What stands in the way is listed below.");
            return Page();
        }
        this.Notify(result.IsPublished ? "Published, all of it." : "It waits for its time.");
        return Redirect(StudioAddresses.Release(result.ReleaseId!.Value));
    }

    private IReadOnlyList<Choice> Decisions(BlockReason reason, IReadOnlyList<string> decided) =>
        [.. decided.Select(d => new Choice(d, d)).Concat(Blockers.Where(b => b.Reason == reason).Select(b => new Choice(b.Of!, $"{b.Path}: {b.Words}"))).DistinctBy(c => c.Value)];

    private async Task LoadAsync(CancellationToken cancellation)
    {
        Waiting = await db.Releases.AsNoTracking().Where(r => r.Publication == null && r.Cancellation == null).OrderBy(r => r.DueAt).ToListAsync(cancellation);
        Done = await db.Releases.AsNoTracking().Where(r => r.Publication != null).OrderByDescending(r => r.Publication!.At).Take(Recent).ToListAsync(cancellation);
        var approved = await db.Documents.AsNoTracking().Where(d => d.State == WorkState.Approved).OrderBy(d => d.Path).Select(d => d.Id).ToListAsync(cancellation);
        Titles = await ReleaseTitles.OfAsync(db, published.Library, [.. approved, .. Waiting.Concat(Done).SelectMany(r => r.Items).Select(i => i.DocumentId)], cancellation);
        Approved = [.. approved.Select(id => new Choice(id.ToString(), Titles[id]))];
    }

    internal sealed class ReleaseForm
    {
        [PlainName]
        public string? Title { get; set; }

        public List<string> Documents { get; set; } = [];

        public DateFields Day { get; set; } = new();

        public string? Time { get; set; }

        public List<string> EmptyPlaces { get; set; } = [];

        public List<string> RetiredIds { get; set; } = [];
    }
}

/// <summary>What documents of releases are called.</summary>
internal static class ReleaseTitles
{
    public static async Task<IReadOnlyDictionary<Guid, string>> OfAsync(PaceDbContext db, ContentLibrary library, IReadOnlyCollection<Guid> ids, CancellationToken cancellation) =>
        (await (from document in db.Documents
                join revision in db.Revisions on new { document.Id, Number = document.LastNumber } equals new { Id = revision.DocumentId, revision.Number }
                where ids.Contains(document.Id)
                select new { document.Id, document.Path, revision.Text }).ToListAsync(cancellation)).ToDictionary(d => d.Id, d => DocumentTitle.Of(d.Text, d.Path, library));
}
