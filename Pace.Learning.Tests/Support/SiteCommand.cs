using System.Diagnostics;

namespace Pace.Learning.Tests.Support;

/// <summary>Calls the site's commands as an administrator would, in a process of their own.</summary>
internal static class SiteCommand
{
    public static Task<(int ExitCode, string Output)> RunAsync(string dataFolder, string? connection, params string[] args) =>
        RunOnAsync(dataFolder, connection, Repository.Content, args);

    public static async Task<(int ExitCode, string Output)> RunOnAsync(string dataFolder, string? connection, string content, params string[] args)
    {
        var dll = Path.Combine(AppContext.BaseDirectory, "Pace.Learning.Web.dll");
        var start = new ProcessStartInfo("dotnet", [dll, .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.Combine(Repository.Root, "Pace.Learning.Web"),
        };
        start.Environment["PWD"] = Repository.Root;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["Pace__DataPath"] = dataFolder;
        start.Environment["Pace__ContentPath"] = content;
        start.Environment["ConnectionStrings__Pace"] = connection;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await errors);
    }
}
