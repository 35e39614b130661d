using System.Linq.Expressions;
using Microsoft.AspNetCore.Identity;

namespace Pace.Learning.Web.Accounts.People;

/// <summary>One line of the list.</summary>
internal sealed record ListedPerson(Guid Id, string Name, IReadOnlyList<string> Roles, DateTime? LastSeenAt, bool HasCodeApp, bool HasPasskey);

/// <summary>
/// People as administrators may see them. Whoever only takes part as a parent is not among them, and of somebody who works here nobody learns here that they take part too:
/// those roles are never named, and an address that is sealed is left out.
/// </summary>
internal sealed class ListedPeople(PaceDbContext db)
{
    /// <summary>How many are on one page.</summary>
    public const int OnPage = 50;

    private static readonly Dictionary<Guid, string> RoleNames = Roles.All.Where(role => !Roles.IsParent(role)).ToDictionary(Roles.IdOf);
    private static readonly Guid[] Parents = [.. Roles.All.Where(Roles.IsParent).Select(Roles.IdOf)];
    private static readonly Guid[] Staff = [.. Roles.All.Where(Roles.IsStaff).Select(Roles.IdOf)];

    /// <summary>Everybody that administrators may see.</summary>
    public IQueryable<Person> All
    {
        get
        {
            var held = db.UserRoles;
            return db.Users.AsNoTracking().Where(p =>
                held.Any(r => r.UserId == p.Id && Staff.Contains(r.RoleId)) || !held.Any(r => r.UserId == p.Id && Parents.Contains(r.RoleId)));
        }
    }

    /// <summary>Those who work here.</summary>
    public IQueryable<Person> Working
    {
        get
        {
            var held = db.UserRoles;
            return db.Users.AsNoTracking().Where(p => held.Any(r => r.UserId == p.Id && Staff.Contains(r.RoleId)));
        }
    }

    /// <summary>Those with a name or an address like this, and with this role. Without either: those who work here.</summary>
    public IQueryable<Person> Matching(string? text, string? role)
    {
        var (typed, held) = (text?.Trim() ?? "", db.UserRoles);
        var found = typed.Length == 0 && role is null ? Working : All;
        if (role is not null)
        {
            var id = Roles.IdOf(role);
            found = found.Where(p => held.Any(r => r.UserId == p.Id && r.RoleId == id));
        }
        if (typed.Length == 0)
        {
            return found;
        }
        return found.Where(IsLike(typed));
    }

    // The database compares: it has one way of making letters small, whatever the culture here. SQLite's knows the letters of English only, so the name as typed counts too.
#pragma warning disable CA1304, CA1311, CA1862
    private static Expression<Func<Person, bool>> IsLike(string typed)
    {
        var (lower, normalized, alias) = (typed.ToLowerInvariant(), EmailAddress.Normalized(typed), EmailAddress.Normalized(AddressAlias.Domain));
        return p => p.DisplayName.ToLower().Contains(lower) || p.DisplayName.Contains(typed)
            || (p.NormalizedEmail!.Contains(normalized) && !p.NormalizedEmail.EndsWith(alias));
    }
#pragma warning restore CA1304, CA1311, CA1862

    /// <summary>One page of them, by name.</summary>
    public async Task<IReadOnlyList<ListedPerson>> PageAsync(IQueryable<Person> people, int number, CancellationToken cancellation)
    {
        var (held, sessions, keys) = (db.UserRoles, db.BrowserSessions, db.Set<IdentityUserPasskey<Guid>>());
        var rows = await people.OrderBy(p => p.DisplayName).ThenBy(p => p.Id).Skip((number - 1) * OnPage).Take(OnPage).Select(p => new
        {
            p.Id, p.DisplayName, p.TwoFactorEnabled,
            Roles = held.Where(r => r.UserId == p.Id).Select(r => r.RoleId).ToList(),
            LastSeenAt = sessions.Where(s => s.PersonId == p.Id).Max(s => (DateTime?)s.LastSeenAt),
            HasPasskey = keys.Any(k => k.UserId == p.Id),
        }).ToListAsync(cancellation);
        return [.. rows.Select(r => new ListedPerson(r.Id, NameOf(r.DisplayName), Named(r.Roles), r.LastSeenAt, r.TwoFactorEnabled, r.HasPasskey))];
    }

    /// <summary>What somebody may do, without that they take part as a parent.</summary>
    public async Task<IReadOnlyList<string>> RolesOfAsync(Guid personId, CancellationToken cancellation) =>
        Named(await db.UserRoles.Where(r => r.UserId == personId).Select(r => r.RoleId).ToListAsync(cancellation));

    /// <summary>Names by id, for the history. Somebody who has closed their account has none.</summary>
    public Task<Dictionary<Guid, string>> NamesAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation) =>
        db.Users.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.DisplayName, cancellation);

    public static string NameOf(string displayName) => displayName.Length > 0 ? displayName : "(no name)";

    private static List<string> Named(IReadOnlyCollection<Guid> ids) => [.. Roles.All.Where(role => ids.Any(id => RoleNames.GetValueOrDefault(id) == role))];
}
