using System.Text.Json;
using Pace.Learning.Web.Platform.Commands.Restoring;

namespace Pace.Learning.Web.Accounts.People;

/// <summary>Which accounts there are, and what they may do, for restores: closed ones stay closed, and a role that was taken stays taken. Nobody stays signed in.</summary>
internal sealed class TakenBackAccounts(PaceDbContext db, AccountClosing closing, RoleActs roles) : ITakenBack
{
    public string Name => "accounts";

    public int Order => 2;

    public async Task<object> ReadAsync(CancellationToken cancellation)
    {
        var given = (await db.UserRoles.AsNoTracking().Select(r => new { r.UserId, r.RoleId }).ToListAsync(cancellation)).ToLookup(r => r.UserId, r => r.RoleId);
        return (await db.Users.AsNoTracking().Select(p => p.Id).ToListAsync(cancellation)).ConvertAll(id => new KeptAccount(id, [.. given[id]]));
    }

    public async Task<string?> ReplayAsync(JsonElement kept, CancellationToken cancellation)
    {
        var newest = SideFile.Read<List<KeptAccount>>(kept).ToDictionary(a => a.Id);
        var (closed, taken) = (0, 0);
        foreach (var person in await db.Users.AsNoTracking().Select(p => p.Id).ToListAsync(cancellation))
        {
            if (!newest.TryGetValue(person, out var known))
            {
                await db.RetryOnConflictAsync(stop => closing.CloseInActAsync(person, stop), cancellation);
                closed++;
                continue;
            }
            taken += await TakeRolesAsync(person, known.Roles, cancellation);
        }
        await closing.FinishAsync();
        await SignEverybodyOutAsync(cancellation);
        return closed + taken == 0 ? null : $"Closed again: {Count.Of(closed, "account")}. Took again: {Count.Of(taken, "role")}.";
    }

    public async Task<string?> HoldBackAsync(CancellationToken cancellation)
    {
        await SignEverybodyOutAsync(cancellation);
        return "Everybody was signed out. Look through who has which role: what was taken since the backup isn't known.";
    }

    // A cookie that ended since the backup would fit again.
    private async Task SignEverybodyOutAsync(CancellationToken cancellation)
    {
        await db.BrowserSessions.ExecuteDeleteAsync(cancellation);
        foreach (var person in await db.Users.ToListAsync(cancellation))
        {
            person.SecurityStamp = Guid.NewGuid().ToString("N");
        }
        await db.SaveChangesAsync(cancellation);
    }

    private Task<int> TakeRolesAsync(Guid person, IReadOnlyList<Guid> stillTheirs, CancellationToken cancellation) => db.RetryOnConflictAsync(async stop =>
    {
        var gone = await db.UserRoles.Where(r => r.UserId == person && !stillTheirs.Contains(r.RoleId)).Select(r => r.RoleId).ToListAsync(stop);
        foreach (var role in Roles.All.Where(r => gone.Contains(Roles.IdOf(r))))
        {
            await roles.TakeAsync(person, role, person, null, stop);
        }
        return gone.Count;
    }, cancellation);

    private sealed record KeptAccount(Guid Id, IReadOnlyList<Guid> Roles);
}
