namespace Pace.Learning.Web.Accounts.Sessions;

/// <summary>What a browser says that it is, in the two words by which its owner knows it again. Nothing finer is kept.</summary>
internal static class Device
{
    private static readonly (string Sign, string Name)[] Systems =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("CrOS", "Chromebook"), ("Windows", "Windows"), ("Macintosh", "Mac"), ("Linux", "Linux")];

    // Each names those after it too.
    private static readonly (string Sign, string Name)[] Browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari")];

    public static string Of(string? userAgent) => (Name(Systems, userAgent), Name(Browsers, userAgent)) switch
    {
        ({ } system, { } browser) => $"{system}, {browser}",
        ({ } system, null) => system,
        (null, { } browser) => browser,
        _ => "A browser",
    };

    private static string? Name((string Sign, string Name)[] known, string? userAgent) =>
        Array.Find(known, k => userAgent?.Contains(k.Sign, StringComparison.Ordinal) is true).Name;
}
