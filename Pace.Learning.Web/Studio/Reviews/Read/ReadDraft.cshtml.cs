using Pace.Learning.Web.Contributions.Recordings;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Platform.Media;
using Pace.Learning.Web.Studio.Documents;
using Pace.Learning.Web.Studio.Reviews.Comments;
using Pace.Learning.Web.Studio.Reviews.Members;
using Pace.Learning.Web.Studio.Reviews.Rounds;

namespace Pace.Learning.Web.Studio.Reviews.Read;

/// <summary>
/// One revision as it will be, with a member's own notes beside its parts. A note is about the revision that they have before them, and is kept whatever became of that meanwhile; so is
/// what they think of it, which only counts for exactly that revision.
/// </summary>
[OnlyFor(Roles.Parent)]
[TakesRecording(VoiceNotes.MostBytes)]
internal sealed class ReadDraftModel(PaceDbContext db, OwnReviews reviews, DraftPages pages, OwnComments comments, CommentRecorder recorder) : PageModel
{
    /// <summary>The part that they want to write about, from 1; 0 is all of it.</summary>
    [BindProperty(SupportsGet = true)]
    public int? At { get; set; }

    /// <summary>The note that they want to change.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Change { get; set; }

    /// <summary>Words that they marked.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Marked { get; set; }

    /// <summary>The note that was just saved.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Saved { get; set; }

    /// <summary>The form.</summary>
    [BindProperty]
    public NoteInput Input { get; set; } = new();

    public OpenDraft Draft { get; private set; } = null!;

    public DraftPage Text { get; private set; } = null!;

    public Document Document { get; private set; } = null!;

    /// <summary>Their notes, by the part that they belong to now; those about all of it under 0, those about words that are gone under -1.</summary>
    public ILookup<int, PlacedNote> Notes { get; private set; } = Array.Empty<PlacedNote>().ToLookup(n => n.Part);

    /// <summary>Other words for the note that they change, saved elsewhere meanwhile.</summary>
    public TwoTexts? Other { get; private set; }

    /// <summary>What they said aloud in the note that they change.</summary>
    public MediaFile? Voice => Changed?.Note.Voice;

    /// <summary>What is wrong with the recording that came with the form.</summary>
    public UploadProblem? Wrong { get; private set; }

    public RecorderView Recorder => new()
    {
        // Found again by whoever comes back to the same part.
        Id = $"{Draft.DocumentId}/{(Changed is null ? $"{FormAt}" : $"{Input.Id}")}", KeyAddress = VoiceNotes.KeyAddress(Draft.DocumentId, Draft.Number), MostBytes = VoiceNotes.MostBytes,
        Title = "Record it here", Send = "Save my note with this",
    };

    public FileFieldView FileField => new() { Label = "Choose a sound file", IsTitle = true, MostBytes = VoiceNotes.MostBytes, Wrong = Wrong, More = "You can leave this empty. A file can hold hidden facts, such as the place it was made. We can take those out of MP3 files only." };

    /// <summary>Whether this is what can be answered now.</summary>
    public bool IsOpen => Document.State is WorkState.InReview && Document.CandidateNumber == Draft.Number;

    /// <summary>The revision that can be answered now, if it is another one.</summary>
    public int? Newer => Document.State is WorkState.InReview && Document.CandidateNumber is { } number && number != Draft.Number ? number : null;

    /// <summary>Where the form stands: a part, or 0 for all of it; <c>null</c>: nowhere.</summary>
    public int? FormAt { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, int? number, CancellationToken cancellation)
    {
        if (number is null)
        {
            var newest = await db.ReviewRounds.Where(r => r.DocumentId == id).MaxAsync(r => (int?)r.Number, cancellation);
            return newest is { } last && await reviews.FindAsync(User, cancellation) is { IsMember: true } ? Redirect(DraftAddresses.Draft(id, last)) : NotFound();
        }
        if (!await LoadAsync(id, number.Value, cancellation))
        {
            return NotFound();
        }
        if (Change is { } noteId && Notes.SelectMany(n => n).FirstOrDefault(n => n.Note.Comment.Id == noteId) is { } changed)
        {
            (FormAt, Input) = (changed.Part, new NoteInput { Id = noteId, Words = changed.Note.Words, Phrase = changed.Note.Comment.Phrase, Seen = SeenText.Of(changed.Note.Words) });
        }
        else if (At is { } at && at >= 0 && at <= Text.Paragraphs.Texts.Count)
        {
            (FormAt, Input) = (at, new NoteInput { Id = Guid.CreateVersion7(), Phrase = Marked });
        }
        return Show();
    }

