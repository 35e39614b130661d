using Microsoft.AspNetCore.Identity;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Agreements.Demo;
using Pace.Learning.Web.Contributions.Demo;
using Pace.Learning.Web.LocalAreas.Demo;
using Pace.Learning.Web.Parents.Demo;
using Pace.Learning.Web.Talks;
using Pace.Learning.Web.Talks.Demo;

namespace Pace.Learning.Web.Demo;

/// <summary>One invented person a role, for Development and tests.</summary>
internal static class DemoPeople
{
    private static readonly (string Role, string Name)[] People =
    [
        (Roles.Learner, "Sam Learner"), (Roles.AreaLead, "Ayesha Lead"), (Roles.Signatory, "Tom Signatory"), (Roles.Parent, "Jo"),
        (Roles.ParentReviewer, "Bernie"), (Roles.Editor, "Ed Editor"), (Roles.Trainer, "Tara Trainer"),
        (Roles.ParticipationManager, "Priya Manager"), (Roles.SafeguardingOfficer, "Dan Safeguarding"),
        (Roles.Evaluator, "Eva Evaluator"), (Roles.Admin, "Alex Admin"),
    ];

    public static IReadOnlyList<(string Role, string Name)> All => People;

    public static string Email(string role) => $"{role}@demo.example";

    public static async Task SeedDevDataAsync(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
        {
            return;
        }
        await using var scope = app.Services.CreateAsyncScope();
        await SeedAsync(scope.ServiceProvider);
        await DemoParticipants.SeedAsync(scope.ServiceProvider);
        await DemoContributions.SeedAsync(scope.ServiceProvider);
        await DemoTalks.SeedAsync(scope.ServiceProvider);
        await DemoAreas.SeedAsync(scope.ServiceProvider);
        await scope.ServiceProvider.GetRequiredService<DemoAgreements>().SeedAsync();
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
            var person = Person.WithProvedAddress(Email(role), name, now);
            await people.CreateAsync(person);
            await people.AddToRoleAsync(person, role);
        }
    }
}
