using Microsoft.AspNetCore.Identity;

namespace Pace.Learning.Web.Accounts.Demo;

/// <summary>One invented person a role, for Development and tests.</summary>
internal static class DemoPeople
{
    private static readonly (string Role, string Name)[] People =
    [
        (Roles.Learner, "Sam Learner"), (Roles.AreaLead, "Ayesha Lead"), (Roles.Signatory, "Tom Signatory"), (Roles.Parent, "Jo"),
        (Roles.ParentReviewer, "Bernie"), (Roles.Editor, "Ed Editor"), (Roles.Publisher, "Pam Publisher"), (Roles.Trainer, "Tara Trainer"),
        (Roles.ParticipationManager, "Priya Manager"), (Roles.StandIn, "Sol Standin"), (Roles.SafeguardingOfficer, "Dan Safeguarding"),
        (Roles.Evaluator, "Eva Evaluator"), (Roles.Admin, "Alex Admin"),
    ];

    public static IReadOnlyList<(string Role, string Name)> All => People;

    public static string Email(string role) => $"{role}@demo.example";

    /// <summary>Adds one more to the context, without a role.</summary>
    public static Guid Add(PaceDbContext db, string address, string name, DateTime now)
    {
        var email = Email(address);
        var person = Person.WithProvedAddress(email, name, now);
        (person.NormalizedEmail, person.NormalizedUserName) = (EmailAddress.Normalized(email), EmailAddress.Normalized(email));
        person.SecurityStamp = Guid.NewGuid().ToString();
        db.Users.Add(person);
        return person.Id;
    }

    public static async Task SeedAsync(IServiceProvider services)
    {
        var people = services.GetRequiredService<UserManager<Person>>();
        if (await people.FindByEmailAsync(Email(Roles.Admin)) is not null)
        {
            return;
        }
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        foreach (var (role, name) in People)
        {
            // A parent’s account says no name.
            var person = Person.WithProvedAddress(Email(role), role == Roles.Parent ? "" : name, now);
            await people.CreateAsync(person);
            await people.AddToRoleAsync(person, role);
        }
    }
}
