using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using NSubstitute;
using Pace.Learning.BackOffice.Site;
using Pace.Learning.Content.Delivery;
using Pace.Learning.Content.Shapes;
using Pace.Learning.Tests.BackOffice.Delivery;
using Pace.Learning.Web.BackOffice.Delivery;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using UmbracoContent = Umbraco.Cms.Core.Models.Content;

namespace Pace.Learning.Tests.BackOffice.Asked;

/// <summary>
/// Both sides at once: the library as Umbraco composes it, which asks the site itself through its own signed client, and the site, which reads a fake of Umbraco's Delivery API. What an editor
/// does there is done with Umbraco's own types.
/// </summary>
public sealed class Office : AppUnderTest
{
    private FakeUmbraco umbraco = null!;

    internal FakeUmbraco Umbraco => umbraco;

    /// <summary>The library in Umbraco, with the clock of the site.</summary>
    internal UmbracoUnderTest Library { get; private set; } = null!;

    /// <inheritdoc/>
    public override async ValueTask InitializeAsync()
    {
        umbraco = await FakeUmbraco.StartAsync(Repository.Content);
        await base.InitializeAsync();
        var site = new HttpMessageInvoker(Server.CreateHandler());
        Library = new UmbracoUnderTest(site.SendAsync, ("SiteUrl", "http://localhost"), ("Secret", UmbracoUnderTest.Secret), ("Timeout", "00:00:04"));
        Library.Services.AddSingleton<TimeProvider>(Clock);
        await Eventually.HoldsAsync(() => Task.FromResult(Services.GetRequiredService<DeliveredSite>().Current is not null), "Umbraco was compared once");
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        Library.Dispose();
        await base.DisposeAsync();
        await umbraco.DisposeAsync();
    }

    /// <summary>A document of the content folder as it is being written in Umbraco, with other words.</summary>
    internal Task<IContent> InUmbracoAsync(string path, Func<string, string>? change = null) =>
        DocumentAsync(path, (change ?? (text => text))(System.IO.File.ReadAllText(Path.Combine(Repository.Content, path))), UmbracoTypes.KeyOf(path), ParentOf(path));

    /// <summary>Any document as it is being written in Umbraco.</summary>
    internal async Task<IContent> DocumentAsync(string path, string text, Guid key, Guid? parent)
    {
        var type = DocumentShape.Of(path) is { } shape ? $"pace{shape.Kind}" : "paceStatement";
        var document = new UmbracoContent(Path.GetFileNameWithoutExtension(path), Constants.System.Root, await Library.TypeAsync(type)) { Key = key };
        if (parent is { } above)
        {
            var id = Math.Abs(above.GetHashCode() % 1_000_000) + 1;
            Library.Keys.GetKeyForId(id, UmbracoObjectTypes.Document).Returns(Attempt.Succeed(above));
            document.ParentId = id;
        }
        foreach (var (alias, value) in DocumentProperties.Of(path, text))
        {
            document.SetValue(alias, (string?)value);
        }
        var parts = path.Split('/');
        document.SetValue("fileName", parts[^1] is "course.md" or "module.md" or "agreement.md" ? parts[^2] : parts[^1]);
        return document;
    }

    /// <summary>Presses Publish; answers with the messages that an editor reads, none when it is published.</summary>
    internal async Task<IReadOnlyList<EventMessage>> PublishAsync(IContent document)
    {
        var notification = new ContentPublishingNotification(document, new EventMessages());
        var cancelled = await Library.Events.PublishCancelableAsync(notification);
        var messages = notification.Messages.GetAll().ToList();
        Assert.Equal(cancelled, messages.Count > 0);
        return messages;
    }

    /// <summary>Publishes a document in the fake, and waits until it is read here.</summary>
    internal async Task PublishedAsync(string path, string text, bool inBlocks = false)
    {
        umbraco.Publish(path, text, inBlocks);
        await Services.GetRequiredService<DeliverySync>().CompareAsync([UmbracoTypes.KeyOf(path)], TestContext.Current.CancellationToken);
    }

    /// <summary>Asks about a document as the panel beside it does.</summary>
    internal Task<JsonNode> AskAsync(string question, IContent document)
    {
        var properties = new JsonObject();
        foreach (var property in document.Properties)
        {
            properties[property.Alias] = property.GetValue() is string text && text.Length > 0 ? text : null;
        }
        var parent = document.ParentId > 0 ? Library.Keys.GetKeyForId(document.ParentId, UmbracoObjectTypes.Document).Result : (Guid?)null;
        return PostAsync(question, new JsonObject
        {
            ["key"] = document.Key, ["documentType"] = document.ContentType.Alias, ["parentKey"] = parent, ["name"] = document.Name, ["cultures"] = new JsonArray(), ["properties"] = properties,
        });
    }

    internal async Task<JsonNode> PostAsync(string question, JsonObject body) =>
        Read(await Library.Provider.GetRequiredService<SiteClient>().PostAsync($"back-office/{question}", JsonSerializer.SerializeToUtf8Bytes(body), TestContext.Current.CancellationToken));

    internal async Task<JsonNode> GetAsync(string question) =>
        Read(await Library.Provider.GetRequiredService<SiteClient>().GetAsync($"back-office/{question}", TestContext.Current.CancellationToken));

    /// <inheritdoc/>
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Pace:Umbraco:Url", umbraco.Url).UseSetting("Pace:Umbraco:ApiKey", FakeUmbraco.Key).UseSetting("Pace:Umbraco:Secret", UmbracoUnderTest.Secret)
            .UseSetting("Pace:Umbraco:CompareEvery", "01:00:00").UseSetting("Pace:Umbraco:SettleFor", "00:00:00").UseSetting("Pace:Umbraco:Timeout", "00:00:10");
    }

    private static JsonNode Read(SiteAnswer answer)
    {
        Assert.True(answer.Failure is null, $"The site can't be asked: {answer.Failure}");
        return JsonNode.Parse(answer.Body)!;
    }

    private static Guid? ParentOf(string path) => path.Split('/') switch
    {
        ["courses", var course, _, "module.md"] => UmbracoTypes.KeyOf($"courses/{course}/course.md"),
        ["courses", var course, var module, not "course.md"] => UmbracoTypes.KeyOf($"courses/{course}/{module}/module.md"),
        _ => null,
    };
}
