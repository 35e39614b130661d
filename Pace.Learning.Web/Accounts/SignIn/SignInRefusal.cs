namespace Pace.Learning.Web.Accounts.SignIn;

/// <summary>A reason why somebody was not signed in.</summary>
/// <param name="Code">What stands in the log and in the address.</param>
/// <param name="Words">The reason for the person.</param>
public sealed record SignInRefusal(string Code, string Words)
{
    private const string NotTrusted = "The answer of the other sign-in service could not be trusted";
    private const string TellSomebody = "Please tell the people who run this site.";

    /// <summary>When nothing better is known.</summary>
    public static SignInRefusal Unknown { get; } = new("unknown", "Something unexpected happened while you were signing in. Please try again.");

    /// <summary>Locked after wrong codes.</summary>
    public static SignInRefusal Locked { get; } = new("locked", "There were too many wrong codes. Wait 15 minutes, then try again.");

    /// <summary>The other service said no, or the person did.</summary>
    public static SignInRefusal Denied { get; } = new("denied", "The other sign-in service did not let you through, or you chose to stop there.");

    /// <summary>The state is missing, too old, from another browser, or was used before.</summary>
    public static SignInRefusal State { get; } = new("state", "This sign-in was finished before, took too long, or was started in another browser. Please start again.");

    /// <summary>The answer came from another service than the one that was asked.</summary>
    public static SignInRefusal MixedUp { get; } = new("mixed-up", $"{NotTrusted}: it came from another service than the one you chose. {TellSomebody}");

    /// <summary>The token's nonce is missing or not ours.</summary>
    public static SignInRefusal Nonce { get; } = new("nonce", $"{NotTrusted}: it was not made for this sign-in. Please start again.");

    /// <summary>The token's issuer.</summary>
    public static SignInRefusal Issuer { get; } = new("issuer", $"{NotTrusted}: it names another service as its origin. {TellSomebody}");

    /// <summary>The token's audience.</summary>
    public static SignInRefusal Audience { get; } = new("audience", $"{NotTrusted}: it was made for another site. {TellSomebody}");

    /// <summary>The token has expired or has no end.</summary>
    public static SignInRefusal Expired { get; } = new("expired", $"{NotTrusted}: it was too old when it arrived. Please start again. If it happens again, a clock may be wrong.");

    /// <summary>The token isn't valid yet.</summary>
    public static SignInRefusal NotYet { get; } = new("not-yet", $"{NotTrusted}: it says that it is valid only later. A clock may be wrong. {TellSomebody}");

    /// <summary>The token isn't signed, or with the wrong key or in a way that is not allowed.</summary>
    public static SignInRefusal Signature { get; } = new("signature", $"{NotTrusted}: its signature is not right. {TellSomebody}");

    /// <summary>Anything else about the token.</summary>
    public static SignInRefusal Token { get; } = new("token", $"{NotTrusted}: something in it is missing or wrong. {TellSomebody}");

    /// <summary>The service can't be reached or answers with an error.</summary>
    public static SignInRefusal Service { get; } = new("service", "The other sign-in service does not answer as it should. Try again later, or sign in with a link by e-mail.");

    /// <summary>No account, and none can be made.</summary>
    public static SignInRefusal NoAccount { get; } = new("no-account", "There is no account for you here yet. Ask the person who told you about the site to add you.");

    private static readonly Dictionary<string, SignInRefusal> All = new[]
    {
        Unknown, Locked, Denied, State, MixedUp, Nonce, Issuer, Audience, Expired, NotYet, Signature, Token, Service, NoAccount,
    }.ToDictionary(r => r.Code);

    /// <summary>The page that shows it.</summary>
    public string Url => "/sign-in/refused?code=" + Code;

    /// <summary>By its code.</summary>
    public static SignInRefusal For(string? code) => All.GetValueOrDefault(code ?? "", Unknown);
}
