using System.Security.Claims;

namespace Pace.Learning.Web.Accounts.OpenIdConnect;

/// <summary>Who another sign-in service says somebody is.</summary>
/// <param name="Issuer">The service.</param>
/// <param name="Subject">Its lasting id of the person.</param>
/// <param name="Email">Their address, if it tells.</param>
/// <param name="EmailIsVerified">Whether it has checked that the address is theirs.</param>
/// <param name="Name">Their name, if it tells.</param>
internal sealed record OutsidePerson(string Issuer, string Subject, string? Email, bool EmailIsVerified, string? Name)
{
    /// <summary>As what the cookie between the answer and the next page holds.</summary>
    public ClaimsIdentity AsIdentity(string scheme, string displayName)
    {
        var identity = new ClaimsIdentity(scheme);
        identity.AddClaim(new Claim("iss", Issuer));
        identity.AddClaim(new Claim("sub", Subject));
        identity.AddClaim(new Claim("service", displayName));
        if (Email is not null)
        {
            identity.AddClaim(new Claim("email", Email));
            identity.AddClaim(new Claim("email_verified", EmailIsVerified ? "true" : "false"));
        }
        if (Name is not null)
        {
            identity.AddClaim(new Claim("name", Name));
        }
        return identity;
    }

    /// <summary>The way back, with the service's name.</summary>
    public static (OutsidePerson Person, string Service)? From(ClaimsPrincipal? principal) =>
        principal?.FindFirstValue("iss") is { } issuer && principal.FindFirstValue("sub") is { } subject
            ? (new OutsidePerson(
                issuer, subject, EmailAddress.TryRead(principal.FindFirstValue("email"), out var email) ? email : null,
                principal.FindFirstValue("email_verified") == "true", principal.FindFirstValue("name")), principal.FindFirstValue("service") ?? issuer)
            : null;
}
