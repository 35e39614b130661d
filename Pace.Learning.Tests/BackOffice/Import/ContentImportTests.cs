using System.Text.Json;
using System.Text.Json.Nodes;
using NSubstitute;
using Pace.Learning.BackOffice.Import;
using Pace.Learning.BackOffice.Publishing;
using Pace.Learning.BackOffice.Types;
using Pace.Learning.Content.Delivery;
using Pace.Learning.Content.Files;
using Pace.Learning.Content.Moving;
using Pace.Learning.Content.Shapes;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Sync;

namespace Pace.Learning.Tests.BackOffice.Import;

/// <summary>A new Umbraco begins with the documents of a content folder: once, whole, and without touching what somebody did meanwhile.</summary>
public sealed class ContentImportTests
{
    private const string Lesson = "courses/meetings-as-equals/01-a-fair-meeting/01-two-ways-in.md";
    private const string Course = "courses/meetings-as-equals/course.md";
    private const string Page = "pages/help.md";

    private static readonly (string Name, string? Value) Folder = ("Import:Content", "../content");

    private static readonly IReadOnlyList<MovedDocument> Whole = MovableContent.Of(new DiskFolder(Repository.Content));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task FirstStart_BringsTheWholeFolderInAndPublishesIt_AndTheNextNothingAsync(bool inBlocks)
    {
        using var umbraco = await StartedAsync(Folder, ("Import:Blocks", inBlocks ? "true" : "false"));
        await umbraco.ImportAsync();
        Assert.Equal(Whole.Select(d => (d.Key, d.TypeAlias, Parent: d.ParentPath is { } parent ? UmbracoTypes.KeyOf(parent) : (Guid?)null)), umbraco.Documents.Select(d => (d.Model.Key!.Value, d.Alias, d.Model.ParentKey)));
        Assert.All(umbraco.Documents, d => Assert.True(d.IsPublished));
        foreach (var document in Whole.Where(d => d.Text is not null))
        {
            var said = MovedText.Of(document.Path, ItemOf(umbraco.Documents.Single(d => d.Model.Key == document.Key)));
            Assert.Equal(MovedText.OfFile(document.Path, document.Text!, inBlocks).Text, said.Text);
            Assert.Equal(inBlocks && document.Text!.Length > 0, said.InBlocks);
        }

        umbraco.Documents.RemoveAt(umbraco.Documents.Count - 1);
        await umbraco.ImportAsync();
        Assert.Equal(Whole.Count - 1, umbraco.Documents.Count);
    }

    [Fact]
    public async Task AFailureHalfWay_IsGoneOnFromAtTheNextStartAsync()
    {
        using var umbraco = await StartedAsync(Folder);
        umbraco.Refuses = m => m.Key == UmbracoTypes.KeyOf(Course) || (m.Key == UmbracoTypes.KeyOf(Page) ? throw new InvalidOperationException("The database is locked.") : false);
        await Assert.ThrowsAsync<InvalidOperationException>(() => umbraco.ImportAsync());
        Assert.InRange(umbraco.Documents.Count, 5, Whole.Count - 5);
        Assert.Empty(umbraco.Settings);

        umbraco.Refuses = m => m.Key == UmbracoTypes.KeyOf(Course);
        await umbraco.ImportAsync();
        Assert.Empty(umbraco.Settings);
        Assert.DoesNotContain(umbraco.Documents, d => d.Model.Key == UmbracoTypes.KeyOf(Lesson));

        umbraco.Refuses = _ => false;
        await umbraco.ImportAsync();
        Assert.Equal(Whole.Select(d => d.Key).Order(), umbraco.Documents.Select(d => d.Model.Key!.Value).Order());
        Assert.All(umbraco.Documents, d => Assert.True(d.IsPublished));
        Assert.Equal("done", umbraco.Settings[ContentImport.Mark]);
    }

    [Fact]
    public async Task WhatAnEditorDidMeanwhile_StaysAsync()
    {
        using var umbraco = await StartedAsync(Folder);
        umbraco.Refuses = m => m.Key == Whole[^1].Key;
        await umbraco.ImportAsync();
        var (page, binned) = (Find(umbraco, Page), Find(umbraco, "pages/terms.md"));
        (page.IsPublished, page.Writer) = (false, ImportedUmbraco.Editor);
        (binned.IsPublished, binned.IsTrashed) = (false, true);
        umbraco.Refuses = _ => false;
        await umbraco.ImportAsync();
        Assert.False(page.IsPublished);
        Assert.False(binned.IsPublished);
        Assert.Equal(Whole.Count, umbraco.Documents.Count);
        Assert.Equal(2, umbraco.Documents.Count(d => !d.IsPublished));
    }

    [Fact]
    public async Task ASiteThatIsNotUpYet_IsWaitedForAsync()
    {
        using var umbraco = await StartedAsync(Folder);
        umbraco.IsSiteUp = false;
        var importing = umbraco.ImportAsync();
        for (var times = 1; times < 5; times++)
        {
            var asked = umbraco.SiteAsked;
            umbraco.Clock.Advance(ContentImport.AskAgainAfter);
            await Eventually.HoldsAsync(() => Task.FromResult(umbraco.SiteAsked > asked), "the site was asked again");
            Assert.DoesNotContain(umbraco.Documents, d => d.IsPublished);
            Assert.False(importing.IsCompleted);
        }
        umbraco.IsSiteUp = true;
        await Eventually.HoldsAsync(() =>
        {
            umbraco.Clock.Advance(ContentImport.AskAgainAfter);
            return Task.FromResult(importing.IsCompleted);
        }, "the import is done");
        await importing;
        Assert.All(umbraco.Documents, d => Assert.True(d.IsPublished));
    }

