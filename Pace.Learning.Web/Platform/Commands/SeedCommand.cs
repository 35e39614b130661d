using Pace.Learning.Web.Agreements.Demo;
using Pace.Learning.Web.Contributions.Demo;
using Pace.Learning.Web.Demo;
using Pace.Learning.Web.LocalAreas.Demo;
using Pace.Learning.Web.Parents.Demo;
using Pace.Learning.Web.Talks;
using Pace.Learning.Web.Talks.Demo;

namespace Pace.Learning.Web.Platform.Commands;

/// <summary>Adds the demo people, for a trial site. They can sign in without a password in Development only.</summary>
internal static class SeedCommand
{
    public static async Task<int> RunAsync(WebApplicationBuilder builder, string[] args, TextWriter output)
    {
        await using var app = builder.Build();
        await app.MigrateAsync();
        await using var scope = app.Services.CreateAsyncScope();
        await DemoPeople.SeedAsync(scope.ServiceProvider);
        await DemoParticipants.SeedAsync(scope.ServiceProvider);
        await DemoContributions.SeedAsync(scope.ServiceProvider);
        await DemoTalks.SeedAsync(scope.ServiceProvider);
        await DemoAreas.SeedAsync(scope.ServiceProvider);
        await scope.ServiceProvider.GetRequiredService<DemoAgreements>().SeedAsync();
        await output.WriteLineAsync("The demo people are there.");
        return Command.Fine;
    }
}
