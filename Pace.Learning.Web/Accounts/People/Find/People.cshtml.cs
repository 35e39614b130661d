using Microsoft.AspNetCore.WebUtilities;

namespace Pace.Learning.Web.Accounts.People.Find;

/// <summary>Who works here, with what waits for a second person first.</summary>
[OnlyFor(Roles.Admin)]
internal sealed class PeopleModel(ListedPeople people, WaitingRoles waiting, PaceDbContext db) : PageModel
{
    public const string Address = "/manage/people";

    public const int TextLength = 100;

    private HashSet<Guid> waitedFor = [];

    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Text { get; set; }

    [BindProperty(Name = "role", SupportsGet = true)]
    public string? Role { get; set; }

    [BindProperty(Name = "number", SupportsGet = true)]
    public int Number { get; set; } = 1;

    public IReadOnlyList<WaitingRole> Waiting { get; private set; } = [];

    public IReadOnlyList<ListedPerson> Rows { get; private set; } = [];

    public int Working { get; private set; }

    public int Count { get; private set; }

    public int Invitations { get; private set; }

    public int First => ((Number - 1) * ListedPeople.OnPage) + 1;

    public int Last => First + Rows.Count - 1;

    public bool IsWorkingOnly => string.IsNullOrWhiteSpace(Text) && Role is null;

    /// <summary>Nobody is found by taking part as a parent.</summary>
    public static IEnumerable<RoleDescription> RolesToChoose => RoleDescriptions.All.Where(d => !Roles.IsParent(d.Role));

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Text = Text?.Length > TextLength ? Text[..TextLength] : Text;
        Role = RolesToChoose.Any(d => d.Role == Role) ? Role : null;
        Waiting = await waiting.ForAsync(User, cancellation);
        Working = await people.Working.CountAsync(cancellation);
        Invitations = await db.StaffInvitations.CountAsync(i => i.NormalizedEmail != null, cancellation);
        var found = people.Matching(Text, Role);
        Count = await found.CountAsync(cancellation);
        Number = Math.Clamp(Number, 1, Math.Max(1, (Count + ListedPeople.OnPage - 1) / ListedPeople.OnPage));
        Rows = await people.PageAsync(found, Number, cancellation);
        var ids = Rows.Select(r => (Guid?)r.Id).ToList();
        waitedFor = [.. await db.RoleGrants.Where(g => ids.Contains(g.PersonId) && g.NeedsSecond && g.ConfirmedAt == null && g.OpenKey != null).Select(g => g.PersonId!.Value).ToListAsync(cancellation)];
    }

    public bool IsWaitingFor(Guid personId) => waitedFor.Contains(personId);

    public string PageUrl(int number) =>
        QueryHelpers.AddQueryString(Address, new Dictionary<string, string?> { ["q"] = Text, ["role"] = Role, ["number"] = number.ToString(System.Globalization.CultureInfo.InvariantCulture) });
}
