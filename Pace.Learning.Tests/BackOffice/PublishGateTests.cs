using System.Net.Sockets;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using NSubstitute;
using Pace.Learning.BackOffice.Publishing;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace Pace.Learning.Tests.BackOffice;

/// <summary>What may be published, and what an editor reads when it may not.</summary>
public sealed class PublishGateTests
{
    private const string Free = """{"blockers":[]}""";
    private const string Withdrawn = """{"blockers":[{"category":"Consent","message":"A parent has taken back what is quoted here.","property":"body"},{"category":"Checks","message":"Line 3 blames a parent.","property":"body"}]}""";

    [Fact]
    public async Task NothingAgainstIt_IsPublishedAsync()
    {
        using var umbraco = new UmbracoUnderTest(SiteStub.Says(Free));
        Assert.Empty(await PublishAsync(umbraco, await LessonAsync(umbraco)));
        Assert.Single(umbraco.Site!.Asked);
    }

    [Fact]
    public async Task WhatTheSiteObjectsTo_StaysUnpublishedWithEveryReasonAsync()
    {
        using var umbraco = new UmbracoUnderTest(SiteStub.Says(Withdrawn));
        var messages = await PublishAsync(umbraco, await LessonAsync(umbraco));
        Assert.Equal(
            [("Consent", "A parent has taken back what is quoted here.", EventMessageType.Error), ("Checks", "Line 3 blames a parent.", EventMessageType.Error)],
            messages!.Select(m => (m.Category, m.Message, m.MessageType)));
    }

