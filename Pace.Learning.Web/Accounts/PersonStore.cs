using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace Pace.Learning.Web.Accounts;

/// <summary>
/// Identity's store, with the secrets of authenticators and recovery codes encrypted: a copy of the database makes no codes.
/// Finds people by their address also where only its alias is stored: parents.
/// </summary>
internal sealed class PersonStore(PaceDbContext context, MasterKey master, AddressAlias alias, IdentityErrorDescriber? describer = null)
    : UserStore<Person, IdentityRole<Guid>, PaceDbContext, Guid, IdentityUserClaim<Guid>, IdentityUserRole<Guid>, IdentityUserLogin<Guid>,
        IdentityUserToken<Guid>, IdentityRoleClaim<Guid>, IdentityUserPasskey<Guid>>(context, describer)
{
    public override async Task<Person?> FindByEmailAsync(string normalizedEmail, CancellationToken cancellationToken = default) =>
        await base.FindByEmailAsync(normalizedEmail, cancellationToken)
        ?? await base.FindByEmailAsync(EmailAddress.Normalized(alias.Of(normalizedEmail)), cancellationToken);

    public override async Task<Person?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken = default) =>
        await base.FindByNameAsync(normalizedUserName, cancellationToken)
        ?? await base.FindByNameAsync(EmailAddress.Normalized(alias.Of(normalizedUserName)), cancellationToken);

    public override async Task<string?> GetTokenAsync(Person user, string loginProvider, string name, CancellationToken cancellationToken) =>
        await base.GetTokenAsync(user, loginProvider, name, cancellationToken) is { Length: > 0 } value
            ? Encoding.UTF8.GetString(master.Open(Convert.FromBase64String(value), Purpose(user.Id, name)))
            : null;

    public override Task SetTokenAsync(Person user, string loginProvider, string name, string? value, CancellationToken cancellationToken) =>
        base.SetTokenAsync(
            user, loginProvider, name,
            value is { Length: > 0 } ? Convert.ToBase64String(master.Seal(Encoding.UTF8.GetBytes(value), Purpose(user.Id, name))) : "",
            cancellationToken);

    internal static byte[] Purpose(Guid person, string name) => Encoding.UTF8.GetBytes($"token:{person:N}:{name}");
}
