using Pace.Learning.Web.Contributions.Consents;
using Pace.Learning.Web.Contributions.Consents.Speaking;
using Pace.Learning.Web.Contributions.Identification;
using Pace.Learning.Web.Contributions.Identification.Decisions;
using Pace.Learning.Web.Contributions.Suggestions;
using Pace.Learning.Web.Contributions.Transcripts;
using Pace.Learning.Web.Platform.Media;

namespace Pace.Learning.Web.Contributions.Show;

/// <summary>One contribution, as its parent has it: the draft, what is shared, each use, and what others suggest.</summary>
[OnlyFor(Roles.Parent)]
internal sealed class ContributionModel(PaceDbContext db, ContributionTextVault texts, TranscriptRecorder transcripts, CaptionReader captions, KeptDetailVault decisions, TimeProvider time) : PageModel
{
    public Contribution Contribution { get; private set; } = null!;

    public ContributionText? Draft { get; private set; }

    public bool HasNewerDraft { get; private set; }

    public MediaFile? Recording { get; private set; }

    /// <summary>That they asked us to type what is said.</summary>
    public TranscriptRequest? Typing { get; private set; }

    /// <summary>What stands out in the captions and was not looked at yet, while they can be read by others already.</summary>
    public IReadOnlyList<IdentifyingDetail> InCaptions { get; private set; } = [];

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
        if (contribution.Kind == ContributionKind.LiveTalk)
        {
            return Redirect(SpeakingUse.Overview);
        }
        Now = time.GetUtcNow().UtcDateTime;
        Contribution = contribution;
        Draft = await texts.DraftOfAsync(contribution, cancellation);
        HasNewerDraft = contribution.Latest is { } latest
            && (await texts.OfAsync(contribution, latest, cancellation) != Draft || latest.MediaId != contribution.MediaId);
        Recording = contribution.MediaId is { } mediaId ? await db.MediaFiles.FindAsync([mediaId], cancellation) : null;
        InCaptions = await InCaptionsAsync(cancellation);
        Typing = await db.TranscriptRequests.OpenFor(id).SingleOrDefaultAsync(cancellation);
        Consents = await db.Consents.Where(c => c.ContributionId == id).OrderBy(c => c.RecordedAt).ToListAsync(cancellation);
        // An idea for words that have changed since is not put before them any more.
        var current = HasNewerDraft ? null : contribution.Latest?.Id;
        Suggestions = await db.Suggestions.Where(s => s.ContributionId == id && s.Decision == null && s.VersionId == current).OrderBy(s => s.SuggestedAt).ToListAsync(cancellation);
        return Page();
    }

    // Captions can be added to a recording that is shared already.
    private async Task<IReadOnlyList<IdentifyingDetail>> InCaptionsAsync(CancellationToken cancellation)
    {
        if (Draft is null || !Contribution.IsShared || Contribution.Latest!.MediaId != Contribution.MediaId || await captions.OfAsync(Contribution.MediaId, cancellation) is not { } vtt)
        {
            return [];
        }
        var kept = await decisions.OfAsync(Contribution, Contribution.Latest, cancellation);
        return [.. SaidWords.Of(Draft, vtt).Captions.DistinctBy(d => d.Key).Where(d => kept.All(k => k.Key != d.Key))];
    }

    /// <summary>Asks us to type what is said.</summary>
    public async Task<IActionResult> OnPostAskAsync(Guid id, CancellationToken cancellation)
    {
        if (!await transcripts.AskAsync(User, id, cancellation))
        {
            return NotFound();
        }
        this.Notify("Thank you for asking. We will type it for you. When it is done, you find it on your page.");
        return Redirect(Address(id));
    }

    /// <summary>Calls that off.</summary>
    public async Task<IActionResult> OnPostCallOffAsync(Guid id, CancellationToken cancellation)
    {
        if (!await transcripts.CallOffAsync(User, id, cancellation))
        {
            return NotFound();
        }
        this.Notify("All right, we will not type it. Only you can hear it now.");
        return Redirect(Address(id));
    }
}
