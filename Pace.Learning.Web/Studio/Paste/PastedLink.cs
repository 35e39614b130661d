using System.Web;

namespace Pace.Learning.Web.Studio.Paste;

/// <summary>Where a link of a pasted text leads, without the detours that mail programs and Google put in.</summary>
internal static class PastedLink
{
    private const int MostDetours = 4;

    /// <summary>The address; <c>null</c> when it leads nowhere that everybody could go.</summary>
    public static string? AddressOf(string? href)
    {
        var address = href?.Trim() ?? "";
        for (var i = 0; i < MostDetours && Behind(address) is { } behind; i++)
        {
            address = behind;
        }
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto" or "tel"
            ? address.Replace(" ", "%20", StringComparison.Ordinal).Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal).Replace("<", "%3C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal)
            : null;
    }

    private static string? Behind(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            return null;
        }
        var name = uri.Host switch
        {
            var host when IsGoogle(host) && uri.AbsolutePath == "/url" => "q url",
            var host when host.EndsWith(".safelinks.protection.outlook.com", StringComparison.OrdinalIgnoreCase) => "url",
            "l.facebook.com" or "lm.facebook.com" when uri.AbsolutePath == "/l.php" => "u",
            _ => null,
        };
        var query = name is null ? null : HttpUtility.ParseQueryString(uri.Query);
        return name?.Split(' ').Select(n => query![n]).FirstOrDefault(to => to is { Length: > 0 });
    }

    private static bool IsGoogle(string host) => host.StartsWith("www.google.", StringComparison.OrdinalIgnoreCase) || host.Equals("google.com", StringComparison.OrdinalIgnoreCase);
}
