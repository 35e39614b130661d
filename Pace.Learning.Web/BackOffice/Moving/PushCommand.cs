using Pace.Learning.Content.Compilation;
using Pace.Learning.Content.Files;
using Pace.Learning.Content.Findings;
using Pace.Learning.Content.Moving;
using Pace.Learning.Content.Shapes;
using Pace.Learning.Web.Platform.Commands;

namespace Pace.Learning.Web.BackOffice.Moving;

/// <summary>Writes a content folder to an Umbraco through its Management API. See docs/umbraco.md, "Moving content".</summary>
internal static class PushCommand
{
    public static Command Push { get; } = new("content push", "[FOLDER] [--blocks] [--overwrite] [--dry-run]", "writes a content folder to an Umbraco and publishes it there", RunAsync);

    private static async Task<int> RunAsync(WebApplicationBuilder builder, string[] args, TextWriter output)
    {
        var options = builder.Configuration.GetSection("Pace:Umbraco").Get<ManagementOptions>() ?? new();
        if (MoveArguments.Read(builder, args, "--blocks", "--overwrite", "--dry-run") is not { } arguments || !Directory.Exists(arguments.Folder))
        {
            await output.WriteLineAsync("Name one folder that is there, for example: content push content --dry-run");
            return Command.CouldNotRun;
        }
        if (options.Wrong is { } wrong)
        {
            await output.WriteLineAsync(wrong);
            return Command.CouldNotRun;
        }
        var folder = new DiskFolder(arguments.Folder);
        var library = new ContentCompiler(new CompilerOptions { Today = () => LondonTime.DayOf(TimeProvider.System.GetUtcNow().UtcDateTime) }).Compile(folder);
        if (library.Findings.Any(f => f.Severity is Severity.Error))
        {
            await output.WriteLineAsync("The content has errors; see them with: content check. Nothing was written.");
            return Command.Findings;
        }
        var choices = new PushChoices(arguments.Has("--blocks"), arguments.Has("--overwrite"), arguments.Has("--dry-run"));
        var report = new MoveReport(output, choices.OnlyTells);
        var record = MovedRecord.Read(arguments.Folder, options.Url!, keeps: !choices.OnlyTells);
        try
        {
            return await PushAsync(ManagementClient.For(options), MovableContent.Of(folder), options.StartItem, record, choices, report, output);
        }
        catch (ManagementFailedException e)
        {
            report.Sum();
            await output.WriteLineAsync($"{e.Message} What was written stays; push again to go on.");
            return Command.CouldNotRun;
        }
        finally
        {
            record.Tidy();
        }
    }

    private static async Task<int> PushAsync(ManagementClient umbraco, IReadOnlyList<MovedDocument> documents, string? startItem, MovedRecord record, PushChoices choices, MoveReport report, TextWriter output)
    {
        var types = await ManagedTypes.ReadAsync(umbraco, CancellationToken.None);
        var needed = documents.Select(d => d.TypeAlias).Concat(choices.InBlocks ? UmbracoTypes.FromShapes.ElementTypes.Select(t => t.Alias) : []).Distinct();
        if (needed.Where(alias => !types.Has(alias)).ToList() is { Count: > 0 } missing)
        {
            await output.WriteLineAsync($"Umbraco lacks these types: {string.Join(", ", missing)}. Install Pace.Learning.Umbraco there and start it, or make them with: content types --push");
            return Command.CouldNotRun;
        }
        var there = await ManagedTree.ReadAsync(umbraco, types, startItem, CancellationToken.None);
        await new ContentPush(umbraco, types, there, record, choices, report).RunAsync(documents, CancellationToken.None);
        report.Sum();
        return report.IsClean ? Command.Fine : Command.Findings;
    }
}
