using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Parents.Participants;

namespace Pace.Learning.Web.Parents.SafeguardingConcerns;

/// <summary>What the DSO has been told, new ones first.</summary>
[OnlyFor(Roles.SafeguardingOfficer)]
internal sealed class ConcernListModel(
    PaceDbContext db, PersonVault vault, PersonDirectory people, ParticipantNames names, ParticipantLedger record, TimeProvider time) : PageModel
{
    /// <summary>The page's address.</summary>
    public const string Address = "/manage/worries";

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var worries = await db.SafeguardingConcerns.AsNoTracking().OrderBy(w => w.Acknowledgement != null).ThenByDescending(w => w.RaisedAt).Take(200).ToListAsync(cancellation);
        var chosen = await names.OfAsync([.. worries.Where(w => w.ParticipantId is not null).Select(w => w.ParticipantId!.Value).Distinct()], cancellation);
        var staff = await people.OfAsync([.. worries.Select(w => w.RaisedBy).OfType<Guid>().Distinct()], cancellation);
        var rows = new List<Row>();
        foreach (var worry in worries)
        {
            var parent = worry.ParticipantId is { } p && chosen.TryGetValue(p, out var name) ? name : null;
            var from = worry.IsFromParent ? parent ?? "a parent whose data was erased" : staff.GetValueOrDefault(worry.RaisedBy ?? default)?.Name ?? "a former member of staff";
            var text = worry.KeyOwner is { } owner ? await vault.OpenIfAnyAsync(owner, worry.Purpose, worry.SealedText, cancellation) : null;
            rows.Add(new Row(worry, from, parent ?? "a parent whose data was erased", text, parent is not null));
        }
        Rows = rows;
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (await db.SafeguardingConcerns.SingleOrDefaultAsync(w => w.Id == id, cancellation) is not { } worry)
        {
            return NotFound();
        }
        var by = User.RequiredPersonId;
        var name = await people.Contacts.Where(u => u.Id == by).Select(u => u.Name).SingleAsync(cancellation);
        worry.Acknowledge(by, People.OnePersonModel.FirstName(name), time.GetUtcNow().UtcDateTime);
        await record.AppendForConcernAsync(worry.Id, "worry.acknowledged", by, cancellation);
        await db.SaveChangesAsync(cancellation);
        this.Notify("Noted. Whoever raised it sees that you have read it.");
        return Redirect(Address);
    }

    /// <summary>One worry.</summary>
    public sealed record Row(SafeguardingConcern SafeguardingConcern, string From, string About, string? Text, bool IsThere);
}
