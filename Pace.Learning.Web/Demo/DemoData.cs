using Pace.Learning.Web.Accounts.Demo;
using Pace.Learning.Web.Agreements.Demo;
using Pace.Learning.Web.Contributions.Demo;
using Pace.Learning.Web.LocalAreas.Demo;
using Pace.Learning.Web.Media.Demo;
using Pace.Learning.Web.Parents.Demo;
using Pace.Learning.Web.Platform.Commands;
using Pace.Learning.Web.Studio.Demo;
using Pace.Learning.Web.Talks.Demo;

namespace Pace.Learning.Web.Demo;

/// <summary>The invented people and what they did: each room makes its own, here they are put together in the order in which they build on each other.</summary>
internal static class DemoData
{
    /// <summary>Adds the demo people, for a trial site. They can sign in without a password in Development only.</summary>
    public static Command SeedCommand { get; } = new("seed demo", "", "adds the demo people to the database", RunAsync);

    public static async Task SeedDevDataAsync(this WebApplication app)
    {
        if (app.Environment.IsDevelopment())
        {
            await SeedAsync(app);
        }
    }

    private static async Task SeedAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        await DemoPeople.SeedAsync(services);
        await DemoParticipants.SeedAsync(services);
        await DemoEvents.SeedAsync(services);
        await DemoContributions.SeedAsync(services);
        await DemoWaitingWords.SeedAsync(services);
        await DemoInvitations.SeedAsync(services);
        await DemoClaims.SeedAsync(services);
        await DemoMedia.SeedAsync(services);
        await DemoTalks.SeedAsync(services);
        await DemoAreas.SeedAsync(services);
        await services.GetRequiredService<DemoAgreements>().SeedAsync();
        await DemoReviews.SeedAsync(services);
    }

    private static async Task<int> RunAsync(WebApplicationBuilder builder, string[] args, TextWriter output)
    {
        await using var app = builder.Build();
        await app.MigrateAsync();
        await SeedAsync(app);
        await output.WriteLineAsync("The demo people are there.");
        return Command.Fine;
    }
}
