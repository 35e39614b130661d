using Pace.Learning.Web.Contributions.Consents;
using Pace.Learning.Web.Contributions.Suggestions;
using Pace.Learning.Web.Platform.Media;

namespace Pace.Learning.Web.Contributions.Show;

/// <summary>One contribution, as its parent has it: the draft, what is shared, each use, and what others suggest.</summary>
[OnlyFor(Roles.Parent)]
internal sealed class ContributionModel(PaceDbContext db, ContributionTextVault texts, TimeProvider time) : PageModel
{
    public Contribution Contribution { get; private set; } = null!;

    public ContributionText? Draft { get; private set; }

    public bool HasNewerDraft { get; private set; }

    public MediaFile? Recording { get; private set; }

    public IReadOnlyList<Consent> Consents { get; private set; } = [];

    public IReadOnlyList<Suggestion> Suggestions { get; private set; } = [];

    public DateTime Now { get; private set; }

    /// <summary>The page's address.</summary>
    public static string Address(Guid id) => $"/taking-part/contributions/{id}";

    public bool IsUsed => Consents.Any(c => c.IsValidAt(Now));

    public Consent? LiveFor(ConsentUse use) => Consents.FirstOrDefault(c => c.Use == use && c.IsValidAt(Now));

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await db.FindOwnContributionAsync(User, id, cancellation) is not { } contribution)
        {
            return NotFound();
        }
        Now = time.GetUtcNow().UtcDateTime;
        Contribution = contribution;
        Draft = await texts.DraftOfAsync(contribution, cancellation);
        HasNewerDraft = contribution.Latest is { } latest
            && (await texts.OfAsync(contribution, latest, cancellation) != Draft || latest.MediaId != contribution.MediaId);
        Recording = contribution.MediaId is { } mediaId ? await db.MediaFiles.FindAsync([mediaId], cancellation) : null;
        Consents = await db.Consents.Where(c => c.ContributionId == id).OrderBy(c => c.RecordedAt).ToListAsync(cancellation);
        // An idea for words that have changed since is not put before them any more.
        var current = HasNewerDraft ? null : contribution.Latest?.Id;
        Suggestions = await db.Suggestions.Where(s => s.ContributionId == id && s.Decision == null && s.VersionId == current).OrderBy(s => s.SuggestedAt).ToListAsync(cancellation);
        return Page();
    }
}
