using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Accounts.Demo;
using Pace.Learning.Web.Parents.Invitations;

namespace Pace.Learning.Web.Parents.Demo;

/// <summary>An invented invitation that waits for its answer, for Development and trials. No mail goes with it.</summary>
internal static class DemoInvitations
{
    private const int SentDaysAgo = 10;

    public static async Task SeedAsync(IServiceProvider services)
    {
        var db = services.GetRequiredService<PaceDbContext>();
        if (await db.ParticipantInvitations.AnyAsync() || await services.GetRequiredService<PersonDirectory>().FindByEmailAsync(DemoPeople.Email(Roles.ParticipationManager)) is not { } manager)
        {
            return;
        }
        var sentAt = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime.AddDays(-SentDaysAgo);
        var (id, address) = (Guid.CreateVersion7(), DemoPeople.Email("sample-parent"));
        var invitation = new ParticipantInvitation(
            id, services.GetRequiredService<AddressAlias>().Of(address), await services.GetRequiredService<PersonVault>().SealAsync(id, ParticipantInvitation.AddressPurpose, address), manager.Id, sentAt);
        invitation.Send(sentAt);
        db.ParticipantInvitations.Add(invitation);
        await db.SaveChangesAsync();
    }
}
