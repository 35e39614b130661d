using NSubstitute;
using Pace.Learning.BackOffice.Health;
using Pace.Learning.BackOffice.Types;
using Pace.Learning.BackOffice.Webhooks;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.HealthChecks;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace Pace.Learning.Tests.BackOffice;

/// <summary>What somebody who looks after Umbraco reads, and whether it says what to do.</summary>
public sealed class HealthCheckTests
{
    private const string Target = "https://learning.test/sub/umbraco-webhook";
    private const string Dashboard = """{"emptied":[],"reviews":[],"refused":[]}""";

    [Fact]
    public async Task AllIsWell_SaysSoFourTimesAsync()
    {
        using var umbraco = new UmbracoUnderTest(SiteStub.Says(Dashboard));
        umbraco.Services.Configure<WebhookSettings>(s => s.Period = TimeSpan.FromSeconds(1));
        await umbraco.TypeAsync("paceHome");
        HasWebhooks(umbraco, new Webhook(Target + "/", true, [], [.. SiteWebhook.NeededEvents]));
        var found = await LookAsync(umbraco);
        Assert.All(found, s => Assert.Equal(StatusResultType.Success, s.ResultType));
        Assert.Equal(4, found.Count);
        var asked = Assert.Single(umbraco.Site!.Asked);
        Assert.Equal(("GET", "/sub/back-office/dashboard"), (asked.Method, asked.Address.PathAndQuery));
        Assert.True(Signatures.IsGood(UmbracoUnderTest.Secret, asked.Signature, "/sub/back-office/dashboard"));
    }

    [Fact]
    public async Task WebhooksAsSeldomAsUmbracoSendsThemByItself_SaysWhatToSetAsync()
    {
        using var umbraco = new UmbracoUnderTest(SiteStub.Says(Dashboard));
        await umbraco.TypeAsync("paceHome");
        HasWebhooks(umbraco, new Webhook(Target, true, [], [.. SiteWebhook.NeededEvents]));
        Assert.Contains(await LookAsync(umbraco), s => s.ResultType is StatusResultType.Info && s.Message.Contains("every 10 seconds. Set Umbraco:CMS:Webhook:Period", StringComparison.Ordinal));
    }

    [Fact]
    public async Task NotSetUp_NamesTheSettingsAndAsksNobodyAsync()
    {
        using var umbraco = new UmbracoUnderTest(SiteStub.Says(Dashboard), ("SiteUrl", null));
        var found = await LookAsync(umbraco);
        Assert.Contains(found, s => s.ResultType is StatusResultType.Warning && s.Message.Contains("Set PaceLearning:SiteUrl and PaceLearning:Secret", StringComparison.Ordinal));
        Assert.Empty(umbraco.Site!.Asked);
    }

