using Microsoft.AspNetCore.Identity;

namespace Pace.Learning.Web.Accounts;

/// <summary>Somebody who can sign in. Two may want an account with the same address at the same moment.</summary>
public sealed class Person : IdentityUser<Guid>, IContestedRow
{
    /// <summary>The longest display name, in characters.</summary>
    public const int DisplayNameLength = 100;

    /// <summary>The name that the site greets them by.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>When the account was made (UTC).</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>When they agreed to the terms; <c>null</c> for accounts that somebody else made.</summary>
    public DateTime? AgreedToTermsAt { get; set; }

    /// <summary>The time step of the last authenticator code that was used: each code counts once.</summary>
    public long LastCodeStep { get; set; }

    /// <summary>Somebody whose address was proved by a link or by another sign-in service.</summary>
    public static Person WithProvedAddress(string email, string displayName, DateTime now) => new()
    {
        Id = Guid.CreateVersion7(), UserName = email, Email = email, EmailConfirmed = true, DisplayName = displayName.Trim(), CreatedAt = now,
        LockoutEnabled = true,
    };
}
