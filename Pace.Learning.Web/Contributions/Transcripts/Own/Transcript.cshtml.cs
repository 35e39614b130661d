using Pace.Learning.Web.Contributions.Identification;
using Pace.Learning.Web.Contributions.Show;
using Pace.Learning.Web.Platform.Media;

namespace Pace.Learning.Web.Contributions.Transcripts.Own;

/// <summary>What was typed for a parent: they hear and read it, change it, and use it or not. Sharing it is a step of its own.</summary>
[OnlyFor(Roles.Parent)]
internal sealed class TranscriptModel(PaceDbContext db, ContributionTextVault texts, TranscriptRecorder transcripts, PersonVault vault) : PageModel
{
    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public Guid Heard { get; set; }

    /// <summary>The words that stood in its place when the page was opened.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    /// <summary>The words that were saved there since.</summary>
    public TwoTexts? Other { get; private set; }

    /// <summary>What stands out in what was typed.</summary>
    public IReadOnlyList<IdentifyingDetail> Details { get; private set; } = [];

    public TranscriptRequest Asked { get; private set; } = null!;

    public MediaFile Recording { get; private set; } = null!;

    public string? Note { get; private set; }

    public string Mine { get; private set; } = "";

    private string Typed { get; set; } = "";

    /// <summary>The page's address.</summary>
    public static string Address(Guid id) => $"/taking-part/transcripts/{id}";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        (Text, Seen) = (Typed, SeenText.Of(Mine));
        return Page();
    }

    public async Task<IActionResult> OnPostTakeAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        if (string.IsNullOrWhiteSpace(Text))
        {
            ModelState.AddModelError(nameof(Text), "There are no words here. Type some, or choose “Do not use them”");
        }
        else if (Text.Length > ContributionText.TextLength)
        {
            ModelState.AddModelError(nameof(Text), "This is too long for us. Keep it to 20,000 letters");
        }
        if (!ModelState.IsValid)
        {
            return Page();
        }
        var (contributionId, other) = await transcripts.TakeAsync(User, id, new TakenTranscript(Heard, Text!, Seen), cancellation);
        if (other is not null)
        {
            (Other, Seen) = (new TwoTexts(other), SeenText.Of(other));
            ModelState.AddModelError(nameof(Text), TwoTexts.Error);
            return Page();
        }
        if (contributionId is null)
        {
            ModelState.AddModelError("", "Something changed while you were reading. Please look again");
            return await LoadAsync(id, cancellation) ? Page() : NotFound();
        }
        this.Notify("These are your words now. Only you can see them. Check them, and share them if you like.");
        return Redirect(ContributionModel.Address(contributionId.Value));
    }

    /// <summary>Puts the words that were saved since into the box as well, above what was typed.</summary>
    public async Task<IActionResult> OnPostJoinAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        ModelState.Clear();
        (Text, Seen) = (SeenText.Joined(Mine, Text), SeenText.Of(Mine));
        return Page();
    }

    /// <summary>Leaves the words that were saved since, and what was typed for another time.</summary>
    public async Task<IActionResult> OnPostTheirsAsync(Guid id, CancellationToken cancellation) =>
        await LoadAsync(id, cancellation) ? Redirect(ContributionModel.Address(Asked.ContributionId)) : NotFound();

    public async Task<IActionResult> OnPostLeaveAsync(Guid id, CancellationToken cancellation)
    {
        if (await transcripts.LeaveAsync(User, id, cancellation) is not { } contributionId)
        {
            return NotFound();
        }
        this.Notify("All right. We have deleted what we typed. You can ask us again, or type it yourself.");
        return Redirect(ContributionModel.Address(contributionId));
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (await transcripts.TypedForAsync(User, id, cancellation) is not var (request, contribution)
            || await db.MediaFiles.FindAsync([request.MediaId], cancellation) is not { } recording
            || await vault.OpenAsync(contribution.ParticipantId, request.TextPurpose, request.SealedText, cancellation) is not { } typed)
        {
            return false;
        }
        (Asked, Recording, Typed) = (request, recording, typed);
        Note = await vault.OpenAsync(contribution.ParticipantId, request.NotePurpose, request.SealedNote, cancellation);
        Details = [.. IdentifyingDetails.In(typed).DistinctBy(d => d.Key)];
        Mine = (await texts.DraftOfAsync(contribution, cancellation))?.Text ?? "";
        return true;
    }
}
