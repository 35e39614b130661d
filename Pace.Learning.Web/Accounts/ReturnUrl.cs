using System.Security.Claims;
using System.Text;
using Pace.Learning.Web.Accounts.People;

namespace Pace.Learning.Web.Accounts;

/// <summary>Where somebody was going before they were asked to sign in. Only addresses of this site count.</summary>
internal static class ReturnUrl
{
    public const int MaxLength = 1000;

    /// <summary>The address, as it can stand in a header; the first page where it is none of this site's.</summary>
    public static string Local(string? url) =>
        url is { Length: <= MaxLength } and ("/" or ['/', not '/' and not '\\', ..]) && !url.Any(char.IsControl) && InAHeader(url) is { Length: <= MaxLength } address ? address : "/";

    // What is beyond ASCII ends a redirect with an error, after the link that led to it was used.
    private static string InAHeader(string url) => Ascii.IsValid(url) ? url : string.Concat(Encoding.UTF8.GetBytes(url).Select(b => b is > 0x20 and < 0x7F ? ((char)b).ToString() : $"%{b:X2}"));

    /// <summary>Where somebody with these roles goes on: where they were going, or else where they work or learn here.</summary>
    public static string For(IReadOnlyCollection<string> roles, string? url) => Local(url) is var local && local == "/" ? RoleDescriptions.HomeOf(roles) : local;

    /// <summary>The same for whoever is signed in.</summary>
    public static string For(ClaimsPrincipal user, string? url) => For([.. Roles.All.Where(user.IsInRole)], url);

    /// <summary>A page of signing in that remembers where to go afterwards.</summary>
    public static string On(string path, string? url)
    {
        var local = Local(url);
        return local == "/" ? path : $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}returnUrl={Uri.EscapeDataString(local)}";
    }
}
