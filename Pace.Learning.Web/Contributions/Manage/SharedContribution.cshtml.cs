using Pace.Learning.Web.Contributions.Consents;
using Pace.Learning.Web.Contributions.Identification;
using Pace.Learning.Web.Contributions.Identification.Decisions;
using Pace.Learning.Web.Contributions.Placements;

namespace Pace.Learning.Web.Contributions.Manage;

/// <summary>A shared contribution: its words, what it may be used for, where it stands, a suggestion, and a consent that the parent told somebody of.</summary>
[OnlyFor(Roles.ParticipationManager, Roles.Editor)]
internal sealed class SharedContributionModel(PaceDbContext db, SharedContributionReader shared, KeptDetailVault decisions, CaptionReader captions, VoicePlaces places, PlacementRecorder placing, ConsentRecorder giving, TimeProvider time) : PageModel
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

    public SaidWords Said { get; private set; } = null!;

    public DecidedDetails Decided { get; private set; } = new([]);

    /// <summary>Where it stands: the keys, each with the lessons that name it; none when it is gone from the content.</summary>
    public IReadOnlyList<(string Key, IReadOnlyList<VoicePlace> Lessons)> PlacedAt { get; private set; } = [];

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
        this.Notify(await ToldAsync("Your suggestion waits for the parent. Their words stay until they take it.", cancellation));
        return Redirect(Address(id));
    }

    public async Task<IActionResult> OnPostUnplaceAsync(Guid id, CancellationToken cancellation)
    {
        if (!await MaySeeAsync(id, cancellation))
        {
            return NotFound();
        }
        this.Notify(await placing.TakeAsync(User, id, Key, cancellation) ? "It was taken from its place." : "It does not stand there any more.");
        return Redirect(Address(id));
    }

    public async Task<IActionResult> OnPostAssistedAsync(Guid id, CancellationToken cancellation)
    {
        if (!IsManager || !await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        var now = time.GetUtcNow().UtcDateTime;
        var terms = new ConsentTerms(Assisted.Use, Assisted.Use.Audiences.Contains(Assisted.Audience) ? Assisted.Audience : Assisted.Use.Audiences[0], Assisted.Identifiability, Assisted.Territory, LondonTime.StartOf(LondonTime.DayOf(now).AddYears(1).AddDays(1)));
        var refusal = await giving.RecordAsync(User, id, terms, cancellation);
        this.Notify(refusal?.Words ?? await ToldAsync("It is written down, and counts once the parent has said yes to it on their own page.", cancellation));
        return Redirect(Address(id));
    }

    private async Task<string> ToldAsync(string done, CancellationToken cancellation) =>
        await shared.IsWrittenToAsync(Contribution, cancellation) ? $"{done} A mail tells them that there is something to look at." : $"{done} They are not told by mail, as they chose: please tell them when you speak.";

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
        var keys = await db.Placements.Where(p => p.ContributionId == id).OrderBy(p => p.Key).Select(p => p.Key).ToListAsync(cancellation);
        var lessons = (await places.CoursesAsync(cancellation)).SelectMany(c => c.Places).ToLookup(p => p.Key);
        PlacedAt = [.. keys.Select(k => (k, (IReadOnlyList<VoicePlace>)[.. lessons[k]]))];
        Said = SaidWords.Of(words, await captions.OfAsync(contribution.Latest!.MediaId, cancellation));
        Decided = DecidedDetails.Of(Said.All, await decisions.OfAsync(contribution, contribution.Latest!, cancellation));
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
