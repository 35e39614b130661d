using Pace.Learning.Web;
using Pace.Learning.Web.BackOffice.Moving;
using Pace.Learning.Web.Demo;
using Pace.Learning.Web.Platform.Commands;
using Pace.Learning.Web.Studio.Files;

var builder = WebApplication.CreateBuilder(args);
builder.AddPaceLearning().AddOwnProcess();

if (await CommandLine.RunAsync(builder, args, Console.Out, DemoData.SeedCommand, ExportCommand.Export, PushCommand.Push, PullCommand.Pull, TypesCommand.Types) is { } exitCode)
{
    return exitCode;
}

var app = builder.Build();

// While the endpoints are put together: people wait for both.
var prepared = app.PrepareAsync();
app.UsePaceLearning();

// Nothing gets past the site. Where these two are missing, the framework puts its own in front of it.
app.UseAuthentication();
app.UseAuthorization();

await prepared;
await app.RunAsync();
return 0;
