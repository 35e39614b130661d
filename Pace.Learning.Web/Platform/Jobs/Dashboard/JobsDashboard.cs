using System.Globalization;
using Hangfire;
using Hangfire.Dashboard;
using Microsoft.AspNetCore.Antiforgery;
using Pace.Learning.Web.Platform.Jobs.Manage;

namespace Pace.Learning.Web.Platform.Jobs.Dashboard;

/// <summary>
/// Hangfire's own pages, for administrators: queue, retries, servers, history. A job can be run from there; everything else is only looked at, since the timetable is
/// the program's. It is put together when somebody first looks.
/// </summary>
internal static class JobsDashboard
{
    public const string Address = $"{JobsModel.Address}/dashboard";

    // It would speak the language of the server's operating system.
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    private static readonly Lazy<Hangfire.Dashboard.RouteCollection> Routes = new(() =>
    {
        DashboardRoutes.AddStylesheet(typeof(JobsDashboard).Assembly, "Jobs/dashboard.css");
        return DashboardRoutes.Routes;
    });

    public static IEndpointRouteBuilder MapJobsDashboard(this IEndpointRouteBuilder routes)
    {
        var pages = new Lazy<RequestDelegate>(() => PagesOf(routes));
        routes.MapMethods($"{Address}/{{**page}}", [HttpMethods.Get, HttpMethods.Head, HttpMethods.Post], async context =>
        {
            await context.RequestServices.GetRequiredService<JobScheduler>().PlannedAsync(context.RequestAborted);
            // It asks for the form token below an address of its own, where the site's other pages wouldn't find the cookie.
            context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context);
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = English;
            // Hangfire colours by style attributes.
            context.AllowContent("style-src", "'unsafe-inline'");
            await pages.Value(context);
        }).RequireAuthorization(new AuthorizeAttribute { Roles = Roles.Admin });
        return routes;
    }

    private static RequestDelegate PagesOf(IEndpointRouteBuilder routes)
    {
        var options = new DashboardOptions
        {
            // The endpoint has asked already who it is.
            Authorization = [], AsyncAuthorization = [],
            IsReadOnlyFunc = context => context.Request.Path is not ("/recurring" or "/recurring/trigger"),
            DisplayNameFunc = (_, call) => JobStore.NameOf(call),
            AppPath = JobsModel.Address, DashboardTitle = "Jobs", DisplayStorageConnectionString = false, StatsPollingInterval = 5000,
            // All of our jobs on one page: they come in an order of the storage's own.
            DefaultRecordsPerPage = 100,
        };
        return routes.CreateApplicationBuilder()
            .UsePathBase(Address)
            .UseMiddleware<AspNetCoreDashboardMiddleware>(routes.ServiceProvider.GetRequiredService<JobStore>().Storage, options, Routes.Value, true)
            .Build();
    }
}
