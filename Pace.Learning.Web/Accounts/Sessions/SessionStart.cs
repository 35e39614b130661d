using System.Globalization;
using Microsoft.AspNetCore.Authentication;

namespace Pace.Learning.Web.Accounts.Sessions;

/// <summary>The moment of signing in, which the cookie keeps however often it is made anew.</summary>
internal static class SessionStart
{
    private const string Item = "signed-in-at";

    public static void Note(AuthenticationProperties session, DateTimeOffset now) => session.Items.TryAdd(Item, now.ToString("O"));

    public static DateTimeOffset? Of(AuthenticationProperties? session) =>
        session?.Items.TryGetValue(Item, out var noted) is true && DateTimeOffset.TryParse(noted, CultureInfo.InvariantCulture, out var at) ? at : null;
}
