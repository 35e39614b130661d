using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Parents.People;

namespace Pace.Learning.Web.Parents.Notes.Manage;

/// <summary>Notes about one parent. Whoever writes one is told first that the parent reads it.</summary>
[OnlyFor(Roles.ParticipationManager, Roles.SafeguardingOfficer)]
internal sealed class ManageNotesModel(PaceDbContext db, ParticipantNames names, NoteReader reader, NoteRecorder recorder) : PageModel
{
    /// <summary>A new note.</summary>
    [BindProperty]
    public string? Text { get; set; }

    /// <summary>Identifies the new note. Not called after the route's id, which names the parent.</summary>
    [BindProperty]
    public Guid NewNote { get; set; }

    /// <summary>Which note is put right.</summary>
    [BindProperty]
    public Guid Note { get; set; }

    /// <summary>What it is to say.</summary>
    [BindProperty]
    public string? Correct { get; set; }

    /// <summary>What it said when the page was opened.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    public Guid ParticipantId { get; private set; }

    public string? Name { get; private set; }

    public IReadOnlyList<OpenNote> Notes { get; private set; } = [];

    /// <summary>What was saved since, by somebody else.</summary>
    public TwoTexts? Other { get; private set; }

    public string PersonUrl => OnePersonModel.Address(ParticipantId);

    /// <summary>The page's address.</summary>
    public static string Address(Guid participantId) => $"/manage/participation/people/{participantId}/notes";

    /// <summary>The page of one note, with the form to put it right.</summary>
    public static string CorrectUrl(Guid participantId, Guid note) => $"{Address(participantId)}?Correcting={note}";

    /// <summary>The note that is being put right.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Correcting { get; set; }

    public OpenNote? Corrected => Notes.FirstOrDefault(n => n.Note.Id == (Note == Guid.Empty ? Correcting : Note));

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        ModelState.Clear();
        NewNote = Guid.CreateVersion7();
        if (Corrected is { } open)
        {
            (Note, Correct, Seen) = (open.Note.Id, open.Text, SeenText.Of(open.Text));
        }
        return Page();
    }

    public async Task<IActionResult> OnPostWriteAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        Check(nameof(Text), Text);
        if (!ModelState.IsValid)
        {
            return Page();
        }
        if (!await recorder.WriteAsync(User, id, NewNote, Text!.Trim(), cancellation))
        {
            return NotFound();
        }
        this.Notify("The note is kept. The parent can read it on their page.");
        return Redirect(Address(id));
    }

    public async Task<IActionResult> OnPostCorrectAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation) || Corrected is null)
        {
            return NotFound();
        }
        Check(nameof(Correct), Correct);
        if (!ModelState.IsValid)
        {
            return Page();
        }
        var (isThere, other) = await recorder.CorrectAsync(User, id, Note, Correct!.Trim(), Seen, cancellation);
        if (other is not null)
        {
            (Other, Seen) = (new TwoTexts(other), SeenText.Of(other));
            ModelState.AddModelError(nameof(Correct), TwoTexts.Error);
            return Page();
        }
        if (!isThere)
        {
            return NotFound();
        }
        this.Notify("The note is put right. What it said before is gone.");
        return Redirect(Address(id));
    }

    /// <summary>Puts what was saved since into the box, above what was typed.</summary>
    public async Task<IActionResult> OnPostJoinAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation) || Corrected is not { } open)
        {
            return NotFound();
        }
        ModelState.Clear();
        (Correct, Seen) = (SeenText.Joined(open.Text, Correct), SeenText.Of(open.Text));
        return Page();
    }

    /// <summary>Leaves what was saved since.</summary>
    public IActionResult OnPostTheirs(Guid id) => Redirect(Address(id));

    private void Check(string field, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            ModelState.AddModelError(field, "Write the note");
        }
        else if (text.Trim().Length > StaffNote.TextLength)
        {
            ModelState.AddModelError(field, $"Keep the note to {TextLimit.AtMost(StaffNote.TextLength)}");
        }
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (await db.Participants.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id && p.Erasure == null, cancellation) is not { } participant)
        {
            return false;
        }
        (ParticipantId, Name) = (id, await names.OfAsync(participant, cancellation));
        Notes = await reader.OfAsync(id, cancellation);
        return true;
    }
}