    [Theory]
    [InlineData(401, "same secret")]
    [InlineData(500, "the site's log")]
    [InlineData(302, "not to a redirect")]
    public async Task SiteThatDoesNotAnswer_SaysWhereToLookAsync(int status, string words)
    {
        using var umbraco = new UmbracoUnderTest(SiteStub.Says(Dashboard, (HttpStatusCode)status));
        HasWebhooks(umbraco);
        Assert.Contains(await LookAsync(umbraco), s => s.ResultType is StatusResultType.Error && s.Message.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task MissingTypesAndProperties_AreNamedAsync()
    {
        using var umbraco = new UmbracoUnderTest(SiteStub.Says(Dashboard));
        HasWebhooks(umbraco);
        umbraco.ContentTypes.Refuses = t => t.Alias == "paceHome";
        await Assert.ThrowsAnyAsync<Exception>(() => umbraco.TypeAsync("paceHome"));
        Assert.Contains(await LookAsync(umbraco), s => s.Message == "These types are missing: paceHome. Start Umbraco again to make them; its log says why one wasn't made.");

        umbraco.ContentTypes.Refuses = _ => false;
        await umbraco.TypeAsync("paceHome");
        umbraco.ContentTypes.Get("paceLesson").RemovePropertyType("heavy");
        Assert.Contains(await LookAsync(umbraco), s => s.ResultType is StatusResultType.Warning && s.Message.Contains("paceLesson.heavy", StringComparison.Ordinal));
    }

    [Fact]
    public async Task BlockThatTheDataTypeLeavesOut_IsNamedAsync()
    {
        using var umbraco = new UmbracoUnderTest(SiteStub.Says(Dashboard));
        HasWebhooks(umbraco);
        await umbraco.TypeAsync("paceHome");
        var blocks = umbraco.DataTypes.All.Single(d => d.Key == DataTypes.BlocksKey);
        var check = umbraco.ContentTypes.Get("paceCheckBlock").Key;
        blocks.ConfigurationData = new Dictionary<string, object> { ["blocks"] = ((Dictionary<string, object>[])blocks.ConfigurationData["blocks"]).Where(b => (Guid)b["contentElementTypeKey"] != check).ToArray() };
        Assert.Contains(await LookAsync(umbraco), s => s.ResultType is StatusResultType.Warning && s.Message.Contains("leaves out Knowledge check.", StringComparison.Ordinal));
    }

    public static TheoryData<Webhook, string> WebhooksThatAreNotEnough => new()
    {
        { new Webhook(Target, false, [], [.. SiteWebhook.NeededEvents]), "No webhook" },
        { new Webhook("https://elsewhere.test/umbraco-webhook", true, [], [.. SiteWebhook.NeededEvents]), "No webhook" },
        { new Webhook(Target, true, [Guid.NewGuid()], [.. SiteWebhook.NeededEvents]), "No webhook" },
        { new Webhook(Target, true, [], ["Umbraco.ContentPublish", "Umbraco.ContentUnpublish", "Umbraco.ContentDelete", "Umbraco.ContentMoved", "Umbraco.MediaSave", "Umbraco.MediaDelete"]), "leaves out Umbraco.ContentMovedToRecycleBin." },
    };

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(WebhooksThatAreNotEnough))]
    public async Task WebhookThatIsNotEnough_SaysWhatIsMissingAsync(Webhook webhook, string words)
    {
        using var umbraco = new UmbracoUnderTest(SiteStub.Says(Dashboard));
        HasWebhooks(umbraco, webhook);
        Assert.Contains(await LookAsync(umbraco), s => s.ResultType is not StatusResultType.Success && s.Message.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task NoWebhook_CanBeMadeFromTheCheckAsync()
    {
        using var umbraco = new UmbracoUnderTest(SiteStub.Says(Dashboard));
        umbraco.Services.Configure<WebhookSettings>(s => s.Period = TimeSpan.FromSeconds(1));
        HasWebhooks(umbraco);
        umbraco.Webhooks.CreateAsync(default!).ReturnsForAnyArgs(c =>
        {
            HasWebhooks(umbraco, c.Arg<IWebhook>());
            return Attempt.SucceedWithStatus(WebhookOperationStatus.Success, c.Arg<IWebhook>());
        });
        var check = Check(umbraco);
        var action = Assert.Single((await check.GetStatusAsync()).SelectMany(s => s.Actions ?? []));

        Assert.Equal(StatusResultType.Success, (await check.ExecuteActionAsync(action)).ResultType);
        await umbraco.Webhooks.Received(1).CreateAsync(Arg.Is<IWebhook>(w => w.Url == Target && w.Enabled && w.Events.SequenceEqual(SiteWebhook.NeededEvents)));
        await check.ExecuteActionAsync(action);
        await umbraco.Webhooks.ReceivedWithAnyArgs(1).CreateAsync(default!);
    }

    private static PaceLearningHealthCheck Check(UmbracoUnderTest umbraco) => ActivatorUtilities.CreateInstance<PaceLearningHealthCheck>(umbraco.Provider);

    private static async Task<List<HealthCheckStatus>> LookAsync(UmbracoUnderTest umbraco) => [.. await Check(umbraco).GetStatusAsync()];

    private static void HasWebhooks(UmbracoUnderTest umbraco, params IWebhook[] webhooks) =>
        umbraco.Webhooks.GetAllAsync(default, default).ReturnsForAnyArgs(new PagedModel<IWebhook>(webhooks.Length, webhooks));
}
