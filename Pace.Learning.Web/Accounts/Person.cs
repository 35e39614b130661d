using Microsoft.AspNetCore.Identity;

namespace Pace.Learning.Web.Accounts;

/// <summary>Somebody who can sign in.</summary>
public sealed class Person : IdentityUser<Guid>
{
    /// <summary>The longest display name, in characters.</summary>
    public const int DisplayNameLength = 100;

    /// <summary>The name that the site greets them by.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>When the account was made (UTC).</summary>
    public DateTime CreatedAt { get; set; }
}
