using Pace.Learning.Web.Parents.Participants;

namespace Pace.Learning.Web.Parents.Preferences;

/// <summary>What a parent would like to be asked for: one page, saved in parts.</summary>
[OnlyFor(Roles.Parent)]
internal sealed class PreferencesPageModel(PaceDbContext db, PersonVault vault, ParticipantLedger record, TimeProvider time) : PageModel
{
    /// <summary>The page's address.</summary>
    public const string Address = "/taking-part/preferences";

    public ActivitiesInput Activities { get; private set; } = new();

    public PaceInput Pace { get; private set; } = new();

    public LimitsInput Limits { get; private set; } = new();

    public ShownInput Shown { get; private set; } = new();

    public ContactInput Contact { get; private set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await FindAsync(cancellation) is not { } preferences)
        {
            return NotFound();
        }
        await FillAsync(preferences, cancellation);
        return Page();
    }

    public Task<IActionResult> OnPostActivitiesAsync([Bind(Prefix = "Activities")] ActivitiesInput input, CancellationToken cancellation) => SaveAsync(
        () => Activities = input,
        p => p.ChooseActivities(All(input.Wanted), input.Online, input.InPerson, input.Travel, Now), "what you would like to do", cancellation);

    public Task<IActionResult> OnPostPaceAsync([Bind(Prefix = "Pace")] PaceInput input, CancellationToken cancellation) => SaveAsync(
        () => Pace = input,
        p => p.ChoosePace(input.TalksAYear!.Value, input.RestDays!.Value, input.NoticeDays!.Value, Now), "how often", cancellation);

    public async Task<IActionResult> OnPostLimitsAsync([Bind(Prefix = "Limits")] LimitsInput input, CancellationToken cancellation) => await SaveAsync(
        () => Limits = input,
        async p => p.ChooseLimits(
            All(input.OffLimits), await vault.SealIfAnyAsync(p.ParticipantId, ParticipantPreferences.OffLimitsPurpose, input.OwnWords, cancellation),
            input.OwnArea, Now), "what is off limits", cancellation);

    public Task<IActionResult> OnPostAnonymityAsync([Bind(Prefix = "Shown")] ShownInput input, CancellationToken cancellation) => SaveAsync(
        () => Shown = input, p => p.ChooseAnonymity(input.Anonymity, Now), "how much of you is shown", cancellation);

    public async Task<IActionResult> OnPostContactAsync([Bind(Prefix = "Contact")] ContactInput input, CancellationToken cancellation) => await SaveAsync(
        () => Contact = input,
        async p => p.ChooseContact(
            input.Channel, All(input.NotAt),
            await vault.SealIfAnyAsync(p.ParticipantId, ParticipantPreferences.ContactNotePurpose, input.Note, cancellation), Now), "how to reach you", cancellation);

    private Task<IActionResult> SaveAsync(Action keep, Action<ParticipantPreferences> change, string part, CancellationToken cancellation) =>
        SaveAsync(
            keep,
            p =>
            {
                change(p);
                return Task.CompletedTask;
            },
            part, cancellation);

    private async Task<IActionResult> SaveAsync(Action keep, Func<ParticipantPreferences, Task> change, string part, CancellationToken cancellation)
    {
        if (await FindAsync(cancellation) is not { } preferences)
        {
            return NotFound();
        }
        if (!ModelState.IsValid)
        {
            await FillAsync(preferences, cancellation);
            keep();
            return Page();
        }
        await change(preferences);
        await record.AppendAsync(preferences.ParticipantId, "participant.choices-changed", User.RequiredPersonId, cancellation);
        await db.SaveChangesAsync(cancellation);
        this.Notify($"Saved: {part}.");
        return Redirect(Address);
    }

    private async Task<ParticipantPreferences?> FindAsync(CancellationToken cancellation) =>
        (await db.ParticipantOf(User).Include(p => p.Preferences).SingleOrDefaultAsync(cancellation))?.Preferences;

    private async Task FillAsync(ParticipantPreferences p, CancellationToken cancellation)
    {
        Activities = new() { Wanted = PreferenceLabels.Flags(p.Wanted), Online = p.Online, InPerson = p.InPerson, Travel = p.Travel };
        Pace = new() { TalksAYear = p.TalksAYear, RestDays = p.RestDays, NoticeDays = p.NoticeDays };
        Limits = new()
        {
            OffLimits = PreferenceLabels.Flags(p.OffLimits), OwnArea = p.OwnArea,
            OwnWords = await vault.OpenIfAnyAsync(p.ParticipantId, ParticipantPreferences.OffLimitsPurpose, p.SealedOffLimits, cancellation),
        };
        Shown = new() { Anonymity = p.Anonymity };
        Contact = new()
        {
            Channel = p.Channel, NotAt = PreferenceLabels.Flags(p.NotAt),
            Note = await vault.OpenIfAnyAsync(p.ParticipantId, ParticipantPreferences.ContactNotePurpose, p.SealedContactNote, cancellation),
        };
    }

    private static T All<T>(IEnumerable<T> flags) where T : struct, Enum =>
        (T)Enum.ToObject(typeof(T), flags.Distinct().Where(f => Enum.IsDefined(f)).Sum(f => Convert.ToInt32(f, null)));

    private DateTime Now => time.GetUtcNow().UtcDateTime;
}
