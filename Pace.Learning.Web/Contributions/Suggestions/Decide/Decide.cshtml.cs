using Pace.Learning.Web.Contributions.Share;
using Pace.Learning.Web.Contributions.Show;

namespace Pace.Learning.Web.Contributions.Suggestions.Decide;

/// <summary>A parent's words and those that somebody suggests, side by side. Taking them makes a draft of them; sharing it is a step of its own.</summary>
[OnlyFor(Roles.Parent)]
internal sealed class DecideModel(PaceDbContext db, ContributionTextVault texts, PersonVault vault, TimeProvider time) : PageModel
{
    public Suggestion Suggestion { get; private set; } = null!;

    public Contribution Contribution { get; private set; } = null!;

    public ContributionText Mine { get; private set; } = null!;

    public ContributionText Theirs { get; private set; } = null!;

    public string? Why { get; private set; }

    /// <summary>The parent has changed their words since: taking the idea now would lose the newer ones.</summary>
    public bool IsOvertaken { get; private set; }

    /// <summary>The page's address.</summary>
    public static string Address(Guid id) => $"/taking-part/suggestions/{id}";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => await LoadAsync(id, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostTakeAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        if (IsOvertaken)
        {
            return Redirect(Address(id));
        }
        var now = time.GetUtcNow().UtcDateTime;
        Contribution.SaveDraft(await texts.SealAsync(Contribution.ParticipantId, ContributionTextVault.DraftPurpose(Contribution.Id), Theirs, cancellation), now);
        Suggestion.Decide(isTaken: true, now);
        await db.SaveChangesAsync(cancellation);
        this.Notify("The new words are your draft now. Check them, and share them if you like.");
        return Redirect(ShareModel.Address(Contribution.Id));
    }

    public async Task<IActionResult> OnPostLeaveAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        Suggestion.Decide(isTaken: false, time.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellation);
        this.Notify("Your words stay as they are.");
        return Redirect(ContributionModel.Address(Contribution.Id));
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (await db.Suggestions.SingleOrDefaultAsync(s => s.Id == id && s.Decision == null, cancellation) is not { } suggestion
            || await db.FindOwnContributionAsync(User, suggestion.ContributionId, cancellation) is not { Erasure: null } contribution
            || contribution.Versions.FirstOrDefault(v => v.Id == suggestion.VersionId) is not { } version
            || await texts.OfAsync(contribution, version, cancellation) is not { } mine
            || await texts.OpenAsync(contribution.ParticipantId, ContributionTextVault.SuggestionPurpose(id), suggestion.SealedWords, cancellation) is not { } theirs)
        {
            return false;
        }
        (Suggestion, Contribution, Mine, Theirs) = (suggestion, contribution, mine, theirs);
        IsOvertaken = contribution.Latest!.Id != version.Id || await texts.DraftOfAsync(contribution, cancellation) != mine;
        Why = await vault.OpenAsync(contribution.ParticipantId, Suggestion.WhyPurpose(id), suggestion.SealedWhy, cancellation);
        return true;
    }
}
