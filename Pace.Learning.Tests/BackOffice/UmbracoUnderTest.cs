using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using NSubstitute;
using Pace.Learning.BackOffice;
using Pace.Learning.BackOffice.Types;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.HealthChecks;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Cms.Core.Strings;
using Umbraco.Cms.Core.Sync;
using Umbraco.Cms.Core.Webhooks;

namespace Pace.Learning.Tests.BackOffice;

/// <summary>Our library composed as Umbraco composes it, with Umbraco's services in memory and the site as a function.</summary>
internal sealed class UmbracoUnderTest : IDisposable
{
    public const string SiteUrl = "https://learning.test/sub";
    public const string Secret = "a secret of at least thirty-two characters";

    private readonly Lazy<ServiceProvider> _provider;

    public UmbracoUnderTest(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>? site = null, params (string Name, string? Value)[] settings)
    {
        Site = site is null ? null : new SiteStub(site);
        (string Name, string? Value)[] all = [("SiteUrl", SiteUrl), ("Secret", Secret), .. settings];
        var values = all.GroupBy(s => s.Name).ToDictionary(s => "PaceLearning:" + s.Key, s => s.Last().Value);
        Services = Compose(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
        _provider = new(() => Services.BuildServiceProvider(validateScopes: true));
    }

    public IServiceCollection Services { get; }

    public IServiceProvider Provider => _provider.Value;

    public SiteStub? Site { get; }

    public ContentTypeStore ContentTypes { get; } = new();

    public DataTypeStore DataTypes { get; } = new();

    public IWebhookService Webhooks { get; } = Substitute.For<IWebhookService>();

    public IIdKeyMap Keys { get; } = Substitute.For<IIdKeyMap>();

    public IRuntimeState Runtime { get; } = Substitute.For<IRuntimeState>();

    public IServerRoleAccessor Role { get; } = Substitute.For<IServerRoleAccessor>();

    public WebhookEventCollectionBuilder WebhookEvents { get; } = new();

    public HealthCheckCollectionBuilder HealthChecks { get; } = new();

    public static IShortStringHelper Strings { get; } = new DefaultShortStringHelper(new DefaultShortStringHelperConfig());

    public IEventAggregator Events => new EventAggregator(Provider.GetService!);

    /// <summary>A document type of ours as the library makes it, without a database.</summary>
    public async Task<IContentType> TypeAsync(string alias)
    {
        await Provider.GetRequiredService<DocumentTypes>().MakeAsync(TypeDefinitions.Ours);
        return ContentTypes.Get(alias);
    }

    public void Dispose()
    {
        if (_provider.IsValueCreated)
        {
            _provider.Value.Dispose();
        }
    }

    private ServiceCollection Compose(IConfiguration configuration)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(configuration);
        services.AddSingleton(Substitute.For<IHostEnvironment>());
        Runtime.Level.Returns(RuntimeLevel.Run);
        services.AddSingleton(ContentTypes.Service).AddSingleton(DataTypes.Service).AddSingleton(Webhooks).AddSingleton(Keys).AddSingleton(Runtime).AddSingleton(Role);
        services.AddSingleton(Strings).AddSingleton(Substitute.For<IConfigurationEditorJsonSerializer>()).AddSingleton(DataTypeStore.Editors);

        var builder = Substitute.For<IUmbracoBuilder>();
        builder.Services.Returns(services);
        builder.Config.Returns(configuration);
        builder.WithCollectionBuilder<WebhookEventCollectionBuilder>().Returns(WebhookEvents);
        builder.WithCollectionBuilder<HealthCheckCollectionBuilder>().Returns(HealthChecks);
        new PaceLearningComposer().Compose(builder);
        if (Site is { } site)
        {
            services.AddHttpClient("PaceLearning").ConfigurePrimaryHttpMessageHandler(() => site);
        }
        return services;
    }
}

/// <summary>The learning site as a function; what it was asked is kept.</summary>
internal sealed class SiteStub(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
{
    public List<(string Method, Uri Address, string? Signature, string Body)> Asked { get; } = [];

    public static Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> Says(string json, HttpStatusCode status = HttpStatusCode.OK) =>
        (_, _) => Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent(json) });

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        lock (Asked)
        {
            Asked.Add((request.Method.Method, request.RequestUri!, request.Headers.TryGetValues("X-Pace-Signature", out var signatures) ? signatures.Single() : null, body));
        }
        return await answer(request, cancellationToken);
    }
}

/// <summary>Umbraco's content types in memory, in the order in which they were made.</summary>
internal sealed class ContentTypeStore
{
    private readonly List<IContentType> _all = [];

