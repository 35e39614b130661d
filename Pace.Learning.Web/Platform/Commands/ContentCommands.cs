using Pace.Learning.Content.Compilation;
using Pace.Learning.Content.Files;
using Pace.Learning.Content.Findings;

namespace Pace.Learning.Web.Platform.Commands;

/// <summary>Reads a folder of content without serving it: reports every problem at once, or notes what has been published.</summary>
internal static class ContentCommands
{
    public static async Task<int> CheckAsync(WebApplicationBuilder builder, string[] args, TextWriter output)
    {
        if (await FolderAsync(builder, args, output) is not { } folder)
        {
            return Command.CouldNotRun;
        }
        var library = new ContentCompiler().Compile(new DiskFolder(folder));
        foreach (var finding in library.Findings)
        {
            await output.WriteLineAsync(finding.ToString());
        }
        var errors = library.Findings.Count(f => f.Severity is Severity.Error);
        await output.WriteLineAsync(
            $"{library.Courses.Count} courses with {library.Courses.Sum(c => c.Lessons.Count)} lessons, {library.Pathways.Count} pathways, {library.Pages.Count} pages: "
            + $"{errors} errors, {library.Findings.Count - errors} warnings");
        return library.Findings.Count == 0 ? Command.Fine : Command.Findings;
    }

    public static async Task<int> PublishIdsAsync(WebApplicationBuilder builder, string[] args, TextWriter output)
    {
        if (await FolderAsync(builder, args, output) is not { } folder)
        {
            return Command.CouldNotRun;
        }
        var files = new DiskFolder(folder);
        var library = new ContentCompiler().Compile(files);
        if (library.Findings.Any(f => f.Severity is Severity.Error))
        {
            await output.WriteLineAsync("The content has errors; see them with: content check. Nothing was written.");
            return Command.Findings;
        }
        var lines = PublishedIds.Read(files).LinesToAdd(library);
        await File.AppendAllLinesAsync(Path.Combine(folder, PublishedIds.File), lines);
        await output.WriteLineAsync($"{lines.Count} ids added to {PublishedIds.File}. From now on they may not change.");
        return Command.Fine;
    }

    private static async Task<string?> FolderAsync(WebApplicationBuilder builder, string[] args, TextWriter output)
    {
        var options = builder.Configuration.GetSection("Pace").Get<PaceOptions>() ?? new PaceOptions();
        var folder = args is [var path] ? CommandLine.Resolve(path) : Folders.From(options, builder.Environment.ContentRootPath).Content;
        if (args.Length <= 1 && Directory.Exists(folder))
        {
            return folder;
        }
        await output.WriteLineAsync(args.Length > 1 ? "Name one folder, for example: content check content" : $"There is no folder {args.FirstOrDefault() ?? "content"}.");
        return null;
    }
}
