using System.Security.Claims;
using System.Text.Json;

namespace Pace.Learning.Web.Accounts.OpenIdConnect;

/// <summary>Who another sign-in service says somebody is.</summary>
/// <param name="Issuer">The service.</param>
/// <param name="Subject">Its lasting id of the person.</param>
/// <param name="Email">Their address, if it tells.</param>
/// <param name="EmailIsVerified">Whether it has checked that the address is theirs.</param>
/// <param name="Name">Their name, if it tells.</param>
internal sealed record ExternalPerson(string Issuer, string Subject, string? Email, bool EmailIsVerified, string? Name)
{
    public const string EmailClaim = "email";
    private const string SchemeClaim = "scheme";

    /// <summary>From what the service says in a token, or when it is asked.</summary>
    public static ExternalPerson Read(string issuer, string subject, JsonElement claims) => new(
        issuer, subject, Text(claims, EmailClaim),
        claims.TryGetProperty("email_verified", out var verified) && verified.ValueKind == JsonValueKind.True, Text(claims, "name"));

    /// <summary>As what the cookie between the answer and the next page holds.</summary>
    public ClaimsPrincipal AsPrincipal(string scheme, string displayName)
    {
        var identity = new ClaimsIdentity(scheme);
        identity.AddClaim(new Claim("iss", Issuer));
        identity.AddClaim(new Claim("sub", Subject));
        identity.AddClaim(new Claim("service", displayName));
        identity.AddClaim(new Claim(SchemeClaim, scheme));
        if (Email is not null)
        {
            identity.AddClaim(new Claim(EmailClaim, Email));
            identity.AddClaim(new Claim("email_verified", EmailIsVerified ? "true" : "false"));
        }
        if (Name is not null)
        {
            identity.AddClaim(new Claim("name", Name));
        }
        return new ClaimsPrincipal(identity);
    }

    /// <summary>The way back, with the service's name.</summary>
    public static (ExternalPerson Person, string Service)? From(ClaimsPrincipal? principal) =>
        principal?.FindFirstValue("iss") is { } issuer && principal.FindFirstValue("sub") is { } subject
            ? (new ExternalPerson(
                issuer, subject, EmailAddress.TryRead(principal.FindFirstValue(EmailClaim), out var email) ? email : null,
                principal.FindFirstValue("email_verified") == "true", principal.FindFirstValue("name")), principal.FindFirstValue("service") ?? issuer)
            : null;

    /// <summary>The service that was asked.</summary>
    public static Provider? ProviderOf(ClaimsPrincipal? principal, Providers providers) => providers.All.SingleOrDefault(p => p.Scheme == principal?.FindFirstValue(SchemeClaim));

    private static string? Text(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
}
