using Pace.Learning.Web.Platform.KeptForms;

namespace Pace.Learning.Web.Agreements.Identity;

/// <summary>Somebody who signs by a link: the same guest for as long as they have the same mailbox, whichever link they came by.</summary>
internal sealed class SigningGuest(SigningSessions sessions, MasterKey master, TimeProvider time) : IFormGuest
{
    public async ValueTask<Guid?> FindAsync(HttpContext http, CancellationToken cancellation) =>
        http.Request.Path.StartsWithSegments("/agreements", StringComparison.OrdinalIgnoreCase)
        && await sessions.SessionAsync(http, cancellation) is { IsForCopy: false } session && session.IsConfirmedAt(time.GetUtcNow().UtcDateTime)
            ? IdOf(master, session.Email)
            : null;

    public string? ReturnTo(string page) => page.StartsWith("/agreements/", StringComparison.OrdinalIgnoreCase) ? Link.SessionOverModel.Address : null;

    public static Guid IdOf(MasterKey master, string email) => new(master.HashOf("form guest " + email.Trim().ToUpperInvariant()).AsSpan(0, 16));
}
