using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Parents.Preferences;
using Pace.Learning.Web.Platform.Media;

namespace Pace.Learning.Web.Contributions.Transcripts.Manage;

/// <summary>Where the participation manager types what is said in a recording, for a parent who asked for it.</summary>
[OnlyFor(Roles.ParticipationManager)]
internal sealed class TypeModel(PaceDbContext db, TranscriptRecorder transcripts, PersonVault vault, ParticipantNames names) : PageModel
{
    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    [BindProperty]
    public Guid Heard { get; set; }

    [BindProperty]
    public int Version { get; set; }

    /// <summary>What somebody else typed since.</summary>
    public TwoTexts? Other { get; private set; }

    public TranscriptRequest Asked { get; private set; } = null!;

    public MediaFile Recording { get; private set; } = null!;

    public Guid ParticipantId { get; private set; }

    public string Parent { get; private set; } = "";

    /// <summary>The page's address.</summary>
    public static string Address(Guid id) => $"/manage/participation/transcripts/{id}";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        Text = await OpenAsync(Asked.TextPurpose, Asked.SealedText, cancellation);
        Note = await OpenAsync(Asked.NotePurpose, Asked.SealedNote, cancellation);
        return Page();
    }

    public Task<IActionResult> OnPostSaveAsync(Guid id, CancellationToken cancellation) => TypeAsync(id, isWhole: false, "It is saved. The parent doesn’t see it yet.", Address(id), cancellation);

    public Task<IActionResult> OnPostSendAsync(Guid id, CancellationToken cancellation) =>
        TypeAsync(id, isWhole: true, "The parent can read it now. It becomes their text if they say so.", "/manage/participation", cancellation);

    /// <summary>Puts what somebody else typed since into the box as well, above one's own.</summary>
    public async Task<IActionResult> OnPostJoinAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        ModelState.Clear();
        Text = SeenText.Joined(await OpenAsync(Asked.TextPurpose, Asked.SealedText, cancellation), Text);
        return Page();
    }

    /// <summary>Leaves what somebody else typed since.</summary>
    public IActionResult OnPostTheirs(Guid id) => Redirect(Address(id));

    private async Task<IActionResult> TypeAsync(Guid id, bool isWhole, string done, string next, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        var (text, note) = ((Text ?? "").Trim(), (Note ?? "").Trim());
        if (isWhole && text.Length == 0)
        {
            ModelState.AddModelError(nameof(Text), "Type what is said in the recording");
        }
        if (text.Length > ContributionText.TextLength)
        {
            ModelState.AddModelError(nameof(Text), $"Keep what is said to {TextLimit.AtMost(ContributionText.TextLength)}");
        }
        if (note.Length > TranscriptRequest.NoteLength)
        {
            ModelState.AddModelError(nameof(Note), $"Keep the note to {TextLimit.AtMost(TranscriptRequest.NoteLength)}");
        }
        if (!ModelState.IsValid)
        {
            return Page();
        }
        if (await transcripts.TypeAsync(User, id, new TypedTranscript(Heard, Version, text, note, isWhole), cancellation) is { } refusal)
        {
            ModelState.AddModelError(refusal.Field, refusal.Words);
            if (!await LoadAsync(id, cancellation))
            {
                return NotFound();
            }
            Other = Asked.Version != Version && await OpenAsync(Asked.TextPurpose, Asked.SealedText, cancellation) is { Length: > 0 } saved ? new TwoTexts(saved) : null;
            return Page();
        }
        this.Notify(isWhole && !await IsWrittenToAsync(cancellation) ? $"{done} They are not told by mail, as they chose: please tell them when you speak." : done);
        return Redirect(next);
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (await db.TranscriptsToType.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancellation) is not { } request
            || await db.MediaFiles.AsNoTracking().SingleOrDefaultAsync(m => m.Id == request.MediaId, cancellation) is not { } recording)
        {
            return false;
        }
        (Asked, Recording) = (request, recording);
        ParticipantId = await db.Contributions.Where(c => c.Id == request.ContributionId).Select(c => c.ParticipantId).SingleAsync(cancellation);
        Parent = (await names.OfAsync([ParticipantId], cancellation)).GetValueOrDefault(ParticipantId, "A parent");
        return true;
    }

    private Task<bool> IsWrittenToAsync(CancellationToken cancellation) => db.ParticipantProfiles.AnyAsync(p => p.Id == ParticipantId && p.Channel == ContactChannel.Email, cancellation);

    private async Task<string?> OpenAsync(string purpose, byte[] @sealed, CancellationToken cancellation) =>
        @sealed.Length == 0 ? null : await vault.OpenAsync(ParticipantId, purpose, @sealed, cancellation);
}
