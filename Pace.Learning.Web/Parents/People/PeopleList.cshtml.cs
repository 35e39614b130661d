using Pace.Learning.Web.Parents.Participants;

namespace Pace.Learning.Web.Parents.People;

/// <summary>Everyone who takes part, by chosen name.</summary>
[OnlyFor(Roles.ParticipationManager, Roles.SafeguardingOfficer)]
internal sealed class PeopleListModel(PaceDbContext db, ParticipantNames names, TimeProvider time) : PageModel
{
    /// <summary>The page's address.</summary>
    public const string Address = "/manage/participation/people";

    public DateTime Now { get; private set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Now = time.GetUtcNow().UtcDateTime;
        var participants = await db.Participants.AsNoTracking().Include(p => p.Preferences).Where(p => p.Erasure == null).ToListAsync(cancellation);
        var known = await names.OfAsync([.. participants.Select(p => p.Id)], cancellation);
        Rows = [.. participants.Select(p => new Row(p, known.GetValueOrDefault(p.Id, "?"))).OrderBy(r => r.Name, StringComparer.CurrentCultureIgnoreCase)];
    }

    /// <summary>One line of the list.</summary>
    public sealed record Row(Participant Participant, string Name);
}
