using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using NSubstitute;
using Pace.Learning.BackOffice.Import;
using Pace.Learning.BackOffice.Types;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Models.ContentPublishing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace Pace.Learning.Tests.BackOffice.Import;

/// <summary>An Umbraco with our library and the import in it, its documents in memory, and the site as a switch.</summary>
internal sealed class ImportedUmbraco : IDisposable
{
    public const int SuperUser = -1;
    public const int Editor = 7;

    private readonly UmbracoUnderTest umbraco;
    private readonly IContentService contents = Substitute.For<IContentService>();
    private readonly IKeyValueService settings = Substitute.For<IKeyValueService>();

    public ImportedUmbraco(params (string Name, string? Value)[] settings)
    {
        umbraco = new UmbracoUnderTest((_, _) => IsSiteUp ? Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("{}") }) : throw new HttpRequestException("down"), settings);
        var editing = Substitute.For<IContentEditingService>();
        editing.CreateAsync(default!, default).ReturnsForAnyArgs(c => Create(c.Arg<ContentCreateModel>()));
        var publishing = Substitute.For<IContentPublishingService>();
        publishing.PublishAsync(default, default!, default).ReturnsForAnyArgs(c => Publish(Documents.Single(d => d.Model.Key == c.ArgAt<Guid>(0))));
        var users = Substitute.For<IUserIdKeyResolver>();
        users.GetAsync(Constants.Security.SuperUserKey).Returns(SuperUser);
        contents.GetById(Arg.Any<Guid>()).Returns(c => Documents.FirstOrDefault(d => d.Model.Key == c.Arg<Guid>())?.Content);
        contents.GetRootContent().Returns(_ => Documents.Where(d => d.Model.ParentKey is null && !d.IsTrashed).Select(d => d.Content));
        this.settings.GetValue(Arg.Any<string>()).Returns(c => Settings.GetValueOrDefault(c.Arg<string>()));
        this.settings.When(s => s.SetValue(Arg.Any<string>(), Arg.Any<string>())).Do(c => Settings[c.ArgAt<string>(0)] = c.ArgAt<string>(1));
        var environment = Substitute.For<IHostEnvironment>();
        environment.ContentRootPath.Returns(Path.Combine(Repository.Root, "Pace.Learning.Tests"));
        umbraco.Services.AddSingleton(editing).AddSingleton(publishing).AddSingleton(users).AddSingleton(contents).AddSingleton(this.settings).AddSingleton(environment).AddSingleton<TimeProvider>(Clock);
        Compose(settings);
    }

    /// <summary>A document that was made.</summary>
    public sealed class Document(ContentCreateModel model, string alias)
    {
        public ContentCreateModel Model { get; } = model;

        public string Alias { get; } = alias;

        public bool IsPublished { get; set; }

        public bool IsTrashed { get; set; }

        public int Writer { get; set; } = SuperUser;

        public IContent Content
        {
            get
            {
                var content = Substitute.For<IContent>();
                (content.Key, content.Name, content.WriterId) = (Model.Key!.Value, Model.Variants.Single().Name, Writer);
                content.Published.Returns(IsPublished);
                content.Trashed.Returns(IsTrashed);
                content.ContentType.Alias.Returns(Alias);
                return content;
            }
        }
    }

    public FakeTimeProvider Clock { get; } = new();

    public List<Document> Documents { get; } = [];

    public Dictionary<string, string> Settings { get; } = [];

    /// <summary>Whether the learning site answers.</summary>
    public bool IsSiteUp { get; set; } = true;

    /// <summary>How often the site was asked.</summary>
    public int SiteAsked => umbraco.Site!.Asked.Count;

    /// <summary>What can't be made now.</summary>
    public Func<ContentCreateModel, bool> Refuses { get; set; } = _ => false;

    /// <summary>What the check before publishing lets pass.</summary>
    public Func<Document, bool> Gate { get; set; } = _ => true;

    public UmbracoUnderTest Host => umbraco;

    public async Task MakeTypesAsync() => await umbraco.TypeAsync("paceHome");

    public Task ImportAsync(CancellationToken stop = default) => umbraco.Provider.CreateScope().ServiceProvider.GetRequiredService<ContentImport>().RunAsync(stop == default ? TestContext.Current.CancellationToken : stop);

    public void Dispose() => umbraco.Dispose();

    private void Compose((string Name, string? Value)[] settings)
    {
        var builder = Substitute.For<IUmbracoBuilder>();
        builder.Services.Returns(umbraco.Services);
        builder.Config.Returns(new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => "PaceLearning:" + s.Name, s => s.Value)).Build());
        new ImportComposer().Compose(builder);
    }

    private Attempt<ContentCreateResult, ContentEditingOperationStatus> Create(ContentCreateModel model)
    {
        if (Refuses(model))
        {
            return Attempt.FailWithStatus(ContentEditingOperationStatus.Unknown, new ContentCreateResult());
        }
        var definition = TypeDefinitions.Ours.ByAlias.Values.Single(t => t.Key == model.ContentTypeKey);
        if (model.ParentKey is { } parent && Documents.All(d => d.Model.Key != parent))
        {
            return Attempt.FailWithStatus(ContentEditingOperationStatus.ParentNotFound, new ContentCreateResult());
        }
        Assert.DoesNotContain(Documents, d => d.Model.Key == model.Key);
        Assert.Subset(definition.Properties.Select(p => p.Alias).ToHashSet(), model.Properties.Select(p => p.Alias).ToHashSet());
        Documents.Add(new(model, definition.Alias));
        return Attempt.SucceedWithStatus(ContentEditingOperationStatus.Success, new ContentCreateResult());
    }

    private Attempt<ContentPublishingResult, ContentPublishingOperationStatus> Publish(Document document)
    {
        if (document.Model.ParentKey is { } parent && !Documents.Single(d => d.Model.Key == parent).IsPublished)
        {
            return Attempt.FailWithStatus(ContentPublishingOperationStatus.PathNotPublished, new ContentPublishingResult());
        }
        if (!Gate(document))
        {
            return Attempt.FailWithStatus(ContentPublishingOperationStatus.CancelledByEvent, new ContentPublishingResult());
        }
        document.IsPublished = true;
        return Attempt.SucceedWithStatus(ContentPublishingOperationStatus.Success, new ContentPublishingResult());
    }
}
