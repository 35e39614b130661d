using Pace.Learning.Content.Delivery;
using Pace.Learning.Content.Moving;
using Pace.Learning.Web.BackOffice.Delivery;
using Pace.Learning.Web.Platform.Commands;

namespace Pace.Learning.Web.BackOffice.Moving;

/// <summary>Writes what an Umbraco publishes to a content folder, through its Content Delivery API. See docs/umbraco.md, "Moving content".</summary>
internal static class PullCommand
{
    public static Command Pull { get; } = new("content pull", "[FOLDER] [--delete] [--overwrite] [--dry-run]", "writes what an Umbraco publishes to a content folder", RunAsync);

    private static async Task<int> RunAsync(WebApplicationBuilder builder, string[] args, TextWriter output)
    {
        var options = builder.Configuration.GetSection("Pace:Umbraco").Get<UmbracoOptions>();
        if (MoveArguments.Read(builder, args, "--delete", "--overwrite", "--dry-run") is not { } arguments || options is not { IsOn: true })
        {
            await output.WriteLineAsync("Name one folder, and say where Umbraco is and the key of its Content Delivery API: Pace__Umbraco__Url, Pace__Umbraco__ApiKey. For example: content pull content --dry-run");
            return Command.CouldNotRun;
        }
        var choices = new PullChoices(arguments.Has("--delete"), arguments.Has("--overwrite"), arguments.Has("--dry-run"));
        var report = new MoveReport(output, choices.OnlyTells);
        IReadOnlyList<DeliveredItem> items;
        try
        {
            items = await PublishedAsync(builder);
        }
        catch (DeliveryFailedException e)
        {
            await output.WriteLineAsync($"{e.Message} Nothing was written.");
            return Command.CouldNotRun;
        }
        if (items.Count == 0)
        {
            await output.WriteLineAsync("Umbraco publishes no documents. Nothing was written.");
            return Command.CouldNotRun;
        }
        var record = MovedRecord.Read(arguments.Folder, options.Url!, keeps: !choices.OnlyTells);
        new ContentPull(arguments.Folder, record, choices, report).Run(items);
        record.Tidy();
        report.Sum();
        return report.IsClean ? Command.Fine : Command.Findings;
    }

    // In the order of the list, in which siblings are as editors sorted them.
    private static async Task<IReadOnlyList<DeliveredItem>> PublishedAsync(WebApplicationBuilder builder)
    {
        await using var app = builder.Build();
        var umbraco = app.Services.GetRequiredService<DeliveryClient>();
        var listed = await umbraco.ListAsync(CancellationToken.None);
        var read = (await umbraco.ReadAsync([.. listed.Select(i => i.Id)], CancellationToken.None)).ToDictionary(i => i.Id);
        return [.. listed.Select(i => read.GetValueOrDefault(i.Id)).OfType<DeliveredItem>()];
    }
}