    /// <summary>Saves a note.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, int number, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, number, cancellation))
        {
            return NotFound();
        }
        var voice = SealedUpload.Of(HttpContext);
        if (voice is not null && UploadProblems.OfSound(voice.Receipt, VoiceNotes.MostBytes) is { } wrong)
        {
            Wrong = wrong;
            return Refuse("file", wrong.Words, wrong);
        }
        if (Changed is { } changed && Input.Seen is not null && SeenText.IsOvertaken(Input.Seen, [changed.Note.Words], [Input.Words]))
        {
            ModelState.AddModelError("Input.Words", TwoTexts.Error);
            return IsForScript ? Refuse("Input.Words", TwoTexts.Error) : ShowTwo(changed.Note.Words, Input.Words);
        }
        var note = new CommentInput { Id = Input.Id == default ? Guid.CreateVersion7() : Input.Id, Part = At is > 0 ? At : null, Phrase = Input.Phrase, Words = Input.Words, Voice = voice, WithoutVoice = Input.WithoutVoice };
        if (await recorder.SaveAsync(User, id, number, note, Text.Paragraphs, cancellation) is { } refusal)
        {
            return Refuse(refusal.Field.Length == 0 ? "" : $"Input.{refusal.Field}", refusal.Words);
        }
        // Said beside the note, and not at the top: they go on reading where they are.
        var next = $"{DraftAddresses.Draft(id, number)}?saved={note.Id}#saved";
        return IsForScript ? new JsonResult(new { Next = next }) : Redirect(next);
    }

    /// <summary>Puts both texts into the box.</summary>
    public async Task<IActionResult> OnPostJoinAsync(Guid id, int number, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, number, cancellation))
        {
            return NotFound();
        }
        var saved = Changed?.Note.Words;
        return ShowTwo(null, SeenText.Joined(saved, Input.Words), SeenText.Of(saved));
    }

    /// <summary>Keeps what was saved.</summary>
    public IActionResult OnPostTheirs(Guid id, int number) => Redirect(DraftAddresses.Draft(id, number));

    /// <summary>Takes a note back.</summary>
    public async Task<IActionResult> OnPostTakeBackAsync(Guid id, int number, Guid note, CancellationToken cancellation)
    {
        if (await recorder.TakeBackAsync(User, note, cancellation) is not null)
        {
            return NotFound();
        }
        this.Notify("Your note is gone. No one can read it any more.");
        return Redirect(DraftAddresses.Draft(id, number));
    }

    // What was recorded stays on the page until it is taken.
    private bool IsForScript => Request.GetTypedHeaders().Accept is [{ MediaType.Value: "application/json" }, ..];

    private IActionResult Refuse(string field, string words, UploadProblem? problem = null)
    {
        if (IsForScript)
        {
            return new JsonResult(new { problem?.Code, Field = field, Words = words, Help = problem?.Help ?? [] });
        }
        ModelState.AddModelError(field, words);
        FormAt = Changed?.Part ?? At ?? 0;
        return Show();
    }

    private PageResult Show()
    {
        if (FormAt is not null)
        {
            // Only while a note is written, and never more than is recorded.
            HttpContext.AllowContent("media-src", "blob:");
            HttpContext.AllowFeature("microphone");
        }
        return Page();
    }

    private PlacedNote? Changed => Notes.SelectMany(n => n).FirstOrDefault(n => n.Note.Comment.Id == Input.Id);

    private PageResult ShowTwo(string? saved, string? words, string? seen = null)
    {
        ModelState.Remove("Input.Words");
        ModelState.Remove("Input.Seen");
        if (saved is not null)
        {
            ModelState.AddModelError("Input.Words", TwoTexts.Error);
        }
        (Other, FormAt) = (saved is null ? null : new TwoTexts(saved), Changed?.Part ?? At ?? 0);
        (Input.Words, Input.Seen) = (words, seen ?? (saved is null ? Input.Seen : SeenText.Of(saved)));
        return Page();
    }

    private async Task<bool> LoadAsync(Guid id, int number, CancellationToken cancellation)
    {
        if (await reviews.FindAsync(User, cancellation) is not { IsMember: true } own
            || await db.ReviewRounds.AsNoTracking().SingleOrDefaultAsync(r => r.DocumentId == id && r.Number == number, cancellation) is not { } round
            || await db.Documents.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id && d.Removal == null, cancellation) is not { } document)
        {
            return false;
        }
        Document = document;
        var text = await db.Revisions.Where(r => r.DocumentId == id && r.Number == number).Select(r => r.Text).SingleAsync(cancellation);
        Text = await pages.OfAsync(document, text, cancellation);
        Draft = (await reviews.OpenAsync(own.Parent, cancellation)).FirstOrDefault(d => d.DocumentId == id && d.Number == number)
            ?? new OpenDraft(id, number, document.Kind, Text.Title, round.SentAt, await SaidAsync(own.Parent, id, number, cancellation), IsRefused: false);
        Notes = await PlacedAsync(own.Parent.Id, round, cancellation);
        return true;
    }

    private async Task<Verdict?> SaidAsync(ParticipantProfile parent, Guid id, int number, CancellationToken cancellation) =>
        await db.Approvals.Where(a => a.DocumentId == id && a.Number == number && a.PersonId == parent.PersonId && a.IsParent).Select(a => (Verdict?)a.Verdict).SingleOrDefaultAsync(cancellation);

    private async Task<ILookup<int, PlacedNote>> PlacedAsync(Guid participantId, ReviewRound round, CancellationToken cancellation)
    {
        var marks = await db.ReviewRounds.AsNoTracking().Where(r => r.DocumentId == round.DocumentId).ToDictionaryAsync(r => r.Number, r => r.AllMarks, cancellation);
        return (await comments.OfAsync(participantId, round.DocumentId, cancellation)).Reverse().Select(note =>
        {
            var found = note.Comment.Anchor?.In(Text.Paragraphs, marks[note.Comment.Number]);
            return found is null ? new PlacedNote(note, 0, IsChanged: false) : new PlacedNote(note, found.Index is { } index ? index + 1 : -1, found.IsChanged);
        }).ToLookup(n => n.Part);
    }

    /// <summary>A note, and the part that it belongs to now.</summary>
    internal sealed record PlacedNote(OwnComment Note, int Part, bool IsChanged);

    /// <summary>The form.</summary>
    public sealed class NoteInput
    {
        /// <summary>The note's id.</summary>
        public Guid Id { get; set; }

        /// <summary>Words of the part.</summary>
        public string? Phrase { get; set; }

        /// <summary>What they think.</summary>
        public string? Words { get; set; }

        /// <summary>What the form showed.</summary>
        public string? Seen { get; set; }

        /// <summary>Whether what they said aloud goes.</summary>
        public bool WithoutVoice { get; set; }
    }
}