    [Fact]
    public async Task Site_IsAskedAboutWhatWouldBePublishedAsync()
    {
        using var umbraco = new UmbracoUnderTest(SiteStub.Says(Free));
        var parent = Guid.NewGuid();
        umbraco.Keys.GetKeyForId(1_234, UmbracoObjectTypes.Document).Returns(Attempt.Succeed(parent));
        var lesson = await LessonAsync(umbraco);
        lesson.ParentId = 1_234;
        lesson.SetValue("readingAge", "12");
        lesson.SetValue("body", "Published before");
        // What is public now says something else than what would be public.
        lesson.PublishCulture(CultureImpact.Invariant, DateTime.Now, Editors);
        lesson.SetValue("body", "## Edited\n\nWords.");

        await PublishAsync(umbraco, lesson);

        var asked = Assert.Single(umbraco.Site!.Asked);
        Assert.Equal(("POST", "https://learning.test/sub/back-office/publish-check"), (asked.Method, asked.Address.AbsoluteUri));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse($$"""
            {"key":"{{lesson.Key}}","documentType":"paceLesson","parentKey":"{{parent}}","name":"Lesson","cultures":[],
             "properties":{"paceId":null,"title":null,"summary":null,"levels":null,"heavy":null,"readingAge":"12","fileName":null,"body":"## Edited\n\nWords.","blocks":null},"unattended":true}
            """), JsonNode.Parse(asked.Body)), asked.Body);
        Assert.True(Signatures.IsGood(UmbracoUnderTest.Secret, asked.Signature, asked.Body));
    }

    // What is published on its day has nobody who reads the messages: the site writes to publishers then.
    [Fact]
    public async Task Site_IsToldWhetherSomebodyReadsTheMessagesAsync()
    {
        using var umbraco = new UmbracoUnderTest(SiteStub.Says(Free));
        var security = Substitute.For<IBackOfficeSecurityAccessor>();
        umbraco.Services.AddSingleton(security);
        security.BackOfficeSecurity!.CurrentUser.Returns((IUser?)null);
        var lesson = await LessonAsync(umbraco);
        await PublishAsync(umbraco, lesson);
        security.BackOfficeSecurity!.CurrentUser.Returns(Substitute.For<IUser>());
        await PublishAsync(umbraco, lesson);
        security.BackOfficeSecurity.Returns((IBackOfficeSecurity?)null);
        await PublishAsync(umbraco, lesson);
        Assert.Equal([true, false, true], umbraco.Site!.Asked.Select(a => (bool)JsonNode.Parse(a.Body)!["unattended"]!));
    }

    [Fact]
    public async Task Blocks_AreSentAsTheDeliveryApiShowsThemAsync()
    {
        using var umbraco = new UmbracoUnderTest(SiteStub.Says(Free));
        var lesson = await LessonAsync(umbraco);
        var check = umbraco.ContentTypes.Get("paceCheckBlock").Key;
        lesson.SetValue("blocks", $$"""
            {"layout":{"Umbraco.BlockList":[
               {"contentUdi":null,"settingsUdi":null,"contentKey":"22222222-2222-2222-2222-222222222222","settingsKey":null},
               {"contentUdi":null,"settingsUdi":null,"contentKey":"11111111-1111-1111-1111-111111111111","settingsKey":null},
               {"contentUdi":null,"settingsUdi":null,"contentKey":"33333333-3333-3333-3333-333333333333","settingsKey":null}]},
             "contentData":[
               {"contentTypeKey":"{{umbraco.ContentTypes.Get("paceText").Key}}","udi":null,"key":"11111111-1111-1111-1111-111111111111","values":[{"alias":"markdown","culture":null,"segment":null,"value":"Words."}]},
               {"contentTypeKey":"{{check}}","udi":null,"key":"22222222-2222-2222-2222-222222222222","values":[{"alias":"paceId","culture":null,"segment":null,"value":"q1"},{"alias":"kind","culture":"cy","segment":null,"value":"short"}]},
               {"contentTypeKey":"{{check}}","udi":null,"key":"33333333-3333-3333-3333-333333333333","values":[]}],
             "settingsData":[],
             "expose":[{"contentKey":"11111111-1111-1111-1111-111111111111","culture":null,"segment":null},{"contentKey":"22222222-2222-2222-2222-222222222222","culture":null,"segment":null}]}
            """);

        await PublishAsync(umbraco, lesson);

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""
            {"items":[
              {"content":{"contentType":"paceCheckBlock","id":"22222222-2222-2222-2222-222222222222","name":"n/a","properties":{"paceId":"q1"}},"settings":null},
              {"content":{"contentType":"paceText","id":"11111111-1111-1111-1111-111111111111","name":"n/a","properties":{"markdown":"Words."}},"settings":null}]}
            """), JsonNode.Parse(Assert.Single(umbraco.Site!.Asked).Body)!["properties"]!["blocks"]));
    }

    // The delivery API's answer to the very document that the Management API was sent; both as a running Umbraco had them.
    [Fact]
    public void BlockList_RecordedDocument_BecomesWhatTheDeliveryApiShowed()
    {
        const string Kept = """{"layout": {"Umbraco.BlockList": [{"contentUdi": null, "settingsUdi": null, "contentKey": "4f00365f-ce0d-5a22-8b77-76ab115c6393", "settingsKey": "80be81e6-d336-5cf6-99b0-2754d68d253d"}]}, "contentData": [{"contentTypeKey": "d7459e99-2537-50c4-9a92-8cfd70c70d98", "udi": null, "key": "4f00365f-ce0d-5a22-8b77-76ab115c6393", "values": [{"alias": "heading", "culture": null, "segment": null, "value": "Try this"}, {"alias": "body", "culture": null, "segment": null, "value": "Ask, *wait*."}]}], "settingsData": [], "expose": [{"contentKey": "4f00365f-ce0d-5a22-8b77-76ab115c6393", "culture": null, "segment": null}]}""";
        const string Shown = """{"items":[{"content":{"contentType":"callout","id":"4f00365f-ce0d-5a22-8b77-76ab115c6393","name":"n/a","properties":{"heading":"Try this","body":"Ask, *wait*."}},"settings":null}]}""";
        Assert.True(BlockListValue.Is(JsonNode.Parse(Kept)));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Shown), BlockListValue.ToDelivery(JsonNode.Parse(Kept)!, null, key => key == new Guid("d7459e99-2537-50c4-9a92-8cfd70c70d98") ? "callout" : null)));
        Assert.False(BlockListValue.Is(JsonNode.Parse(Shown)));
    }

    public static TheoryData<string, string> BadAnswers => new()
    {
        { "500", "can't be used" }, { "302", "can't be used" }, { "404", "can't be used" }, { "401", "secret" }, { "not json", "can't be used" }, { "{}", "can't be used" }, { "[]", "can't be used" },
        { """{"blockers":[{"category":"Consent"}]}""", "can't be used" }, { """{"blockers":[null]}""", "can't be used" }, { "", "can't be used" },
    };

    [Theory]
    [MemberData(nameof(BadAnswers))]
    public async Task AnswerThatCannotBeUsed_StaysUnpublishedAndSaysWhatToDoAsync(string answer, string words)
    {
        using var umbraco = new UmbracoUnderTest(int.TryParse(answer, out var status) ? SiteStub.Says(Free, (HttpStatusCode)status) : SiteStub.Says(answer));
        AssertFailsClosed(await PublishAsync(umbraco, await LessonAsync(umbraco)), words);
    }

    [Fact]
    public async Task RefusedConnection_StaysUnpublishedAsync()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        using var umbraco = new UmbracoUnderTest(null, ("SiteUrl", $"http://127.0.0.1:{port}"));
        AssertFailsClosed(await PublishAsync(umbraco, await LessonAsync(umbraco)), "can't be reached");
    }

    [Fact]
    public async Task SlowSite_StaysUnpublishedAfterTheTimeThatIsSetAsync()
    {
        using var umbraco = new UmbracoUnderTest(
            async (_, stop) =>
            {
                await Task.Delay(Timeout.Infinite, stop);
                return new(HttpStatusCode.OK);
            }, ("Timeout", "00:00:00.5"));
        var lesson = await LessonAsync(umbraco);
        var started = System.Diagnostics.Stopwatch.StartNew();
        AssertFailsClosed(await PublishAsync(umbraco, lesson), "took too long");
        // The site never answers, so it was this time that ended the wait.
        Assert.True(started.Elapsed > TimeSpan.FromSeconds(0.4), $"{started.Elapsed}");
    }

    [Fact]
    public async Task SeveralDocuments_AreAskedAboutAtOnceAsync()
    {
        var all = new TaskCompletionSource();
        var waiting = 0;
        using var umbraco = new UmbracoUnderTest(async (_, stop) =>
        {
            if (Interlocked.Increment(ref waiting) == 3)
            {
                all.SetResult();
            }
            await all.Task.WaitAsync(stop);
            return new(HttpStatusCode.OK) { Content = new StringContent(Free) };
        });
        Assert.Empty(await PublishAsync(umbraco, await LessonAsync(umbraco), await LessonAsync(umbraco), await LessonAsync(umbraco)));
        Assert.Equal(3, umbraco.Site!.Asked.Count);
    }

    [Fact]
    public async Task ValueThatCannotBeRead_StaysUnpublishedWithoutAnExceptionAsync()
    {
        using var umbraco = new UmbracoUnderTest(SiteStub.Says(Free));
        var lesson = await LessonAsync(umbraco);
        lesson.SetValue("blocks", "{ not json");
        AssertFailsClosed(await PublishAsync(umbraco, lesson), "Try again");
        Assert.Empty(umbraco.Site!.Asked);
    }

    [Fact]
    public async Task ContentThatIsNotOurs_IsNotTouchedAsync()
    {
        using var umbraco = new UmbracoUnderTest(SiteStub.Says(Withdrawn));
        var type = new ContentType(UmbracoUnderTest.Strings, Constants.System.Root) { Alias = "blogPost", Name = "Post" };
        Assert.Empty(await PublishAsync(umbraco, new Umbraco.Cms.Core.Models.Content("Post", Constants.System.Root, type)));
        Assert.Empty(umbraco.Site!.Asked);
    }

    [Fact]
    public async Task NotSetUp_PublishesAndAsksNobodyAsync()
    {
        using var umbraco = new UmbracoUnderTest(SiteStub.Says(Withdrawn), ("Secret", null));
        Assert.Empty(await PublishAsync(umbraco, await LessonAsync(umbraco)));
        Assert.Empty(umbraco.Site!.Asked);
    }

    [Fact]
    public async Task TwoLanguages_EachIsAskedAboutWithItsOwnWordsAsync()
    {
        using var umbraco = new UmbracoUnderTest(SiteStub.Says(Free));
        var lesson = await VaryingLessonAsync(umbraco);
        lesson.PublishCulture(Impacts.ImpactExplicit("en-GB", true), DateTime.Now, Editors);
        lesson.PublishCulture(Impacts.ImpactExplicit("cy", false), DateTime.Now, Editors);

        Assert.Empty(await PublishAsync(umbraco, lesson));

        Assert.Equal(
            [("cy", "Geiriau", "Gwers"), ("en-GB", "Words", "Lesson")],
            umbraco.Site!.Asked.Select(a => JsonNode.Parse(a.Body)!).Select(a => ((string)a["cultures"]!.AsArray().Single()!, (string)a["properties"]!["body"]!, (string)a["name"]!)).Order());
    }

    [Fact]
    public async Task OneLanguageOfTwo_OnlyThatIsAskedAboutAsync()
    {
        using var umbraco = new UmbracoUnderTest(SiteStub.Says(Withdrawn));
        var lesson = await VaryingLessonAsync(umbraco);
        lesson.PublishCulture(Impacts.ImpactExplicit("cy", false), DateTime.Now, Editors);
        Assert.Equal(2, (await PublishAsync(umbraco, lesson))!.Count);
        Assert.Equal("cy", (string?)JsonNode.Parse(Assert.Single(umbraco.Site!.Asked).Body)!["cultures"]!.AsArray().Single());
    }

    [Fact]
    public async Task UnpublishingOneLanguage_PassesAlthoughTheSiteWouldObjectAsync()
    {
        using var umbraco = new UmbracoUnderTest(SiteStub.Says(Withdrawn));
        var lesson = await VaryingLessonAsync(umbraco);
        lesson.PublishCulture(Impacts.ImpactExplicit("en-GB", true), DateTime.Now, Editors);
        lesson.PublishCulture(Impacts.ImpactExplicit("cy", false), DateTime.Now, Editors);
        lesson.ResetDirtyProperties(false);
        lesson.UnpublishCulture("cy");
        Assert.Empty(await PublishAsync(umbraco, lesson));
        Assert.Empty(umbraco.Site!.Asked);
    }

    [Fact]
    public async Task Element_IsAskedAboutTooAsync()
    {
        using var umbraco = new UmbracoUnderTest(SiteStub.Says(Withdrawn));
        var element = new Element("Note", await umbraco.TypeAsync("paceKeyPointBlock"));
        element.SetValue("text", "Words.");
        var notification = new ElementPublishingNotification(element, new EventMessages());
        Assert.True(await umbraco.Events.PublishCancelableAsync(notification));
        Assert.Equal(2, notification.Messages.GetAll().Count());
        Assert.Equal("paceKeyPointBlock", (string?)JsonNode.Parse(Assert.Single(umbraco.Site!.Asked).Body)!["documentType"]);
    }

    private static CultureImpactFactory Impacts { get; } = new(Settings());

    private static PropertyEditorCollection Editors => DataTypeStore.Editors;

    private static IOptionsMonitor<ContentSettings> Settings()
    {
        var settings = Substitute.For<IOptionsMonitor<ContentSettings>>();
        settings.CurrentValue.Returns(new ContentSettings());
        return settings;
    }

    private static void AssertFailsClosed(IReadOnlyList<EventMessage> messages, string words)
    {
        var message = Assert.Single(messages);
        Assert.Equal(("Pace Learning", EventMessageType.Error), (message.Category, message.MessageType));
        Assert.Contains(words, message.Message, StringComparison.Ordinal);
        Assert.Contains("Health Check", message.Message, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<EventMessage>> PublishAsync(UmbracoUnderTest umbraco, params IContent[] contents)
    {
        var notification = new ContentPublishingNotification(contents, new EventMessages());
        var cancelled = await umbraco.Events.PublishCancelableAsync(notification);
        var messages = notification.Messages.GetAll().ToList();
        Assert.Equal(cancelled, messages.Count > 0);
        return messages;
    }

    private static async Task<IContent> LessonAsync(UmbracoUnderTest umbraco) => new Umbraco.Cms.Core.Models.Content("Lesson", Constants.System.Root, await umbraco.TypeAsync("paceLesson")) { Key = Guid.NewGuid() };

    private static async Task<IContent> VaryingLessonAsync(UmbracoUnderTest umbraco)
    {
        var type = await umbraco.TypeAsync("paceLesson");
        type.Variations = ContentVariation.Culture;
        type.PropertyTypes.Single(p => p.Alias == "body").Variations = ContentVariation.Culture;
        var lesson = new Umbraco.Cms.Core.Models.Content("Lesson", Constants.System.Root, type) { Key = Guid.NewGuid() };
        lesson.SetCultureName("Lesson", "en-GB");
        lesson.SetCultureName("Gwers", "cy");
        lesson.SetValue("body", "Words", "en-GB");
        lesson.SetValue("body", "Geiriau", "cy");
        return lesson;
    }
}
