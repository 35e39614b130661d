using Microsoft.AspNetCore.Identity;
using Pace.Learning.Web.Platform.Mail;
using Pace.Learning.Web.Platform.Security.Rotation;

namespace Pace.Learning.Web.Accounts;

/// <summary>The secrets of authenticators, and recovery codes.</summary>
internal sealed class SecondStepSeals(PaceDbContext db) : ISealedByMaster
{
    public string Name => "second steps";

    public Task<Moved> MoveAsync(MasterKey master, CancellationToken cancellation) => db.MoveAsync(
        db.UserTokens.Where(t => t.Value != null && t.Value != "").Select(t => t.UserId).Distinct().OrderBy(id => id),
        ids => db.UserTokens.Where(t => EF.Parameter(ids).Contains(t.UserId)), token => Reseal(token, master), cancellation);

    private static bool Reseal(IdentityUserToken<Guid> token, MasterKey master)
    {
        if (token.Value is not { Length: > 0 } value
            || master.Reseal(Convert.FromBase64String(value), PersonStore.Purpose(token.UserId, token.Name)) is not { } resealed)
        {
            return false;
        }
        token.Value = Convert.ToBase64String(resealed);
        return true;
    }
}

/// <summary>Parents' accounts are found by a hash of their address, and their mails are addressed to it.</summary>
internal sealed class AliasSeals(PaceDbContext db, ISealedAddresses addresses, AddressAlias aliases) : ISealedByMaster
{
    private static readonly string Ending = EmailAddress.Normalized(AddressAlias.Domain);

    public string Name => "parents' addresses";

    public Task<Moved> MoveAsync(MasterKey master, CancellationToken cancellation) => db.MoveAsync(
        db.Users.Where(p => p.NormalizedEmail!.EndsWith(Ending)).OrderBy(p => p.Id).Select(p => p.Id), ids => db.Users.Where(p => EF.Parameter(ids).Contains(p.Id)), MoveAsync, cancellation);

    private async Task<bool> MoveAsync(Person person, CancellationToken cancellation)
    {
        var old = person.Email!;
        // Nobody can read the address of somebody whose key was destroyed, and nobody signs in with it.
        if (await addresses.OpenAsync(old, cancellation) is not { } address || aliases.Of(address) is var alias && alias == old)
        {
            return false;
        }
        (person.Email, person.UserName) = (alias, alias);
        (person.NormalizedEmail, person.NormalizedUserName) = (EmailAddress.Normalized(alias), EmailAddress.Normalized(alias));
        await db.MoveMailAsync(old, alias, cancellation);
        var before = EmailAddress.Normalized(old);
        await db.SignInLinks.Where(l => l.NormalizedEmail == before)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.Email, alias).SetProperty(l => l.NormalizedEmail, EmailAddress.Normalized(alias)), cancellation);
        return true;
    }
}
