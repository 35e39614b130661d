namespace Pace.Learning.Web.Contributions.ThankYouNotes;

/// <summary>Notes that wait for the participation manager. Who wrote them is not shown.</summary>
[OnlyFor(Roles.ParticipationManager)]
internal sealed class ModerateModel(PaceDbContext db, PersonVault vault, TimeProvider time) : PageModel
{
    /// <summary>The page's address.</summary>
    public const string Address = "/manage/participation/thank-yous";

    public IReadOnlyList<(Guid Id, string Text)> Waiting { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var waiting = new List<(Guid, string)>();
        foreach (var note in await db.ThankYouNotes.Where(t => t.Reading == null).OrderBy(t => t.Id).Take(50).ToListAsync(cancellation))
        {
            if (await vault.OpenAsync(note.ParticipantId, ThankYouNote.Purpose(note.Id), note.SealedText, cancellation) is { } text)
            {
                waiting.Add((note.Id, text));
            }
        }
        Waiting = waiting;
    }

    public async Task<IActionResult> OnPostAsync(Guid id, bool passOn, CancellationToken cancellation)
    {
        if (await db.ThankYouNotes.FindAsync([id], cancellation) is not { } note)
        {
            return NotFound();
        }
        note.Decide(passOn, User.RequiredPersonId, time.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellation);
        this.Notify(note.Reading!.IsPassedOn ? "Passed on. The parent sees it on their page." : "Kept back. The parent does not see it.");
        return Redirect(Address);
    }
}
