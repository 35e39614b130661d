using Pace.Learning.Web.Parents.AccessLog;
using Pace.Learning.Web.Parents.Details;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Parents.Preferences;

namespace Pace.Learning.Web.Parents.People;

/// <summary>One parent as the participation manager and the DSO see them. Details open for one answer only, and each time it is noted.</summary>
[OnlyFor(Roles.ParticipationManager, Roles.SafeguardingOfficer)]
internal sealed class OnePersonModel(
    PaceDbContext db, PersonVault vault, StaffSignatures signatures, SealedDetails sealedDetails, KeptAwayWords keptAway, ParticipantNames names,
    IEnumerable<IPersonAct> acts, ParticipantLedger record, TimeProvider time) : PageModel
{
    /// <summary>Why somebody wants to look.</summary>
    [BindProperty]
    public AccessPurpose? Purpose { get; set; }

    public Participant Participant { get; private set; } = null!;

    public string? Name { get; private set; }

    public string? OffLimits { get; private set; }

    public string? ContactNote { get; private set; }

    public OpenDetails? Details { get; private set; }

    /// <summary>Whom they keep away from, once the details are open.</summary>
    public IReadOnlyList<string> KeptAway { get; private set; } = [];

    /// <summary>What the manager can ask of them.</summary>
    public IReadOnlyList<PersonAct> Acts { get; private set; } = [];

    /// <summary>How many notes there are.</summary>
    public int Notes { get; private set; }

    public DateTime Now { get; private set; }

    /// <summary>The page's address.</summary>
    public static string Address(Guid id) => $"/manage/participation/people/{id}";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) =>
        await LoadAsync(id, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        if (Purpose is not { } purpose || !ModelState.IsValid || AccessLogLabels.Purposes.All(p => p.Value != purpose.ToString()))
        {
            ModelState.AddModelError("Purpose", "Choose what you need the details for");
            return Page();
        }
        var by = await signatures.OfAsync(User, cancellation);
        db.AccessLog.Add(new AccessLogEntry(id, by.By, by.FirstName, by.Role, purpose, Now));
        await record.AppendAsync(id, "participant.details-opened", by.By, cancellation);
        await db.SaveChangesAsync(cancellation);
        Details = await sealedDetails.OpenAsync(Participant.Details!, cancellation);
        KeptAway = await keptAway.OfAsync(
            Preferences.KeptAway.Read(await vault.OpenIfAnyAsync(id, ParticipantPreferences.KeptAwayPurpose, Participant.Preferences!.SealedKeptAway, cancellation)), cancellation);
        return Page();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        Now = time.GetUtcNow().UtcDateTime;
        if (await db.Participants.AsNoTracking().Include(p => p.Preferences).Include(p => p.Details)
            .SingleOrDefaultAsync(p => p.Id == id && p.Erasure == null, cancellation) is not { Preferences: { } preferences } participant)
        {
            return false;
        }
        Participant = participant;
        Name = await names.OfAsync(participant, cancellation);
        OffLimits = await vault.OpenIfAnyAsync(id, ParticipantPreferences.OffLimitsPurpose, preferences.SealedOffLimits, cancellation);
        ContactNote = await vault.OpenIfAnyAsync(id, ParticipantPreferences.ContactNotePurpose, preferences.SealedContactNote, cancellation);
        Notes = await db.StaffNotes.CountAsync(n => n.ParticipantId == id, cancellation);
        if (User.IsInRole(Roles.ParticipationManager))
        {
            List<PersonAct> offered = [];
            foreach (var act in acts)
            {
                offered.AddRange(await act.OfAsync(id, cancellation));
            }
            Acts = offered;
        }
        return true;
    }

    internal static string FirstName(string name) => name.Trim().Split(' ', 2)[0] is { Length: > 0 } first ? first : "Somebody";
}
