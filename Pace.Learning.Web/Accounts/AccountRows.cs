using Microsoft.AspNetCore.Identity;
using Pace.Learning.Web.Accounts.People;
using Pace.Learning.Web.Platform.Ledger;

namespace Pace.Learning.Web.Accounts;

/// <summary>The rows of this room that the ledger answers for: who has which role, and who gave it.</summary>
internal static class AccountRows
{
    public static IServiceCollection AddAccountRows(this IServiceCollection services) => services
        .AddRecordedRow<IdentityUserRole<Guid>>("PersonRoles", r => new LedgerSubject("person", r.UserId), r => $"{r.UserId}/{r.RoleId}")
        .AddRecordedRow<RoleGrant>(
            "RoleGrants", g => new LedgerSubject("role-grant", g.Id), g => g.Id,
            g => g.Role, g => g.PersonId, g => g.InvitationId, g => g.AskedBy, g => g.AskedAt, g => g.From, g => g.Until, g => g.NeedsSecond,
            g => g.ConfirmedBy, g => g.ConfirmedAt, g => g.GivenAt, g => g.EndedAt, g => g.EndedBy);
}
