using Pace.Learning.Web.Accounts;

namespace Pace.Learning.Web.Agreements.Identity;

/// <summary>What somebody has shown of who they are: that an address is theirs, and how.</summary>
/// <param name="NormalizedEmail">The address.</param>
/// <param name="IdentityShown">How, in words that stand on the record.</param>
/// <param name="PersonId">Their account, when they signed in.</param>
/// <param name="LinkId">The link that they came by, when they didn't.</param>
public sealed record VerifiedIdentity(string NormalizedEmail, string IdentityShown, Guid? PersonId, Guid? LinkId)
{
    /// <summary>A link in a mail, confirmed by a code in another.</summary>
    public const string LinkAndCode = "e-mail link and code";

    /// <summary>An account whose address was proved.</summary>
    public const string Account = "signed in to an account with this address";

    /// <summary>Such an account, and how they signed in to it.</summary>
    public static string AccountBy(SignInEvidence? how) => how is null ? Account : $"{Account}, by {how.Words}";
}
