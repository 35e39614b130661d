using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Pace.Learning.BackOffice;
using Pace.Learning.BackOffice.Health;
using Pace.Learning.BackOffice.Publishing;
using Pace.Learning.BackOffice.Site;
using Pace.Learning.BackOffice.Types;
using Pace.Learning.BackOffice.Webhooks;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;

namespace Pace.Learning.Tests.BackOffice;

/// <summary>What Umbraco gets to know of us, and which settings it takes.</summary>
public sealed class ComposerTests
{
    [Fact]
    public void Composer_RegistersWhatCanBeMade()
    {
        using var umbraco = new UmbracoUnderTest();
        using var scope = umbraco.Provider.CreateScope();
        var services = scope.ServiceProvider;
        Assert.Equal([typeof(TypesAtStart), typeof(WebhookAtStart)], services.GetServices<INotificationAsyncHandler<UmbracoApplicationStartedNotification>>().Select(h => h.GetType()));
        Assert.IsType<PublishGate>(Assert.Single(services.GetServices<INotificationAsyncHandler<ContentPublishingNotification>>()));
        Assert.IsType<PublishGate>(Assert.Single(services.GetServices<INotificationAsyncHandler<ElementPublishingNotification>>()));
        Assert.NotNull(services.GetRequiredService<WebhookSigner>());
        Assert.NotNull(services.GetRequiredService<SiteClient>());
        Assert.NotNull(ActivatorUtilities.CreateInstance<PaceLearningHealthCheck>(services));
    }

    [Fact]
    public void Settings_AreReadFromOurSection()
    {
        using var umbraco = new UmbracoUnderTest(null, ("Timeout", "00:00:02"));
        var options = umbraco.Provider.GetRequiredService<IOptions<PaceLearningOptions>>().Value;
        Assert.Equal((UmbracoUnderTest.SiteUrl, UmbracoUnderTest.Secret, TimeSpan.FromSeconds(2), true), (options.SiteUrl, options.Secret, options.Timeout, options.IsComplete));
    }

    [Theory]
    [InlineData("SiteUrl", "learning.example.org", "whole address")]
    [InlineData("SiteUrl", "ftp://learning.example.org", "whole address")]
    [InlineData("SiteUrl", "http://learning.example.org", "Use https")]
    [InlineData("SiteUrl", "https://someone:secret@learning.example.org", "Leave out")]
    [InlineData("SiteUrl", "https://learning.example.org/?a=b", "Leave out")]
    [InlineData("Secret", "too short", "openssl rand -hex 32")]
    [InlineData("Timeout", "3", "hours, minutes and seconds")]
    [InlineData("Timeout", "00:00:30", "holds a lock")]
    [InlineData("Timeout", "00:00:00", "leave it out")]
    public void Start_WithASettingThatCannotWork_EndsWithWordsThatSayWhatToDo(string name, string value, string words)
    {
        using var umbraco = new UmbracoUnderTest(null, (name, value));
        var refused = Assert.Throws<OptionsValidationException>(umbraco.Provider.GetRequiredService<IStartupValidator>().Validate);
        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
        Assert.Contains($"PaceLearning:{name}", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SiteUrl", null)]
    [InlineData("Secret", "")]
    [InlineData("SiteUrl", "http://localhost:5080")]
    [InlineData("Timeout", "00:00:04")]
    public void Start_WithoutASettingOrOnTheSameMachine_GoesOn(string name, string? value)
    {
        using var umbraco = new UmbracoUnderTest(null, (name, value));
        umbraco.Provider.GetRequiredService<IStartupValidator>().Validate();
        Assert.Equal(!string.IsNullOrEmpty(value), umbraco.Provider.GetRequiredService<IOptions<PaceLearningOptions>>().Value.IsComplete);
    }

    [Fact]
    public void Schema_TellsOfEverySetting()
    {
        var schema = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "Pace.Learning.Umbraco", "appsettings-schema.PaceLearning.json")))!;
        var told = schema["properties"]![PaceLearningOptions.Section]!["properties"]!.AsObject().Select(p => p.Key);
        Assert.Equal(typeof(PaceLearningOptions).GetProperties().Where(p => p.CanWrite).Select(p => p.Name).Order(), told.Order());
    }
}
