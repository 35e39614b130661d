using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Agreements;
using Pace.Learning.Web.BackOffice;
using Pace.Learning.Web.Contributions;
using Pace.Learning.Web.Courses;
using Pace.Learning.Web.Demo;
using Pace.Learning.Web.Home.Sitemap;
using Pace.Learning.Web.LocalAreas;
using Pace.Learning.Web.LocalAreas.Data;
using Pace.Learning.Web.Media;
using Pace.Learning.Web.Parents;
using Pace.Learning.Web.Platform.Mount;
using Pace.Learning.Web.Platform.Pdf;
using Pace.Learning.Web.Platform.Published.Cached;
using Pace.Learning.Web.Platform.Sent;
using Pace.Learning.Web.Studio;
using Pace.Learning.Web.Talks;

namespace Pace.Learning.Web;

/// <summary>The whole site in three calls, for its own process or somebody else's. See docs/adr/0013-mounted-in-a-host.md.</summary>
public static class PaceLearningSite
{
    /// <summary>Registers what the site is made of.</summary>
    public static WebApplicationBuilder AddPaceLearning(this WebApplicationBuilder builder) => builder
        .AddPlatform()
        .AddSharedPages()
        .AddAccounts()
        .AddCourses()
        .AddLocalAreas()
        .AddAgreements()
        .AddParents()
        .AddContributions()
        .AddMedia()
        .AddTalks()
        .AddStudio()
        .AddBackOffice()
        .AddTimetable();

    /// <summary>
    /// Brings the database up to date, with the official list of areas and in Development the demo people. Wait for it before the process serves;
    /// <see cref="UsePaceLearning"/> may be called meanwhile.
    /// </summary>
    /// <exception cref="InvalidOperationException">The settings don't say by which address people reach the site.</exception>
    public static Task PrepareAsync(this WebApplication app)
    {
        app.RequirePublicUrl();
        return Task.Run(async () =>
        {
            await app.MigrateAsync();
            await app.ReadPublishedAsync();
            await app.ImportAreasAsync();
            await app.SeedDevDataAsync();
        });
    }

    /// <summary>Answers every address that the host doesn't keep (<see cref="MountOptions.HostKeeps"/>), and lets none of these past.</summary>
    public static IApplicationBuilder UsePaceLearning(this IApplicationBuilder app) => app.MapWhen(OwnRequests.Chosen(app.ApplicationServices), site => site
        .Use(OwnRequests.EnterAsync)
        .UseSecurity()
        .UseSharedPages()
        .UseRouting()
        .UseVerbs(areOpen: true)
        .Use(SentText.PrepareAsync)
        .Use(PrintRefusal.AnswerAsync)
        .Use(UnreadableForms.AnswerAsync)
        .UsePublicPages()
        .UseStudio()
        .UseAccounts()
        .UseVerbs(areOpen: false)
        .UseEndpoints(Map));

    // One group holds every address of the site, and it is closed: what is for strangers says so itself.
    private static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGroup("").RequireAuthorization(AccountsRegistration.CurrentUser).WithHead()
        .MapPlatform()
        .MapSharedPages()
        .MapAccounts()
        .MapCourses()
        .MapAgreements()
        .MapParents()
        .MapContributions()
        .MapMediaLibrary()
        .MapTalks()
        .MapStudio()
        .MapBackOffice()
        .MapSitemap();
}
