using Pace.Learning.Web.Parents.Participants;

namespace Pace.Learning.Web.Parents.Notes.Own;

/// <summary>A parent reads what was written down about them, answers, and asks for it to be put right.</summary>
[OnlyFor(Roles.Parent)]
internal sealed class OwnNotesModel(PaceDbContext db, NoteReader reader, NoteRecorder recorder) : PageModel
{
    /// <summary>The page's address.</summary>
    public const string Address = "/taking-part/notes";

    /// <summary>To which note.</summary>
    [BindProperty]
    public Guid Note { get; set; }

    /// <summary>Identifies the answer.</summary>
    [BindProperty]
    public Guid Id { get; set; }

    /// <summary>What they say to it.</summary>
    [BindProperty]
    public string? Text { get; set; }

    public IReadOnlyList<OpenNote> Notes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation) ? Page() : NotFound();

    public Task<IActionResult> OnPostAnswerAsync(CancellationToken cancellation) => ReplyAsync(asksForCorrection: false, "We have your answer. It stands with the note.", cancellation);

    public Task<IActionResult> OnPostCorrectAsync(CancellationToken cancellation) =>
        ReplyAsync(asksForCorrection: true, "Thank you for telling us. We will put it right. You can see it here.", cancellation);

    private async Task<IActionResult> ReplyAsync(bool asksForCorrection, string done, CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation) || Notes.All(n => n.Note.Id != Note))
        {
            return NotFound();
        }
        if (string.IsNullOrWhiteSpace(Text))
        {
            ModelState.AddModelError(nameof(Text), asksForCorrection ? "Tell us what is not right" : "Write your answer");
        }
        else if (Text.Trim().Length > StaffNote.TextLength)
        {
            ModelState.AddModelError(nameof(Text), $"Keep it to {TextLimit.AtMost(StaffNote.TextLength)}");
        }
        if (!ModelState.IsValid)
        {
            return Page();
        }
        if (!await recorder.ReplyAsync(User, Note, Id, Text!.Trim(), asksForCorrection, cancellation))
        {
            return NotFound();
        }
        this.Notify(done);
        return Redirect(Address);
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await db.FindOwnParticipantAsync(User, cancellation) is not { } participant)
        {
            return false;
        }
        Notes = await reader.OfAsync(participant.Id, cancellation);
        return true;
    }
}
