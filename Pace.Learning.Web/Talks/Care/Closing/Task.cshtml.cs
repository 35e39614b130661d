using Pace.Learning.Web.Parents.Details;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Parents.Preferences;

namespace Pace.Learning.Web.Talks.Care.Closing;

/// <summary>One check-in or debrief: closed with a few words on how it was, or put on another day.</summary>
[OnlyFor(Roles.ParticipationManager, Roles.StandIn)]
internal sealed class TaskModel(PaceDbContext db, CarePlanner care, ContactForCare contacts, ParticipantNames names, PersonVault vault, TimeProvider time) : PageModel
{
    [BindProperty]
    public NoteForm Input { get; set; } = new();

    public CareTask Care { get; private set; } = null!;

    public Talk Talk { get; private set; } = null!;

    public string Name { get; private set; } = "";

    public string? Note { get; private set; }

    /// <summary>How to reach them, for this answer only.</summary>
    public string? Contact { get; private set; }

    /// <summary>When they want to be left alone.</summary>
    public string? NotAt { get; private set; }

    /// <summary>How to tell somebody that their talk is off who gets no mail about it.</summary>
    public string? Untold { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        Input.Day = DateFields.From(Care.DueOn);
        return Page();
    }

    /// <summary>Opens how to reach somebody whom there is something to do for by the end of the week.</summary>
    public async Task<IActionResult> OnPostReachAsync(Guid id, CancellationToken cancellation)
    {
        ModelState.Clear();
        if (!await LoadAsync(id, cancellation) || !Care.IsOpen || Care.DueOn > LondonTime.DayOf(time.GetUtcNow().UtcDateTime).AddDays(WorkQueue.WeekReader.DaysAhead))
        {
            return NotFound();
        }
        var role = User.IsInRole(Roles.ParticipationManager) ? Roles.ParticipationManager : Roles.StandIn;
        Contact = await contacts.OpenAsync(Care.ParticipantId, User.RequiredPersonId, role, cancellation) ?? "they have left neither a number nor an address";
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
        if (Input.Note?.Trim() is not { Length: > 0 } words)
        {
            words = "";
            ModelState.Add(nameof(Input), [CareTask.NoWords with { Field = "Note" }]);
        }
        if (!ModelState.IsValid)
        {
            return Page();
        }
        await db.RetryOnConflictAsync(stop => CloseAsync(id, words, now, stop), cancellation);
        this.Notify("Kept. Thank you for being there.");
        return Redirect(TalkAddresses.Week);
    }

    // Two may have been there for the same parent, or the button was pressed twice: what each wrote stays.
    private async Task CloseAsync(Guid id, string words, DateTime now, CancellationToken cancellation)
    {
        await db.LockPersonAsync(Care.ParticipantId, cancellation);
        if (!await LoadAsync(id, cancellation))
        {
            return;
        }
        var all = Note is null ? words : Note.Contains(words, StringComparison.Ordinal) ? Note : $"{Note}\n\n{words}";
        Care.Close(User.RequiredPersonId, await vault.SealAsync(Care.ParticipantId, Care.NotePurpose, all, cancellation), now);
        if (Care.Kind == CareKind.Debrief && Input.RestUntil.Date is { } until)
        {
            db.RestPeriods.Add(new RestPeriod(Care.ParticipantId, until, User.RequiredPersonId, now));
        }
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
        Untold = await db.ParticipantProfiles.Where(p => p.Id == task.ParticipantId && task.Closing == null && p.Channel != ContactChannel.Email)
            .Select(p => p.Channel == ContactChannel.Text ? "text message" : "phone").SingleOrDefaultAsync(cancellation);
        NotAt = await db.ParticipantProfiles.Where(p => p.Id == task.ParticipantId).Select(p => (QuietTimes?)p.NotAt).SingleOrDefaultAsync(cancellation) is { } quiet
            ? PreferenceLabels.Of(PreferenceLabels.Quiet, PreferenceLabels.Flags(quiet)) : null;
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
