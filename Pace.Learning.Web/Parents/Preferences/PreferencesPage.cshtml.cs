using System.Security.Cryptography;
using System.Text;
using Pace.Learning.Web.Parents.Participants;

namespace Pace.Learning.Web.Parents.Preferences;

/// <summary>
/// What a parent would like to be asked for: one form in parts. Whichever button is pressed, what was changed in any part is kept. A part that was not touched is left as it
/// is, so that a page which was opened long ago doesn't bring back what was changed since.
/// </summary>
[OnlyFor(Roles.Parent)]
internal sealed class PreferencesPageModel(
    PaceDbContext db, PersonVault vault, IEnumerable<IActivityConsent> consents, ParticipantLedger record, TimeProvider time) : PageModel
{
    /// <summary>The page's address.</summary>
    public const string Address = "/taking-part/preferences";

    [BindProperty]
    public ActivitiesInput Activities { get; set; } = new();

    [BindProperty]
    public PaceInput Pace { get; set; } = new();

    [BindProperty]
    public LimitsInput Limits { get; set; } = new();

    [BindProperty]
    public NamesInput Names { get; set; } = new();

    [BindProperty]
    public ContactInput Contact { get; set; } = new();

    /// <summary>What each part showed when the page was opened.</summary>
    public IReadOnlyDictionary<string, string> Shown { get; private set; } = new Dictionary<string, string>();

    /// <summary>What they ticked and have still to say yes to.</summary>
    public IReadOnlyList<ActivityStep> Missing { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await FindAsync(cancellation) is not { } preferences)
        {
            return NotFound();
        }
        ModelState.Clear();
        await FillAsync(preferences, cancellation);
        Shown = Parts.ToDictionary(p => p.Key, p => Hash(p.Value.Print));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromForm] Dictionary<string, string> seen, CancellationToken cancellation)
    {
        if (!ModelState.IsValid)
        {
            Shown = seen;
            return await FindAsync(cancellation) is null ? NotFound() : Page();
        }
        var changed = Parts.Where(p => seen.GetValueOrDefault(p.Key) != Hash(p.Value.Print)).Select(p => p.Key).ToList();
        var before = Preferences.Activities.None;
        var areOvertaken = false;
        var isThere = await db.RetryOnConflictAsync(async stop =>
        {
            if (await FindAsync(stop) is not { } preferences)
            {
                return false;
            }
            before = preferences.Wanted;
            areOvertaken = await AreWordsOvertakenAsync(preferences, changed, stop);
            if (areOvertaken)
            {
                return true;
            }
            foreach (var part in changed)
            {
                await ChooseAsync(preferences, part, stop);
            }
            if (changed.Count > 0)
            {
                await record.AppendAsync(preferences.ParticipantId, "participant.choices-changed", User.RequiredPersonId, stop);
            }
            return true;
        }, cancellation);
        if (!isThere)
        {
            return NotFound();
        }
        if (areOvertaken)
        {
            Shown = seen;
            return Page();
        }
        // What they tick now, and what needs a yes of its own, leads to where they read what that yes means.
        if (changed.Contains(nameof(Activities)) && await FindAsync(cancellation) is { } saved
            && (await MissingAsync(saved, cancellation)).FirstOrDefault(m => !before.HasFlag(m.Activity)) is { } step)
        {
            this.Notify($"Saved: {string.Join(", ", changed.Select(Title))}. Here is what a yes to speaking means. Choose if you like, now or later.");
            return Redirect(step.Url);
        }
        this.Notify(changed.Count == 0 ? "Your choices are as they were." : $"Saved: {string.Join(", ", changed.Select(Title))}.");
        return Redirect(Address);
    }

    private IReadOnlyDictionary<string, IPreferencesPart> Parts => new Dictionary<string, IPreferencesPart>
    {
        [nameof(Activities)] = Activities, [nameof(Pace)] = Pace, [nameof(Limits)] = Limits, [nameof(Names)] = Names, [nameof(Contact)] = Contact,
    };

    private static string Title(string part) => part switch
    {
        nameof(Activities) => "what you would like to do",
        nameof(Pace) => "how often",
        nameof(Limits) => "what is off limits",
        nameof(Names) => "how much of you is shown",
        _ => "how to reach you",
    };

    private async Task ChooseAsync(ParticipantPreferences p, string part, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        switch (part)
        {
            case nameof(Activities):
                p.ChooseActivities(All(Activities.Wanted), Activities.Online, Activities.InPerson, Activities.Travel, now);
                break;
            case nameof(Pace):
                p.ChoosePace(Pace.TalksAYear!.Value, Pace.RestDays!.Value, Pace.NoticeDays!.Value, now);
                break;
            case nameof(Limits):
                var offLimits = await vault.SealIfAnyAsync(p.ParticipantId, ParticipantPreferences.OffLimitsPurpose, Limits.OwnWords, cancellation);
                p.ChooseLimits(All(Limits.OffLimits), offLimits, Limits.OwnArea, now);
                break;
            case nameof(Names):
                p.ChooseAnonymity(Names.Anonymity, now);
                break;
            default:
                var note = await vault.SealIfAnyAsync(p.ParticipantId, ParticipantPreferences.ContactNotePurpose, Contact.Note, cancellation);
                p.ChooseContact(Contact.Channel, All(Contact.NotAt), note, now);
                break;
        }
    }

    // Their own words, saved in another tab since. Who didn't touch them here leaves those; who did finds both in the box.
    private async Task<bool> AreWordsOvertakenAsync(ParticipantPreferences p, List<string> changed, CancellationToken cancellation)
    {
        var isOvertaken = false;
        if (changed.Contains(nameof(Limits)))
        {
            var saved = await vault.OpenIfAnyAsync(p.ParticipantId, ParticipantPreferences.OffLimitsPurpose, p.SealedOffLimits, cancellation);
            (Limits.OwnWords, Limits.Seen) = Both("Limits.OwnWords", saved, Limits.OwnWords, Limits.Seen);
        }
        if (changed.Contains(nameof(Contact)))
        {
            var saved = await vault.OpenIfAnyAsync(p.ParticipantId, ParticipantPreferences.ContactNotePurpose, p.SealedContactNote, cancellation);
            (Contact.Note, Contact.Seen) = Both("Contact.Note", saved, Contact.Note, Contact.Seen);
        }
        return isOvertaken;

        (string? Words, string? Seen) Both(string field, string? saved, string? sent, string? seen)
        {
            if (!SeenText.IsOvertaken(seen, [saved], [sent]))
            {
                return (sent, seen);
            }
            if (SeenText.Of(sent) == seen)
            {
                return (saved, seen);
            }
            isOvertaken = true;
            ModelState.Remove(field);
            ModelState.AddModelError(field, "You saved other words in another tab. Both are in the box now. Change what you like, then save");
            return (SeenText.Joined(saved, sent), SeenText.Of(saved));
        }
    }

    private async Task<IReadOnlyList<ActivityStep>> MissingAsync(ParticipantPreferences p, CancellationToken cancellation)
    {
        List<ActivityStep> missing = [];
        foreach (var consent in consents)
        {
            missing.AddRange(await consent.MissingAsync(p.ParticipantId, p.Wanted, cancellation));
        }
        return missing;
    }

    private async Task<ParticipantPreferences?> FindAsync(CancellationToken cancellation) =>
        (await db.ParticipantOf(User).Include(p => p.Preferences).SingleOrDefaultAsync(cancellation))?.Preferences;

    private async Task FillAsync(ParticipantPreferences p, CancellationToken cancellation)
    {
        Missing = await MissingAsync(p, cancellation);
        Activities = new() { Wanted = PreferenceLabels.Flags(p.Wanted), Online = p.Online, InPerson = p.InPerson, Travel = p.Travel };
        Pace = new() { TalksAYear = p.TalksAYear, RestDays = p.RestDays, NoticeDays = p.NoticeDays };
        Limits = new()
        {
            OffLimits = PreferenceLabels.Flags(p.OffLimits), OwnArea = p.OwnArea,
            OwnWords = await vault.OpenIfAnyAsync(p.ParticipantId, ParticipantPreferences.OffLimitsPurpose, p.SealedOffLimits, cancellation),
        };
        Names = new() { Anonymity = p.Anonymity };
        Contact = new()
        {
            Channel = p.Channel, NotAt = PreferenceLabels.Flags(p.NotAt),
            Note = await vault.OpenIfAnyAsync(p.ParticipantId, ParticipantPreferences.ContactNotePurpose, p.SealedContactNote, cancellation),
        };
        (Limits.Seen, Contact.Seen) = (SeenText.Of(Limits.OwnWords), SeenText.Of(Contact.Note));
    }

    // The words themselves stand in the form already; twice would be once too often.
    private static string Hash(string print) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(print.ReplaceLineEndings("\n"))))[..32];

    private static T All<T>(IEnumerable<T> flags) where T : struct, Enum =>
        (T)Enum.ToObject(typeof(T), flags.Distinct().Where(f => Enum.IsDefined(f)).Sum(f => Convert.ToInt32(f, null)));
}
