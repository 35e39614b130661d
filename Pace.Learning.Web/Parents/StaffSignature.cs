using System.Security.Claims;
using Pace.Learning.Web.Accounts;

namespace Pace.Learning.Web.Parents;

/// <summary>Who of the staff did something about a parent, as the parent is told: the first name and the role they did it in. Kept as it was then, also when they have left.</summary>
/// <param name="By">Who.</param>
/// <param name="FirstName">Their first name.</param>
/// <param name="Role">The role.</param>
internal sealed record StaffSignature(Guid By, string FirstName, string Role);

/// <summary>Signs for whoever is asking.</summary>
internal sealed class StaffSignatures(PersonDirectory staff)
{
    public async Task<StaffSignature> OfAsync(ClaimsPrincipal user, CancellationToken cancellation)
    {
        var by = user.RequiredPersonId;
        var name = await staff.Contacts.Where(u => u.Id == by).Select(u => u.Name).SingleAsync(cancellation);
        return new StaffSignature(by, People.OnePersonModel.FirstName(name), user.IsInRole(Roles.SafeguardingOfficer) ? Roles.SafeguardingOfficer : Roles.ParticipationManager);
    }
}
