using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pace.Learning.BackOffice.Site;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Security;
using Umbraco.Extensions;

namespace Pace.Learning.BackOffice.Publishing;

/// <summary>Asks the site before a document of ours is published. What the site objects to, or can't be asked about, stays unpublished.</summary>
/// <remarks>An early warning: consent may be withdrawn later, so the site asks again whenever it shows a page. It never throws, since Umbraco would then say nothing.</remarks>
internal sealed partial class PublishGate(SiteClient site, EditedDocuments documents, IOptionsMonitor<PaceLearningOptions> options, ILogger<PublishGate> log, IBackOfficeSecurityAccessor? security = null)
    : INotificationAsyncHandler<ContentPublishingNotification>, INotificationAsyncHandler<ElementPublishingNotification>
{
    internal const string Path = "back-office/publish-check";

    private const string Category = "Pace Learning";

    public Task HandleAsync(ContentPublishingNotification notification, CancellationToken cancellationToken) =>
        CheckAsync(notification, notification.PublishedEntities, cancellationToken);

    public Task HandleAsync(ElementPublishingNotification notification, CancellationToken cancellationToken) =>
        CheckAsync(notification, notification.PublishedEntities, cancellationToken);

    private async Task CheckAsync(ICancelableNotification notification, IEnumerable<IPublishableContentBase> published, CancellationToken stop)
    {
        if (!options.CurrentValue.IsComplete)
        {
            return;
        }
        IEnumerable<Blocker> blockers;
        try
        {
            var asked = published.Where(EditedDocuments.IsOurs).SelectMany(c => CulturesOf(c).Select(culture => AskAsync(documents.Read(c, culture) with { Unattended = IsUnattended }, stop)));
            blockers = (await Task.WhenAll(asked)).SelectMany(b => b);
        }
        catch (Exception e)
        {
            LogNotAsked(e);
            blockers = [NotAsked(SiteFailure.BadAnswer)];
        }
        foreach (var blocker in blockers.Distinct())
        {
            Cancel(notification, new EventMessage(blocker.Category ?? Category, blocker.Message!, EventMessageType.Error));
        }
    }

    private bool IsUnattended => security?.BackOfficeSecurity?.CurrentUser is null;

    // When one language of several is unpublished Umbraco publishes the rest and comes by here: no language is being published then, and nothing may hold up a withdrawal.
    private static IEnumerable<string?> CulturesOf(IPublishableContentBase content)
    {
        if (!content.ContentType.VariesByCulture())
        {
            return [null];
        }
        return content.AvailableCultures.Where(c => IsPublishing(content, c));
    }

    private static bool IsPublishing(IPublishableContentBase content, string culture) => content.IsPropertyDirty(ContentBase.ChangeTrackingPrefix.PublishedCulture + culture);

    private async Task<IReadOnlyList<Blocker>> AskAsync(PublishCheck check, CancellationToken stop)
    {
        var answer = await site.PostAsync(Path, JsonSerializer.SerializeToUtf8Bytes(check, JsonSerializerOptions.Web), stop);
        if (answer.Failure is { } failure)
        {
            LogFailed(check.Key, failure);
            return [NotAsked(failure)];
        }
        var blockers = Read(answer.Body) ?? [NotAsked(SiteFailure.BadAnswer)];
        if (blockers.Count > 0)
        {
            // A publication on a day of its own has nobody who reads the messages.
            LogBlocked(check.Key, string.Join(" ", blockers.Select(b => b.Message)));
        }
        return blockers;
    }

    private static IReadOnlyList<Blocker>? Read(byte[] body)
    {
        try
        {
            var blockers = JsonSerializer.Deserialize<PublishVerdict>(body, JsonSerializerOptions.Web)?.Blockers;
            return blockers is not null && blockers.All(b => !string.IsNullOrWhiteSpace(b?.Message)) ? blockers : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Blocker NotAsked(SiteFailure failure) => new(Category,
        $"This isn't published, only saved: {failure.WhatHappened} It has to be asked first, because a parent may have taken back what is quoted here. Try again in a few minutes. If it stays so, ask whoever looks after Umbraco to open Settings, Health Check, Pace Learning.",
        null);

    private static void Cancel(ICancelableNotification notification, EventMessage message)
    {
        notification.Cancel = true;
        switch (notification)
        {
            case ContentPublishingNotification content:
                content.CancelOperation(message);
                break;
            case ElementPublishingNotification element:
                element.CancelOperation(message);
                break;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Document {Key} stays unpublished: the site couldn't be asked ({Failure})")]
    private partial void LogFailed(Guid key, SiteFailure failure);

    [LoggerMessage(LogLevel.Warning, "Document {Key} stays unpublished: {Reasons}")]
    private partial void LogBlocked(Guid key, string reasons);

    [LoggerMessage(LogLevel.Error, "What is to be published stays unpublished: it couldn't be read for the site")]
    private partial void LogNotAsked(Exception exception);
}