    [Fact]
    public async Task ASiteThatGoesDownInTheMiddle_IsWaitedForAsync()
    {
        using var umbraco = await StartedAsync(Folder);
        var stopped = 0;
        umbraco.Gate = d =>
        {
            if (d.Model.Key == UmbracoTypes.KeyOf(Course) && stopped++ == 0)
            {
                umbraco.IsSiteUp = false;
            }
            return umbraco.IsSiteUp;
        };
        var importing = umbraco.ImportAsync();
        await Eventually.HoldsAsync(() => Task.FromResult(stopped == 1), "the check stopped it");
        umbraco.IsSiteUp = true;
        await Eventually.HoldsAsync(() =>
        {
            umbraco.Clock.Advance(ContentImport.AskAgainAfter);
            return Task.FromResult(importing.IsCompleted);
        }, "the import is done");
        await importing;
        Assert.All(umbraco.Documents, d => Assert.True(d.IsPublished));
    }

    [Fact]
    public async Task WhatTheSiteObjectsTo_StaysADraft_AndTheRestIsPublishedAsync()
    {
        using var umbraco = await StartedAsync(Folder);
        umbraco.Gate = d => d.Model.Key != UmbracoTypes.KeyOf(Course);
        await umbraco.ImportAsync();
        Assert.False(Find(umbraco, Course).IsPublished);
        Assert.False(Find(umbraco, Lesson).IsPublished);
        Assert.True(Find(umbraco, Page).IsPublished);
        Assert.Equal("done", umbraco.Settings[ContentImport.Mark]);
    }

    [Fact]
    public async Task AStopWhileTheSiteIsAwaited_LeavesTheRestToTheNextStartAsync()
    {
        using var umbraco = await StartedAsync(Folder);
        umbraco.IsSiteUp = false;
        using var stop = new CancellationTokenSource();
        var importing = umbraco.ImportAsync(stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => importing);
        umbraco.IsSiteUp = true;
        await umbraco.ImportAsync();
        Assert.Equal(Whole.Count, umbraco.Documents.Count);
        Assert.All(umbraco.Documents, d => Assert.True(d.IsPublished));
    }

    [Fact]
    public async Task WithoutASite_NothingIsCheckedAsync()
    {
        using var umbraco = await StartedAsync(Folder, ("SiteUrl", null));
        umbraco.IsSiteUp = false;
        await umbraco.ImportAsync();
        Assert.All(umbraco.Documents, d => Assert.True(d.IsPublished));
        Assert.Equal(0, umbraco.SiteAsked);
    }

    [Fact]
    public async Task AnUmbracoThatHasDocumentsOfItsOwn_GetsNoneAsync()
    {
        using var umbraco = await StartedAsync(Folder);
        umbraco.Documents.Add(new(new() { Key = Guid.NewGuid(), ContentTypeKey = UmbracoTypes.KeyOf("paceHome"), Variants = [new() { Name = "Learning" }] }, "paceHome"));
        await umbraco.ImportAsync();
        Assert.Single(umbraco.Documents);
        Assert.Equal("done", umbraco.Settings[ContentImport.Mark]);
    }

    [Fact]
    public async Task WithoutAFolder_NothingHappensAsync()
    {
        using var umbraco = await StartedAsync();
        await umbraco.ImportAsync();
        Assert.Empty(umbraco.Documents);
        Assert.Equal(0, umbraco.SiteAsked);
    }

    [Theory]
    [InlineData(RuntimeLevel.Run, ServerRole.Unknown, true)]
    [InlineData(RuntimeLevel.Run, ServerRole.Subscriber, false)]
    [InlineData(RuntimeLevel.Install, ServerRole.Unknown, false)]
    public async Task ItBegins_WhenUmbracoHasStartedAsync(RuntimeLevel level, ServerRole role, bool begins)
    {
        using var umbraco = new ImportedUmbraco(Folder);
        umbraco.Host.Runtime.Level.Returns(level);
        umbraco.Host.Role.CurrentServerRole.Returns(role);
        var run = umbraco.Host.Provider.GetRequiredService<ImportRun>();
        await run.StartAsync(TestContext.Current.CancellationToken);
        Assert.Empty(umbraco.Documents);
        // The types are made by the same notification, and first.
        await umbraco.Host.Events.PublishAsync(new UmbracoApplicationStartedNotification(false), TestContext.Current.CancellationToken);
        if (begins)
        {
            await run.ExecuteTask!.WaitAsync(TestContext.Current.CancellationToken);
        }
        await run.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal(begins ? Whole.Count : 0, umbraco.Documents.Count);
    }

    private static async Task<ImportedUmbraco> StartedAsync(params (string Name, string? Value)[] settings)
    {
        var umbraco = new ImportedUmbraco(settings);
        await umbraco.MakeTypesAsync();
        return umbraco;
    }

    private static ImportedUmbraco.Document Find(ImportedUmbraco umbraco, string path) => umbraco.Documents.Single(d => d.Model.Key == UmbracoTypes.KeyOf(path));

    private static DeliveredItem ItemOf(ImportedUmbraco.Document document)
    {
        var properties = new JsonObject();
        foreach (var property in document.Model.Properties)
        {
            properties[property.Alias] = property.Alias is "blocks" ? BlockListValue.ToDelivery(JsonNode.Parse((string)property.Value!)!, null, key => TypeDefinitions.Ours.ElementTypes.Single(e => e.Key == key).Alias) : (string?)property.Value;
        }
        return DeliveredItem.Read(JsonSerializer.SerializeToElement(new JsonObject { ["id"] = document.Model.Key, ["contentType"] = document.Alias, ["properties"] = properties }));
    }
}
