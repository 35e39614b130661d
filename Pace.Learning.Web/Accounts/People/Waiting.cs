using System.Security.Claims;

namespace Pace.Learning.Web.Accounts.People;

/// <summary>A role that waits for a second person, as somebody who looks at it may act on it.</summary>
internal sealed record WaitingRole
{
    public required Guid Id { get; init; }

    /// <summary>Who would have it.</summary>
    public required string Name { get; init; }

    /// <summary>Their address while they are invited only: it is what the second person looks at most closely.</summary>
    public string? Email { get; init; }

    public required RoleDescription Role { get; init; }

    public required string AskedBy { get; init; }

    public required DateTime AskedAt { get; init; }

    public string? Why { get; init; }

    /// <summary>For which days, if it isn't for good.</summary>
    public string? Days { get; init; }

    /// <summary>Whether the reader asked for it.</summary>
    public required bool IsOwnRequest { get; init; }

    /// <summary>Whether it would be the reader's own role.</summary>
    public required bool IsOwnRole { get; init; }

    /// <summary>Whether the reader may take it back.</summary>
    public required bool MayTakeBack { get; init; }

    public bool MayConfirm => !IsOwnRequest && !IsOwnRole;
}

/// <summary>Finds what waits for a second person, the oldest first.</summary>
internal sealed class WaitingRoles(PaceDbContext db)
{
    public async Task<IReadOnlyList<WaitingRole>> ForAsync(ClaimsPrincipal reader, CancellationToken cancellation)
    {
        var (people, invitations, me) = (db.Users, db.StaffInvitations, reader.RequiredPersonId);
        var rows = await db.RoleGrants.AsNoTracking().Where(g => g.NeedsSecond && g.ConfirmedAt == null && g.OpenKey != null).OrderBy(g => g.AskedAt).ThenBy(g => g.Id).Select(g => new
        {
            Grant = g,
            Name = people.Where(p => p.Id == g.PersonId).Select(p => p.DisplayName).FirstOrDefault() ?? invitations.Where(i => i.Id == g.InvitationId).Select(i => i.Name).FirstOrDefault(),
            Invited = g.PersonId == null ? invitations.Where(i => i.Id == g.InvitationId).Select(i => i.Email).FirstOrDefault() : null,
            Asker = people.Where(p => p.Id == g.AskedBy).Select(p => p.DisplayName).FirstOrDefault(),
            Own = invitations.Any(i => g.PersonId == null && i.Id == g.InvitationId && people.Any(p => p.Id == me && p.NormalizedEmail == i.NormalizedEmail)),
        }).ToListAsync(cancellation);
        return
        [
            .. rows.Select(r => new WaitingRole
            {
                Id = r.Grant.Id, Name = ListedPeople.NameOf(r.Name ?? ""), Email = r.Invited, Role = RoleDescriptions.Of(r.Grant.Role), AskedBy = r.Asker is { Length: > 0 } asker ? asker : "somebody who has left",
                AskedAt = r.Grant.AskedAt, Why = r.Grant.Why, Days = r.Grant is { From: { } from, Until: { } until } ? $"from {LondonTime.LongDay(from)} until {LondonTime.LongDay(until)}" : null, IsOwnRequest = r.Grant.AskedBy == me, IsOwnRole = r.Grant.PersonId == me || r.Own, MayTakeBack = reader.IsInRole(Roles.Admin),
            }),
        ];
    }
}
