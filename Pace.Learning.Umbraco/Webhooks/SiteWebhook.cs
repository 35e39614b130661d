using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace Pace.Learning.BackOffice.Webhooks;

/// <summary>The webhook that tells the site of changes.</summary>
public sealed class SiteWebhook(IOptionsMonitor<PaceLearningOptions> options, IWebhookService webhooks)
{
    private const string Path = "umbraco-webhook";

    /// <summary>The events that the site has to hear of.</summary>
    public static IReadOnlyList<string> NeededEvents { get; } =
    [
        Constants.WebhookEvents.Aliases.ContentPublish,
        Constants.WebhookEvents.Aliases.ContentUnpublish,
        Constants.WebhookEvents.Aliases.ContentDelete,
        Constants.WebhookEvents.Aliases.ContentMovedToRecycleBin,
        Constants.WebhookEvents.Aliases.ContentMoved,
        Constants.WebhookEvents.Aliases.MediaSave,
        Constants.WebhookEvents.Aliases.MediaDelete,
    ];

    /// <summary>Where it leads; <c>null</c> while the settings aren't complete.</summary>
    public string? Target => options.CurrentValue.AddressOf(Path)?.AbsoluteUri;

    /// <summary>Whether there is one, whatever it tells.</summary>
    public async Task<bool> IsThereAsync() => (await OursAsync()).Count > 0;

    /// <summary>The events that none of them tells of.</summary>
    public async Task<IReadOnlyList<string>> MissingAsync() => [.. NeededEvents.Except((await OursAsync()).SelectMany(w => w.Events))];

    /// <summary>Makes one that tells of everything.</summary>
    /// <returns>Why it wasn't made; <c>null</c>: it was.</returns>
    public async Task<WebhookOperationStatus?> MakeAsync()
    {
        var webhook = new Webhook(Target!, true, [], [.. NeededEvents], new Dictionary<string, string>()) { Name = "Pace Learning", Description = "Tells the learning site what was published, moved and deleted." };
        var attempt = await webhooks.CreateAsync(webhook);
        return attempt.Success ? null : attempt.Status;
    }

    // One that is limited to some content types would leave out the others.
    private async Task<IReadOnlyList<IWebhook>> OursAsync() =>
        [.. (await webhooks.GetAllAsync(0, 1_000)).Items.Where(w => w.Enabled && w.ContentTypeKeys.Length == 0 && string.Equals(w.Url.TrimEnd('/'), Target, StringComparison.OrdinalIgnoreCase))];
}
