using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Pace.Learning.Web.Platform;

/// <summary>The site's address as others reach it, for links that leave the site: in mail, certificates and credentials.</summary>
internal sealed class PublicUrl(IOptions<PaceOptions> options, IHttpContextAccessor http, IServer server)
{
    private const string WhenNobodyListens = "http://localhost";

    /// <summary>Without a slash at its end.</summary>
    public string Root => (options.Value.PublicUrl is { Length: > 0 } configured ? configured : FromRequest ?? Listening).TrimEnd('/');

    /// <summary>Whether there is an address to link to: there is none yet while the site starts without the setting.</summary>
    public bool IsKnown => options.Value.PublicUrl is { Length: > 0 } || http.HttpContext is not null || server.Features.Get<IServerAddressesFeature>()?.Addresses.Count > 0;

    /// <summary>The whole address of a path that starts with a slash.</summary>
    public string Of(string path) => Root + path;

    private string? FromRequest => http.HttpContext is { Request: var request } ? $"{request.Scheme}://{request.Host}" : null;

    // In Development, jobs link to where this process listens; elsewhere the setting is required.
    private string Listening => server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? WhenNobodyListens;
}

internal static class PublicUrlRequired
{
    /// <summary>Jobs write mail with links while nobody asks for a page, so outside Development the address must be known from the start.</summary>
    public static void RequirePublicUrl(this WebApplication app)
    {
        var url = app.Services.GetRequiredService<IOptions<PaceOptions>>().Value.PublicUrl;
        if (!app.Environment.IsDevelopment() && !(Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"))
        {
            throw new InvalidOperationException(
                "Set Pace__PublicUrl to the address by which people reach the site, for example https://learning.example.org. Links in mail need it.");
        }
    }
}
