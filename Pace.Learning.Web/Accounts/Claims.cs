using System.Security.Claims;
using Microsoft.AspNetCore.Identity;

namespace Pace.Learning.Web.Accounts;

/// <summary>What the session cookie says, and no more: it is sent with every request.</summary>
internal sealed class Claims(UserManager<Person> people) : IUserClaimsPrincipalFactory<Person>
{
    /// <summary>The display name.</summary>
    public const string Name = "name";

    /// <summary>One a role.</summary>
    public const string Role = "role";

    /// <summary>What somebody may do, as their cookie says it.</summary>
    public static IReadOnlyCollection<string> RolesOf(ClaimsPrincipal user) => [.. user.FindAll(Role).Select(role => role.Value)];

    public async Task<ClaimsPrincipal> CreateAsync(Person user)
    {
        var types = PersonIdentity.Rules.Value.ClaimsIdentity;
        var identity = new ClaimsIdentity(AccountSchemes.Session, types.UserNameClaimType, types.RoleClaimType);
        identity.AddClaim(new Claim(types.UserIdClaimType, user.Id.ToString()));
        identity.AddClaim(new Claim(Name, user.DisplayName));
        identity.AddClaim(new Claim(types.SecurityStampClaimType, await people.GetSecurityStampAsync(user)));
        identity.AddClaims((await people.GetRolesAsync(user)).Select(role => new Claim(Role, role)));
        return new ClaimsPrincipal(identity);
    }
}
