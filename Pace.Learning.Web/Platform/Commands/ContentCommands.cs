using Pace.Learning.Content.Compilation;
using Pace.Learning.Content.Files;
using Pace.Learning.Content.Findings;

namespace Pace.Learning.Web.Platform.Commands;

/// <summary>Reads a folder of content without serving it: reports every problem at once, or notes what has been published or locked.</summary>
internal static class ContentCommands
{
    public static async Task<int> CheckAsync(WebApplicationBuilder builder, string[] args, TextWriter output)
    {
        if (await FolderAsync(builder, args, output) is not { } folder)
        {
            return Command.CouldNotRun;
        }
        var library = Compiler().Compile(new DiskFolder(folder));
        foreach (var finding in library.Findings)
        {
            await output.WriteLineAsync(finding.ToString());
        }
        var errors = library.Findings.Count(f => f.Severity is Severity.Error);
        await output.WriteLineAsync(
            $"{library.Courses.Count} courses with {library.Courses.Sum(c => c.Lessons.Count)} lessons, {library.Pathways.Count} pathways, {library.Pages.Count} pages, "
            + $"{library.Agreements.Count} agreements: "
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
        var library = Compiler().Compile(files);
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

    public static async Task<int> LockVersionsAsync(WebApplicationBuilder builder, string[] args, TextWriter output)
    {
        if (await FolderAsync(builder, args, output) is not { } folder)
        {
            return Command.CouldNotRun;
        }
        var files = new DiskFolder(folder);
        // That a version isn't locked yet is what the command is for.
        if (Compiler().Compile(files).Findings.Any(f => f.Severity is Severity.Error && f.Rule is not RuleNames.UnlockedVersion))
        {
            await output.WriteLineAsync("The content has errors; see them with: content check. Nothing was written.");
            return Command.Findings;
        }
        var lines = LockedVersions.Read(files).LinesToAdd(files);
        if (lines.Count > 0)
        {
            await File.AppendAllLinesAsync(Path.Combine(folder, LockedVersions.File), lines);
        }
        foreach (var line in lines)
        {
            await output.WriteLineAsync(line);
        }
        await output.WriteLineAsync($"{lines.Count} versions added to {LockedVersions.File}. From now on their files may not change.");
        return Command.Fine;
    }

    private static ContentCompiler Compiler() => new(new CompilerOptions { Today = () => LondonTime.DayOf(TimeProvider.System.GetUtcNow().UtcDateTime) });

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
