using Pace.Learning.Web;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Agreements;
using Pace.Learning.Web.Contributions;
using Pace.Learning.Web.Courses;
using Pace.Learning.Web.Demo;
using Pace.Learning.Web.LocalAreas;
using Pace.Learning.Web.LocalAreas.Data;
using Pace.Learning.Web.Parents;
using Pace.Learning.Web.Platform;
using Pace.Learning.Web.Platform.Commands;
using Pace.Learning.Web.Platform.Published.Cached;
using Pace.Learning.Web.Platform.Security;
using Pace.Learning.Web.Shared;
using Pace.Learning.Web.Talks;

var builder = WebApplication.CreateBuilder(args);

builder
    .AddPlatform()
    .AddSharedPages()
    .AddAccounts()
    .AddCourses()
    .AddAgreements()
    .AddLocalAreas()
    .AddParents()
    .AddContributions()
    .AddTalks()
    .AddTimetable();

if (await CommandLine.RunAsync(builder, args, Console.Out, DemoData.SeedCommand) is { } exitCode)
{
    return exitCode;
}

var app = builder.Build();
app.RequirePublicUrl();

// While the endpoints are put together: people wait for both.
var prepared = Task.Run(async () =>
{
    await app.MigrateAsync();
    await app.ImportAreasAsync();
    await app.SeedDevDataAsync();
});

app.UseSecurity();
app.UsePublicPages();
app.UseSharedPages();
app.UseAccounts();

app.MapPlatform();
app.MapSharedPages();
app.MapAccounts();
app.MapCourses();
app.MapAgreements();
app.MapParents();
app.MapContributions();
app.MapTalks();

await prepared;
await app.RunAsync();
return 0;