    public ContentTypeStore()
    {
        Service.GetAsync(default).ReturnsForAnyArgs(c => Find(t => t.Key == c.Arg<Guid>()));
        Service.Get(Arg.Any<Guid>()).Returns(c => Find(t => t.Key == c.Arg<Guid>()));
        Service.Get(Arg.Any<string>()).Returns(c => Find(t => t.Alias == c.Arg<string>()));
        Service.CreateAsync(default!, default).ReturnsForAnyArgs(c =>
        {
            var type = c.Arg<IContentType>();
            if (Refuses(type))
            {
                return Attempt.Fail(ContentTypeOperationStatus.CancelledByNotification);
            }
            Add(type);
            return AnotherIsQuicker ? throw new InvalidOperationException("UNIQUE constraint failed") : Attempt.Succeed(ContentTypeOperationStatus.Success);
        });
    }

    public IContentTypeService Service { get; } = Substitute.For<IContentTypeService>();

    public IReadOnlyList<IContentType> All => _all;

    /// <summary>What can't be made now.</summary>
    public Func<IContentType, bool> Refuses { get; set; } = _ => false;

    /// <summary>Whether another server makes the same between our question and our writing, so that the database refuses ours.</summary>
    public bool AnotherIsQuicker { get; set; }

    public IContentType Get(string alias) => _all.Single(t => t.Alias == alias);

    public void Add(IContentType type)
    {
        type.Id = 2_000 + _all.Count;
        _all.Add(type);
    }

    private IContentType? Find(Func<IContentType, bool> is_) => _all.FirstOrDefault(is_);
}

/// <summary>Umbraco's data types in memory: the two that it comes with, and those that were made.</summary>
internal sealed class DataTypeStore
{
    private readonly List<IDataType> _all =
    [
        New(Constants.DataTypes.Guids.TextstringGuid, Constants.PropertyEditors.Aliases.TextBox, ValueStorageType.Nvarchar),
        New(Constants.DataTypes.Guids.TextareaGuid, Constants.PropertyEditors.Aliases.TextArea, ValueStorageType.Ntext),
    ];

    public DataTypeStore()
    {
        Service.GetAsync(Arg.Any<Guid>()).Returns(c => _all.FirstOrDefault(t => t.Key == c.Arg<Guid>()));
        Service.CreateAsync(default!, default).ReturnsForAnyArgs(c =>
        {
            var type = c.Arg<IDataType>();
            if (Refuses(type))
            {
                return Attempt.FailWithStatus(DataTypeOperationStatus.InvalidConfiguration, type);
            }
            type.Id = 1_000 + _all.Count;
            _all.Add(type);
            return AnotherIsQuicker ? Attempt.FailWithStatus(DataTypeOperationStatus.DuplicateKey, type) : Attempt.SucceedWithStatus(DataTypeOperationStatus.Success, type);
        });
    }

    public static PropertyEditorCollection Editors { get; } = new(new DataEditorCollection(() => [.. new[]
    {
        Constants.PropertyEditors.Aliases.TextBox, Constants.PropertyEditors.Aliases.TextArea, Constants.PropertyEditors.Aliases.MarkdownEditor, Constants.PropertyEditors.Aliases.BlockList,
    }.Select(Editor)]));

    public IDataTypeService Service { get; } = Substitute.For<IDataTypeService>();

    public IReadOnlyList<IDataType> All => _all;

    public Func<IDataType, bool> Refuses { get; set; } = _ => false;

    /// <summary>As for content types.</summary>
    public bool AnotherIsQuicker { get; set; }

    public void Remove(Guid key) => _all.RemoveAll(t => t.Key == key);

    private static DataType New(Guid key, string editor, ValueStorageType storage) =>
        new(Editor(editor), Substitute.For<IConfigurationEditorJsonSerializer>()) { Id = storage is ValueStorageType.Ntext ? -89 : -88, Key = key, Name = editor, DatabaseType = storage };

    private static IDataEditor Editor(string alias)
    {
        var editor = Substitute.For<IDataEditor>();
        editor.Alias.Returns(alias);
        editor.GetConfigurationEditor().DefaultConfiguration.Returns(new Dictionary<string, object>());
        editor.GetConfigurationEditor().ToConfigurationObject(default!, default!).ReturnsForAnyArgs(c => new BlockListConfiguration
        {
            Blocks = [.. ((IEnumerable<Dictionary<string, object>>)c.Arg<IDictionary<string, object>>()["blocks"]).Select(b => new BlockListConfiguration.BlockConfiguration { ContentElementTypeKey = (Guid)b["contentElementTypeKey"] })],
        });
        return editor;
    }
}
