using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Pace.Learning.Web.Platform.Mount;

namespace Pace.Learning.Web.Accounts.OpenIdConnect;

/// <summary>
/// The framework's handler, without its log, which repeats tokens, names and addresses: <see cref="ExternalSignInEvents"/> writes what is to be known.
/// </summary>
internal sealed class ExternalSignInHandler(IOptionsMonitor<OpenIdConnectOptions> options, HtmlEncoder html, UrlEncoder url)
    : OpenIdConnectHandler(options, NullLoggerFactory.Instance, html, url)
{
    /// <summary>Not while a host asks who somebody is: the answer comes to us, behind our own headers.</summary>
    public override async Task<bool> ShouldHandleRequestAsync() => Context.IsOurs && await base.ShouldHandleRequestAsync();

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        try
        {
            await base.HandleChallengeAsync(properties);
        }
        catch (InvalidOperationException e)
        {
            // The service doesn't say where to go.
            await Events.RemoteFailure(new RemoteFailureContext(Context, Scheme, Options, e));
        }
    }

    /// <summary>Asks for more only when the token tells no address; a service that doesn't answer that has still said who somebody is.</summary>
    protected override async Task<HandleRequestResult> GetUserInformationAsync(
        OpenIdConnectMessage message, JwtSecurityToken jwt, ClaimsPrincipal principal, AuthenticationProperties properties)
    {
        if (!principal.HasClaim(c => c.Type == ExternalPerson.EmailClaim))
        {
            try
            {
                var asked = await base.GetUserInformationAsync(message, jwt, principal, properties);
                if (asked.Succeeded)
                {
                    return asked;
                }
            }
            catch (HttpRequestException e) when (e.StatusCode is not null)
            {
                // Refused: the person shows their address in another way.
            }
        }
        return HandleRequestResult.Success(new AuthenticationTicket(principal, properties, Scheme.Name));
    }
}
