using NSubstitute;
using NSubstitute.ExceptionExtensions;
using Pace.Learning.BackOffice.Webhooks;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Cms.Core.Sync;

namespace Pace.Learning.Tests.BackOffice;

/// <summary>The webhook to the site is made at the start where the settings ask for it, once.</summary>
public sealed class WebhookAtStartTests
{
    private const string Target = "https://learning.test/sub/umbraco-webhook";

    [Fact]
    public async Task AskedFor_IsMadeOnceAsync()
    {
        using var umbraco = With(("MakeWebhook", "true"));
        await StartAsync(umbraco);
        await umbraco.Webhooks.Received(1).CreateAsync(Arg.Is<IWebhook>(w => w.Url == Target && w.Enabled && w.ContentTypeKeys.Length == 0 && w.Events.SequenceEqual(SiteWebhook.NeededEvents)));
        await StartAsync(umbraco);
        await umbraco.Webhooks.ReceivedWithAnyArgs(1).CreateAsync(default!);
    }

    [Fact]
    public async Task OneThatStaffLimited_IsLeftToThemAsync()
    {
        using var umbraco = With(("MakeWebhook", "true"));
        await umbraco.Webhooks.CreateAsync(new Webhook(Target, true, [], [SiteWebhook.NeededEvents[0]]));
        umbraco.Webhooks.ClearReceivedCalls();
        await StartAsync(umbraco);
        await umbraco.Webhooks.DidNotReceiveWithAnyArgs().CreateAsync(default!);
    }

    [Theory]
    [InlineData("MakeWebhook", "false")]
    [InlineData("SiteUrl", null)]
    public async Task NotAskedFor_OrNotSetUp_IsNotMadeAsync(string setting, string? value)
    {
        using var umbraco = With(("MakeWebhook", "true"), (setting, value));
        await StartAsync(umbraco);
        await umbraco.Webhooks.DidNotReceiveWithAnyArgs().CreateAsync(default!);
    }

    [Fact]
    public async Task ASubscriber_OrAnUmbracoThatInstallsItself_MakesNoneAsync()
    {
        using var umbraco = With(("MakeWebhook", "true"));
        umbraco.Role.CurrentServerRole.Returns(ServerRole.Subscriber);
        await StartAsync(umbraco);
        umbraco.Role.CurrentServerRole.Returns(ServerRole.Unknown);
        umbraco.Runtime.Level.Returns(RuntimeLevel.Install);
        await StartAsync(umbraco);
        await umbraco.Webhooks.DidNotReceiveWithAnyArgs().CreateAsync(default!);
    }

    [Fact]
    public async Task AFailure_NeverEndsTheStartAsync()
    {
        using var umbraco = With(("MakeWebhook", "true"));
        umbraco.Webhooks.GetAllAsync(default, default).ThrowsAsyncForAnyArgs(new InvalidOperationException("The database is locked."));
        await StartAsync(umbraco);
        await umbraco.Webhooks.ReceivedWithAnyArgs(1).GetAllAsync(default, default);
    }

    private static UmbracoUnderTest With(params (string Name, string? Value)[] settings)
    {
        var umbraco = new UmbracoUnderTest(null, settings);
        List<IWebhook> there = [];
        umbraco.Webhooks.GetAllAsync(default, default).ReturnsForAnyArgs(_ => new PagedModel<IWebhook>(there.Count, there.ToList()));
        umbraco.Webhooks.CreateAsync(default!).ReturnsForAnyArgs(c =>
        {
            there.Add(c.Arg<IWebhook>());
            return Attempt.SucceedWithStatus(WebhookOperationStatus.Success, c.Arg<IWebhook>());
        });
        return umbraco;
    }

    private static Task StartAsync(UmbracoUnderTest umbraco) => umbraco.Events.PublishAsync(new UmbracoApplicationStartedNotification(false), TestContext.Current.CancellationToken);
}
