using Pace.Learning.Web.Contributions.Blocks;
using Pace.Learning.Web.Contributions.Consents;
using Pace.Learning.Web.Contributions.Placements;

namespace Pace.Learning.Web.Contributions.Manage;

/// <summary>A shared contribution: its words, what it may be used for, where it stands, a suggestion, and a consent that the parent told somebody of.</summary>
[OnlyFor(Roles.ParticipationManager, Roles.Editor)]
internal sealed class SharedContributionModel(PaceDbContext db, SharedContributionReader shared, ConsentRecorder giving, PublishedContent published, TimeProvider time) : PageModel
{
    [BindProperty]
    public SuggestionForm Suggest { get; set; } = new();

    [BindProperty]
    public string? Key { get; set; }

    [BindProperty]
    public AssistedForm Assisted { get; set; } = new();

    public Contribution Contribution { get; private set; } = null!;

    public ContributionText Words { get; private set; } = null!;

    public string? Parent { get; private set; }

    public IReadOnlyList<Consent> Consents { get; private set; } = [];

    public IReadOnlyList<string> PlacedAt { get; private set; } = [];

    public IReadOnlyList<string> Places { get; private set; } = [];

    public bool IsManager => User.IsInRole(Roles.ParticipationManager);

    /// <summary>The page's address.</summary>
    public static string Address(Guid id) => $"/manage/participation/contributions/{id}";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        Suggest = new SuggestionForm { Title = Words.Title, Text = Words.Text };
        return Page();
    }

    public async Task<IActionResult> OnPostSuggestAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        if (Suggest.RefusalFor(Words) is { } refusal)
        {
            ModelState.Clear();
            ModelState.AddModelError($"Suggest.{refusal.Field}", refusal.Words);
            return Page();
        }
        await shared.SuggestAsync(Contribution, Suggest.ToWords(), Suggest.Why ?? "", User.RequiredPersonId, cancellation);
        this.Notify("Your suggestion waits for the parent. Their words stay until they take it.");
        return Redirect(Address(id));
    }

    public async Task<IActionResult> OnPostPlaceAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        var key = (Key ?? "").Trim();
        if (!Placement.IsWellFormed(key))
        {
            ModelState.Clear();
            ModelState.AddModelError("Key", "Choose the place in a lesson");
            return Page();
        }
        var now = time.GetUtcNow().UtcDateTime;
        if (await db.Placements.FindAsync([key], cancellation) is { } placement)
        {
            placement.Put(id, User.RequiredPersonId, now);
        }
        else
        {
            db.Placements.Add(new Placement(key, id, User.RequiredPersonId, now));
        }
        await db.SaveChangesAsync(cancellation);
        this.Notify($"It stands at {key}. Learners see it while the parent's consent lasts.");
        return Redirect(Address(id));
    }

    public async Task<IActionResult> OnPostUnplaceAsync(Guid id, CancellationToken cancellation)
    {
        if (!await MaySeeAsync(id, cancellation))
        {
            return NotFound();
        }
        await db.Placements.Where(p => p.ContributionId == id && p.Key == Key).ExecuteDeleteAsync(cancellation);
        this.Notify("It was taken from its place.");
        return Redirect(Address(id));
    }

    public async Task<IActionResult> OnPostAssistedAsync(Guid id, CancellationToken cancellation)
    {
        if (!IsManager || !await MaySeeAsync(id, cancellation))
        {
            return NotFound();
        }
        var now = time.GetUtcNow().UtcDateTime;
        var terms = new ConsentTerms(Assisted.Use, Assisted.Use.Audiences.Contains(Assisted.Audience) ? Assisted.Audience : Assisted.Use.Audiences[0], Assisted.Identifiability, Assisted.Territory, now.AddYears(1));
        var refusal = await giving.RecordAsync(User, id, terms, cancellation);
        this.Notify(refusal?.Words ?? "It is written down, and counts once the parent has said yes to it on their own page.");
        return Redirect(Address(id));
    }

    private Task<bool> MaySeeAsync(Guid id, CancellationToken cancellation) =>
        db.Contributions.VisibleTo(User, db, time.GetUtcNow().UtcDateTime).AnyAsync(c => c.Id == id, cancellation);

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var contribution = await db.Contributions.VisibleTo(User, db, now).Include(c => c.Versions).SingleOrDefaultAsync(c => c.Id == id, cancellation);
        if (contribution is null || await shared.WordsOfAsync(contribution, cancellation) is not { } words)
        {
            return false;
        }
        (Contribution, Words) = (contribution, words);
        Parent = await shared.ParentOfAsync(contribution, cancellation);
        Consents = await db.Consents.AsNoTracking().Where(c => c.ContributionId == id).LiveAt(db, now).OrderBy(c => c.EndsAt).ToListAsync(cancellation);
        PlacedAt = await db.Placements.Where(p => p.ContributionId == id).Select(p => p.Key).ToListAsync(cancellation);
        Places = BlockPlaces.Keys(published.Library);
        return true;
    }

    internal sealed class AssistedForm
    {
        public ConsentUse Use { get; set; }

        public ConsentAudience Audience { get; set; }

        public Identifiability Identifiability { get; set; }

        public Territory Territory { get; set; }
    }
}
