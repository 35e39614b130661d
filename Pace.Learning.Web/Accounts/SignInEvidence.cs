using System.Security.Claims;

namespace Pace.Learning.Web.Accounts;

/// <summary>The ways of proving who one is.</summary>
public enum SignInMethod
{
    /// <summary>A link in a mail.</summary>
    EmailLink,

    /// <summary>A password.</summary>
    Password,

    /// <summary>A passkey: something they have and something they know or are, so it needs no second step.</summary>
    Passkey,

    /// <summary>Another sign-in service.</summary>
    OpenIdConnect,
}

/// <summary>What was asked besides.</summary>
public enum SecondStepKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A code of their authenticator app.</summary>
    Code,

    /// <summary>One of the codes that they kept for when they don't have the app.</summary>
    RecoveryCode,
}

/// <summary>How somebody signed in. The session remembers it for as long as it lasts, so that what they sign can say it.</summary>
/// <param name="Method">How they proved who they are.</param>
/// <param name="SecondStep">What was asked besides.</param>
public sealed record SignInEvidence(SignInMethod Method, SecondStepKind SecondStep)
{
    /// <summary>The claim that holds it. Identity keeps it when it renews a session.</summary>
    private const string ClaimType = "amr";

    /// <summary>In words, such as "password and authenticator code".</summary>
    public string Words => Method switch
    {
        SignInMethod.Passkey => "passkey",
        SignInMethod.Password => "password",
        SignInMethod.OpenIdConnect => "OpenID Connect",
        _ => "e-mail link",
    } + SecondStep switch
    {
        SecondStepKind.Code => " and authenticator code",
        SecondStepKind.RecoveryCode => " and recovery code",
        _ => "",
    };

    /// <summary>Whether it is enough for somebody with these roles. A passkey is two steps in one: something they have, and something they know or are.</summary>
    public bool IsEnoughFor(IEnumerable<string> roles) => Method == SignInMethod.Passkey || SecondStep != SecondStepKind.None
        || !roles.Any(role => Roles.NeedsSecondStep(role) || (Method == SignInMethod.Password && Roles.IsStaff(role)));

    internal Claim ToClaim() => new(ClaimType, SecondStep is SecondStepKind.None ? $"{Method}" : $"{Method} {SecondStep}");

    /// <summary>What the session says; <c>null</c> for one that began without saying.</summary>
    public static SignInEvidence? Of(ClaimsPrincipal user) => user.FindFirstValue(ClaimType)?.Split(' ') switch
    {
        [var method] when Enum.TryParse<SignInMethod>(method, out var how) => new(how, SecondStepKind.None),
        [var method, var step] when Enum.TryParse<SignInMethod>(method, out var how) && Enum.TryParse<SecondStepKind>(step, out var besides) => new(how, besides),
        _ => null,
    };

    /// <summary>Takes over what the old session said when its principal is made anew.</summary>
    internal static void Keep(ClaimsPrincipal? before, ClaimsPrincipal? now)
    {
        if (before?.FindFirst(ClaimType) is { } claim && now?.Identity is ClaimsIdentity identity && !identity.HasClaim(c => c.Type == ClaimType))
        {
            identity.AddClaim(new Claim(claim.Type, claim.Value));
        }
    }
}
