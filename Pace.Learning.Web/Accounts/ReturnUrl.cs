namespace Pace.Learning.Web.Accounts;

/// <summary>Where somebody was going before they were asked to sign in. Only addresses of this site count.</summary>
internal static class ReturnUrl
{
    public const int MaxLength = 1000;

    public static string Local(string? url) =>
        url is { Length: <= MaxLength } and ("/" or ['/', not '/' and not '\\', ..]) && !url.Any(char.IsControl) ? url : "/";

    /// <summary>A page of signing in that remembers where to go afterwards.</summary>
    public static string On(string path, string? url)
    {
        var local = Local(url);
        return local == "/" ? path : $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}returnUrl={Uri.EscapeDataString(local)}";
    }
}
