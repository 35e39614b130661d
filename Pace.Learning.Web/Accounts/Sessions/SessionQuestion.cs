using System.Data.Common;
using System.Security.Claims;

namespace Pace.Learning.Web.Accounts.Sessions;

/// <summary>What the database says about a session that a cookie names.</summary>
internal enum SessionVerdict
{
    /// <summary>It is as the cookie says.</summary>
    Fits,

    /// <summary>It goes on, with other roles.</summary>
    Changed,

    /// <summary>It has ended.</summary>
    Ended,
}

/// <summary>
/// Asks whether a session still counts: one short walk along keys. With every request, in a question of its own or together with what a page reads anyway, so that
/// nothing has to be heard of in time. See docs/adr/0007-signing-in.md.
/// </summary>
internal static class SessionQuestion
{
    /// <summary>Asks about <c>@session</c> of <c>@person</c>.</summary>
    public const string Sql = """
        SELECT p."SecurityStamp", r."RoleId" FROM "BrowserSessions" s JOIN "People" p ON p."Id" = s."PersonId" LEFT JOIN "PersonRoles" r ON r."UserId" = p."Id"
        WHERE s."Id" = @session AND s."PersonId" = @person AND s."EndedAt" IS NULL;
        """;

    /// <summary>Compares the answer with what the cookie says.</summary>
    public static async Task<SessionVerdict> ReadAsync(DbDataReader reader, ClaimsPrincipal user, CancellationToken cancellation)
    {
        string? stamp = null;
        var roles = new HashSet<Guid>();
        while (await reader.ReadAsync(cancellation))
        {
            stamp = reader.GetString(0);
            if (!reader.IsDBNull(1))
            {
                roles.Add(reader.GetGuid(1));
            }
        }
        return stamp is null || stamp != user.FindFirstValue(PersonIdentity.Rules.Value.ClaimsIdentity.SecurityStampClaimType) ? SessionVerdict.Ended
            : roles.SetEquals(user.FindAll(Claims.Role).Select(role => Roles.IdOf(role.Value))) ? SessionVerdict.Fits
            : SessionVerdict.Changed;
    }
}

/// <summary>
/// A page that everybody waits for, which asks about the session together with what it reads of the person: while it is only looked at, nobody has asked before.
/// It answers with <see cref="SessionCheck.AgainAsync"/> unless the session fits, before anything that it has read is shown.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class AsksAboutSessionAttribute : Attribute;

/// <summary>The question about the session that is still to be asked in this request, if any.</summary>
internal static class OpenSessionQuestion
{
    private static readonly object Key = new();

    /// <summary>Leaves it to the page.</summary>
    public static void Leave(HttpContext http, Guid session) => http.Items[Key] = session;

    /// <summary>Which session it is about.</summary>
    public static Guid? Of(HttpContext http) => http.Items[Key] as Guid?;
}
