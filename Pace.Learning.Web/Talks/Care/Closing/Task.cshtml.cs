using Pace.Learning.Web.Parents.Participants;

namespace Pace.Learning.Web.Talks.Care.Closing;

/// <summary>One check-in or debrief: closed with a few words on how it was, or put on another day.</summary>
[OnlyFor(Roles.ParticipationManager)]
internal sealed class TaskModel(PaceDbContext db, CarePlanner care, ParticipantNames names, PersonVault vault, TimeProvider time) : PageModel
{
    [BindProperty]
    public NoteForm Input { get; set; } = new();

    public CareTask Care { get; private set; } = null!;

    public Talk Talk { get; private set; } = null!;

    public string Name { get; private set; } = "";

    public string? Note { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        Input.Day = DateFields.From(Care.DueOn);
        return Page();
    }

    public async Task<IActionResult> OnPostCloseAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        var now = time.GetUtcNow().UtcDateTime;
        if (Care.Kind == CareKind.Debrief && !Talk.IsOver(now))
        {
            ModelState.AddModelError("Input.Note", "The talk is still to come");
        }
        if (Input.RestUntil.Date is { } rest && rest <= LondonTime.DayOf(now))
        {
            ModelState.AddModelError("Input.RestUntil", "Choose a later day for the end of the rest");
        }
        var @sealed = string.IsNullOrWhiteSpace(Input.Note) ? null : await vault.SealAsync(Care.ParticipantId, Care.NotePurpose, Input.Note.Trim(), cancellation);
        if (ModelState.IsValid && Care.Close(User.RequiredPersonId, @sealed, now) is { } refusal)
        {
            ModelState.AddModelError("Input.Note", refusal.Words);
        }
        if (!ModelState.IsValid)
        {
            return Page();
        }
        if (Care.Kind == CareKind.Debrief && Input.RestUntil.Date is { } until)
        {
            db.RestPeriods.Add(new RestPeriod(Care.ParticipantId, until, User.RequiredPersonId, now));
        }
        await db.SaveChangesAsync(cancellation);
        this.Notify("Kept. Thank you for being there.");
        return Redirect(TalkAddresses.Week);
    }

    public async Task<IActionResult> OnPostPlanAsync(Guid id, CancellationToken cancellation)
    {
        ModelState.Remove("Input.Note");
        if (Input.Day.Date is not { } day)
        {
            if (!await LoadAsync(id, cancellation))
            {
                return NotFound();
            }
            ModelState.AddModelError("Input.Day", "Enter the day");
            return Page();
        }
        var isThere = false;
        var refusal = await db.RetryOnConflictAsync(async stop =>
        {
            isThere = await LoadAsync(id, stop);
            return isThere ? await care.PutAsync(Care, day, stop) : null;
        }, cancellation);
        if (!isThere)
        {
            return NotFound();
        }
        if (refusal is not null)
        {
            ModelState.AddModelError("Input.Day", refusal.Words);
            return Page();
        }
        this.Notify($"Planned for {LondonTime.LongDay(day)}.");
        return Redirect(TalkAddresses.Week);
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (await db.CareTasks.SingleOrDefaultAsync(t => t.Id == id, cancellation) is not { } task)
        {
            return false;
        }
        Care = task;
        Talk = await db.Talks.AsNoTracking().SingleAsync(t => t.Id == task.TalkId, cancellation);
        Name = (await names.OfAsync([task.ParticipantId], cancellation)).GetValueOrDefault(task.ParticipantId, "(erased)");
        Note = task.Closing?.SealedNote is { } note ? await vault.OpenAsync(task.ParticipantId, task.NotePurpose, note, cancellation) : null;
        return true;
    }

    /// <summary>How it was, and what follows.</summary>
    internal sealed class NoteForm
    {
        [AtMost(CareTask.NoteLength)]
        public string? Note { get; set; }

        public DateFields RestUntil { get; set; } = new();

        public DateFields Day { get; set; } = new();
    }
}
