using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Parents.AccessLog;
using Pace.Learning.Web.Parents.Details;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Parents.Preferences;

namespace Pace.Learning.Web.Parents.People;

/// <summary>One parent as the participation manager and the DSO see them. Details open for one answer only, and each time it is noted.</summary>
[OnlyFor(Roles.ParticipationManager, Roles.SafeguardingOfficer)]
internal sealed class OnePersonModel(
    PaceDbContext db, PersonVault vault, PersonDirectory staff, SealedDetails sealedDetails, ParticipantNames names, ParticipantLedger record, TimeProvider time) : PageModel
{
    /// <summary>Why somebody wants to look.</summary>
    [BindProperty]
    public AccessPurpose? Purpose { get; set; }

    public Participant Participant { get; private set; } = null!;

    public string? Name { get; private set; }

    public string? OffLimits { get; private set; }

    public string? ContactNote { get; private set; }

    public OpenDetails? Details { get; private set; }

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
        if (Purpose is not { } purpose || !ModelState.IsValid)
        {
            ModelState.AddModelError("Purpose", "Choose what you need the details for");
            return Page();
        }
        var by = User.RequiredPersonId;
        var fullName = await staff.Contacts.Where(u => u.Id == by).Select(u => u.Name).SingleAsync(cancellation);
        var role = User.IsInRole(Roles.SafeguardingOfficer) ? Roles.SafeguardingOfficer : Roles.ParticipationManager;
        db.AccessLog.Add(new AccessLogEntry(id, by, FirstName(fullName), role, purpose, Now));
        await record.AppendAsync(id, "participant.details-opened", by, cancellation);
        await db.SaveChangesAsync(cancellation);
        Details = await sealedDetails.OpenAsync(Participant.Details!, cancellation);
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
        return true;
    }

    internal static string FirstName(string name) => name.Trim().Split(' ', 2)[0] is { Length: > 0 } first ? first : "Somebody";
}
