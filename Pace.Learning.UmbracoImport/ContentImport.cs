using System.Text.Json.Nodes;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pace.Learning.BackOffice.Site;
using Pace.Learning.Content.Files;
using Pace.Learning.Content.Moving;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Models.ContentPublishing;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace Pace.Learning.BackOffice.Import;

/// <summary>
/// Brings the documents of a content folder into an Umbraco that has none, once. A document that is there is never overwritten; after a failure half-way the next start makes what is missing. Files were
/// public before, so the documents are published; but the site is asked about each, as about any other, and is waited for until it answers.
/// </summary>
internal sealed partial class ContentImport(
    IOptions<ImportOptions> options,
    IHostEnvironment environment,
    ContentServices umbraco,
    SiteClient site,
    TimeProvider clock,
    ILogger<ContentImport> log)
{
    /// <summary>Where Umbraco keeps that it was done.</summary>
    public const string Mark = "PaceLearning+Import";

    private const string Done = "done";

    /// <summary>How long to wait before the site is asked again.</summary>
    public static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(5);

    public async Task RunAsync(CancellationToken stop)
    {
        if (options.Value.Content is not { Length: > 0 } named || umbraco.Settings.GetValue(Mark) == Done)
        {
            return;
        }
        var documents = MovableContent.Of(new DiskFolder(Path.GetFullPath(named, environment.ContentRootPath)));
        if (umbraco.Contents.GetRootContent().FirstOrDefault(c => c.ContentType.Alias == documents[0].TypeAlias && c.Key != documents[0].Key) is { } other)
        {
            LogOthers(other.Name ?? "");
            umbraco.Settings.SetValue(Mark, Done);
            return;
        }
        var isWhole = true;
        foreach (var document in documents)
        {
            stop.ThrowIfCancellationRequested();
            isWhole &= await MakeAsync(document, stop);
        }
        if (isWhole)
        {
            umbraco.Settings.SetValue(Mark, Done);
            LogDone(documents.Count);
        }
    }

    private async Task<bool> MakeAsync(MovedDocument document, CancellationToken stop)
    {
        var there = umbraco.Contents.GetById(document.Key);
        if (there is null)
        {
            var made = await CreateAsync(document);
            if (made is not ContentEditingOperationStatus.Success)
            {
                LogNotMade(document.Path, made.ToString());
                return false;
            }
        }
        // An editor who touched it since has said what becomes of it.
        else if (there.Published || there.Trashed || there.WriterId != await umbraco.Users.GetAsync(Constants.Security.SuperUserKey))
        {
            return true;
        }
        await PublishAsync(document, stop);
        return true;
    }

    private async Task<ContentEditingOperationStatus> CreateAsync(MovedDocument document)
    {
        if (umbraco.Types.Get(document.TypeAlias) is not { } type)
        {
            return ContentEditingOperationStatus.ContentTypeNotFound;
        }
        var values = document.Values(options.Value.Blocks, alias => umbraco.Types.Get(alias)!.Key);
        var attempt = await umbraco.Editing.CreateAsync(new ContentCreateModel
        {
            Key = document.Key,
            ContentTypeKey = type.Key,
            ParentKey = document.ParentPath is { } parent ? MovedDocument.KeyOf(parent) : null,
            Variants = [new VariantModel { Name = document.Name }],
            Properties = [.. values.Select(v => new PropertyValueModel { Alias = v.Key, Value = v.Value is JsonObject blocks ? blocks.ToJsonString() : (string?)v.Value })],
        }, Constants.Security.SuperUserKey);
        return attempt.Status;
    }

    private async Task PublishAsync(MovedDocument document, CancellationToken stop)
    {
        while (true)
        {
            await SiteAnswersAsync(stop);
            var attempt = await umbraco.Publishing.PublishAsync(document.Key, [new CulturePublishScheduleModel { Culture = null }], Constants.Security.SuperUserKey);
            if (attempt.Success)
            {
                return;
            }
            // What the site said is in Umbraco's log. Only if it couldn't be asked, another time is worth it.
            if (attempt.Status is not ContentPublishingOperationStatus.CancelledByEvent || await AskAsync(stop) is null)
            {
                LogNotPublished(document.Path, attempt.Status.ToString());
                return;
            }
        }
    }

    private async Task SiteAnswersAsync(CancellationToken stop)
    {
        SiteFailure? told = null;
        while (await AskAsync(stop) is { } failure)
        {
            if (told != failure)
            {
                LogWaiting(failure);
                told = failure;
            }
            await Task.Delay(AskAgainAfter, clock, stop);
        }
    }

    // Without settings for the site nothing is checked, here as elsewhere.
    private async Task<SiteFailure?> AskAsync(CancellationToken stop) =>
        (await site.GetAsync("back-office/dashboard", stop)).Failure is { } failure and not SiteFailure.NotSetUp ? failure : null;

    [LoggerMessage(LogLevel.Information, "{Count} documents of the content folder are here. They aren't brought in again.")]
    private partial void LogDone(int count);

    [LoggerMessage(LogLevel.Warning, "The content folder isn't brought in: \"{Name}\" was made by somebody else. \"content push\" of the learning site writes to it.")]
    private partial void LogOthers(string name);

    [LoggerMessage(LogLevel.Error, "{Path} of the content folder wasn't made ({Status}). The next start tries again.")]
    private partial void LogNotMade(string path, string status);

    [LoggerMessage(LogLevel.Warning, "{Path} of the content folder is here as a draft and not published ({Status}). Whoever publishes it reads why.")]
    private partial void LogNotPublished(string path, string status);

    [LoggerMessage(LogLevel.Information, "Before documents are published the learning site is asked, and it can't be yet ({Failure}). Waiting for it.")]
    private partial void LogWaiting(SiteFailure failure);
}
