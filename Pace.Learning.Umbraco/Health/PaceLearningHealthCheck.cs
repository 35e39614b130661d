using Microsoft.Extensions.Options;
using Pace.Learning.BackOffice.Site;
using Pace.Learning.BackOffice.Types;
using Pace.Learning.BackOffice.Webhooks;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.HealthChecks;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Services;

namespace Pace.Learning.BackOffice.Health;

/// <summary>Whether Umbraco and the site work together, with what to do where they don't.</summary>
[HealthCheck("3678738f-22f8-50bd-8058-ffefd3b592bf", "Pace Learning", Description = "Settings, the learning site, its document types and the webhook that tells it of changes.", Group = "Pace Learning")]
public sealed class PaceLearningHealthCheck(IOptionsMonitor<PaceLearningOptions> options, SiteClient site, IContentTypeService contentTypes, IDataTypeService dataTypes, SiteWebhook webhook, IOptionsMonitor<WebhookSettings> sending) : HealthCheck
{
    private const string MakeWebhook = "makeWebhook";

    /// <inheritdoc />
    public override async Task<IEnumerable<HealthCheckStatus>> GetStatusAsync()
    {
        var types = await TypesAsync();
        if (!options.CurrentValue.IsComplete)
        {
            return [Status(StatusResultType.Warning, $"{SiteFailure.NotSetUp.WhatHappened} {SiteFailure.NotSetUp.WhatToDo} Until then only the document types are made, and nothing is checked before it is published."), types];
        }
        return [Status(StatusResultType.Success, "The site's address and the secret are set."), await ReachedAsync(), types, await WebhookAsync()];
    }

    /// <inheritdoc />
    public override async Task<HealthCheckStatus> ExecuteActionAsync(HealthCheckAction action)
    {
        ArgumentNullException.ThrowIfNull(action);
        if (action.Alias is not MakeWebhook || webhook.Target is not { } target)
        {
            return Status(StatusResultType.Error, "There is nothing to do.");
        }
        if ((await webhook.MissingAsync()).Count == 0)
        {
            return await WebhookAsync();
        }
        return await webhook.MakeAsync() is { } status
            ? Status(StatusResultType.Error, $"The webhook wasn't made: {status}. Make it by hand under Settings, Webhooks, with the address {target}.")
            : await WebhookAsync();
    }

    private async Task<HealthCheckStatus> ReachedAsync()
    {
        var answer = await site.GetAsync("back-office/dashboard", CancellationToken.None);
        return answer.Failure is { } failure
            ? Status(StatusResultType.Error, $"{failure.WhatHappened} {failure.WhatToDo} Until then nothing of ours can be published.")
            : Status(StatusResultType.Success, "The site answers and knows our signature.");
    }

    private async Task<HealthCheckStatus> TypesAsync()
    {
        var found = TypeDefinitions.Ours.ByAlias.Values.Select(d => (Definition: d, Type: contentTypes.Get(d.Alias))).ToList();
        var missing = found.Where(f => f.Type is null).Select(f => f.Definition.Alias).Order(StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
        {
            return Status(StatusResultType.Error, $"These types are missing: {string.Join(", ", missing)}. Start Umbraco again to make them; its log says why one wasn't made.");
        }
        var incomplete = found
            .SelectMany(f => f.Definition.Properties.Where(p => !f.Type!.PropertyTypeExists(p.Alias)).Select(p => $"{f.Definition.Alias}.{p.Alias}"))
            .Order(StringComparer.Ordinal).ToList();
        if (incomplete.Count > 0)
        {
            return Status(StatusResultType.Warning, $"These properties are missing: {string.Join(", ", incomplete)}. A type that is there is never changed by us, so add them under Settings, Document Types, with these aliases.");
        }
        var blocks = (await dataTypes.GetAsync(DataTypes.BlocksKey))?.ConfigurationObject as BlockListConfiguration;
        var allowed = (blocks?.Blocks ?? []).Select(b => b.ContentElementTypeKey).ToHashSet();
        var leftOut = TypeDefinitions.Ours.ElementTypes.Where(e => !allowed.Contains(contentTypes.Get(e.Alias)!.Key)).Select(e => e.Name).ToList();
        return leftOut.Count > 0
            ? Status(StatusResultType.Warning, $"The data type \"Pace Learning: blocks\" leaves out {string.Join(", ", leftOut)}. Allow these blocks in it under Settings, Data Types; it is never changed by us.")
            : Status(StatusResultType.Success, "Every document type and element type is there.");
    }

    private async Task<HealthCheckStatus> WebhookAsync()
    {
        var missing = await webhook.MissingAsync();
        if (missing.Count == 0)
        {
            return sending.CurrentValue.Period is { TotalSeconds: > 2 } every
                ? Status(StatusResultType.Info, $"A webhook tells the site of every change, and Umbraco sends webhooks every {every.TotalSeconds:0} seconds. Set Umbraco:CMS:Webhook:Period to 00:00:01, and what you publish is read within three seconds.")
                : Status(StatusResultType.Success, "A webhook tells the site of every change.");
        }
        if (await webhook.IsThereAsync())
        {
            return Status(StatusResultType.Warning, $"The webhook to {webhook.Target} leaves out {string.Join(", ", missing)}. Add these events to it under Settings, Webhooks, and leave its content types empty.");
        }
        var status = Status(StatusResultType.Error, $"No webhook tells the site of changes, so it sees them only when it asks by itself. Make one for {webhook.Target} with these events: {string.Join(", ", SiteWebhook.NeededEvents)}.");
        status.Actions = [new HealthCheckAction(MakeWebhook, Id) { Name = "Make the webhook" }];
        return status;
    }

    private static HealthCheckStatus Status(StatusResultType type, string words) => new(words) { ResultType = type };
}
