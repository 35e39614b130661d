using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Parents.People;

namespace Pace.Learning.Web.Parents.SafeguardingConcerns;

/// <summary>One worry: what was said, who it was, and each step until it is closed.</summary>
[OnlyFor(Roles.SafeguardingOfficer)]
internal sealed class OneConcernModel(
    PaceDbContext db, PersonVault vault, PersonDirectory people, ParticipantNames names, ConcernRecorder recorder, IOptions<SafeguardingOptions> options) : PageModel
{
    /// <summary>What came of it.</summary>
    [BindProperty]
    public ClosingForm Input { get; set; } = new();

    public SafeguardingConcern Concern { get; private set; } = null!;

    public string From { get; private set; } = "";

    public string? About { get; private set; }

    public string? ParentPage { get; private set; }

    public string? Text { get; private set; }

    public string? ClosingNote { get; private set; }

    public KeptDetails? Kept { get; private set; }

    public string KeptFor => options.Value.KeptFor;

    public DateTime? DeletedOn => Concern.Closing?.At.AddDays(options.Value.DaysKeptAfterClosing);

    /// <summary>The page's address.</summary>
    public static string Address(Guid id) => $"{ConcernListModel.Address}/{id}";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => await LoadAsync(id, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostReadAsync(Guid id, CancellationToken cancellation) =>
        await AnswerAsync(id, await recorder.AcknowledgeAsync(id, User.RequiredPersonId, cancellation), "Noted. Whoever raised it sees that you have read it.", cancellation);

    public async Task<IActionResult> OnPostHandleAsync(Guid id, CancellationToken cancellation) =>
        await AnswerAsync(id, await recorder.HandleAsync(id, User.RequiredPersonId, cancellation), "Noted. Whoever raised it sees that you are dealing with it.", cancellation);

    public async Task<IActionResult> OnPostCloseAsync(Guid id, CancellationToken cancellation) => await AnswerAsync(
        id, ModelState.IsValid ? await recorder.CloseAsync(id, User.RequiredPersonId, Input.Outcome, Input.Note, cancellation) : null, "Closed. Thank you.", cancellation);

    private async Task<IActionResult> AnswerAsync(Guid id, Refusal? refusal, string done, CancellationToken cancellation)
    {
        if (refusal is not null)
        {
            db.ChangeTracker.Clear();
            ModelState.AddModelError(refusal.Field.Length > 0 ? $"Input.{refusal.Field}" : "", refusal.Words);
        }
        if (!ModelState.IsValid)
        {
            return await LoadAsync(id, cancellation) ? Page() : NotFound();
        }
        this.Notify(done);
        return Redirect(Address(id));
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (await db.SafeguardingConcerns.AsNoTracking().SingleOrDefaultAsync(w => w.Id == id, cancellation) is not { } concern)
        {
            return false;
        }
        Concern = concern;
        From = (await ConcernListModel.FromAsync(db, names, people, [concern], cancellation))(concern);
        if (concern.ParticipantId is { } parentId)
        {
            var name = (await names.OfAsync([parentId], cancellation)).GetValueOrDefault(parentId);
            About = concern.IsFromParent ? null : name ?? "a parent whose data was erased";
            ParentPage = name is null ? null : OnePersonModel.Address(parentId);
        }
        if (concern.KeyOwner is { } owner)
        {
            Text = await vault.OpenIfAnyAsync(owner, concern.Purpose, concern.SealedText, cancellation);
            ClosingNote = await vault.OpenIfAnyAsync(owner, concern.ClosingPurpose, concern.Closing?.SealedNote, cancellation);
        }
        Kept = await recorder.KeptAsync(concern, cancellation);
        return true;
    }

    /// <summary>The form.</summary>
    internal sealed class ClosingForm
    {
        public ConcernOutcome? Outcome { get; set; }

        [AtMost(ConcernClosing.NoteLength, What = "This", Unit = "letters")]
        public string? Note { get; set; }
    }
}
