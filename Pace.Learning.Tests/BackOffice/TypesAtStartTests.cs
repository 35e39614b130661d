using NSubstitute;
using Pace.Learning.BackOffice.Types;
using Pace.Learning.Content.Shapes;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Sync;

namespace Pace.Learning.Tests.BackOffice;

/// <summary>What a start of Umbraco makes of the document types.</summary>
public sealed class TypesAtStartTests : IDisposable
{
    private readonly UmbracoUnderTest _umbraco = new();

    [Fact]
    public async Task Start_MakesEveryTypeWithItsPropertiesAsync()
    {
        await StartAsync(_umbraco);

        Assert.Equal(UmbracoTypes.FromShapes.ElementTypes.Concat(UmbracoTypes.FromShapes.DocumentTypes).Select(t => t.Alias).Order(), _umbraco.ContentTypes.All.Select(t => t.Alias).Order());
        foreach (var type in UmbracoTypes.FromShapes.DocumentTypes.Concat(UmbracoTypes.FromShapes.ElementTypes))
        {
            var made = _umbraco.ContentTypes.Get(type.Alias);
            Assert.Equal((type.Key, type.Name, type.Icon, type.AllowedAsRoot, type.Children is null), (made.Key, made.Name, made.Icon, made.AllowedAsRoot, made.IsElement));
            Assert.Equal(type.Properties.Select(p => (p.Alias, p.Name)), made.PropertyTypes.OrderBy(p => p.SortOrder).Select(p => (p.Alias, p.Name!)));
            Assert.Equal((type.Children ?? []).Select(c => (c, UmbracoTypes.KeyOf(c))), made.AllowedContentTypes!.OrderBy(c => c.SortOrder).Select(c => (c.Alias, c.Key)));
        }
    }

    [Fact]
    public async Task Start_GivesEveryFormItsEditorAsync()
    {
        await StartAsync(_umbraco);

        var lesson = _umbraco.ContentTypes.Get("paceLesson");
        Assert.Equal(
            [("blocks", "Umbraco.BlockList", false), ("body", "Umbraco.MarkdownEditor", false), ("fileName", "Umbraco.TextBox", false), ("heavy", "Umbraco.TextArea", false), ("levels", "Umbraco.TextArea", false), ("paceId", "Umbraco.TextBox", true), ("readingAge", "Umbraco.TextBox", false), ("summary", "Umbraco.TextArea", true), ("title", "Umbraco.TextBox", true)],
            lesson.PropertyTypes.OrderBy(p => p.Alias, StringComparer.Ordinal).Select(p => (p.Alias, p.PropertyEditorAlias, p.Mandatory)));
        Assert.Equal(DataTypes.ContributionKey, _umbraco.ContentTypes.Get("paceParentVoiceBlock").PropertyTypes.Single(p => p.Alias == "contribution").DataTypeKey);
        var picker = _umbraco.DataTypes.All.Single(d => d.Key == DataTypes.ContributionKey);
        Assert.Equal(("Umbraco.TextBox", "PaceLearning.ContributionPicker"), (picker.EditorAlias, picker.EditorUiAlias));
    }

    [Fact]
    public async Task Start_AllowsEveryElementInTheListOfBlocksAsync()
    {
        await StartAsync(_umbraco);

        var blocks = (Dictionary<string, object>[])_umbraco.DataTypes.All.Single(d => d.Key == DataTypes.BlocksKey).ConfigurationData["blocks"];
        Assert.Equal(UmbracoTypes.FromShapes.ElementTypes.Select(e => e.Key), blocks.Select(b => (Guid)b["contentElementTypeKey"]));
        Assert.Contains(blocks, b => (string)b["label"] == "Knowledge check ${ paceId }");
    }

    [Fact]
    public async Task Start_MakesNothingBeforeWhatItNamesAsync()
    {
        var dataTypesThen = new Dictionary<string, HashSet<Guid>>();
        _umbraco.ContentTypes.Refuses = t =>
        {
            dataTypesThen[t.Alias] = [.. _umbraco.DataTypes.All.Select(d => d.Key)];
            return false;
        };
        await StartAsync(_umbraco);

        var order = _umbraco.ContentTypes.All.Select(t => t.Alias).ToList();
        foreach (var type in _umbraco.ContentTypes.All)
        {
            Assert.All(type.AllowedContentTypes!, child => Assert.True(order.IndexOf(child.Alias) < order.IndexOf(type.Alias), $"{child.Alias} came after {type.Alias}"));
            Assert.All(type.PropertyTypes, p => Assert.Contains(p.DataTypeKey, dataTypesThen[type.Alias]));
        }
        Assert.DoesNotContain(DataTypes.BlocksKey, dataTypesThen["paceText"]);
    }

    [Fact]
    public async Task SecondStart_ChangesNothingThatIsThereAsync()
    {
        await StartAsync(_umbraco);
        var before = _umbraco.ContentTypes.All.Count;
        _umbraco.ContentTypes.Get("paceLesson").Name = "Our own name";
        _umbraco.ContentTypes.Service.ClearReceivedCalls();
        _umbraco.DataTypes.Service.ClearReceivedCalls();

        await StartAsync(_umbraco);

        Assert.Equal("Our own name", _umbraco.ContentTypes.Get("paceLesson").Name);
        Assert.Equal(before, _umbraco.ContentTypes.All.Count);
        await _umbraco.ContentTypes.Service.DidNotReceiveWithAnyArgs().CreateAsync(default!, default);
        await _umbraco.ContentTypes.Service.DidNotReceiveWithAnyArgs().UpdateAsync(default!, default);
        await _umbraco.DataTypes.Service.DidNotReceiveWithAnyArgs().CreateAsync(default!, default);
        await _umbraco.DataTypes.Service.DidNotReceiveWithAnyArgs().UpdateAsync(default!, default);
    }

    [Fact]
    public async Task Start_TypeThatStaffMadeUnderOurAlias_IsTakenAsItIsAsync()
    {
        var theirs = new ContentType(UmbracoUnderTest.Strings, Constants.System.Root) { Key = Guid.NewGuid(), Alias = "paceLesson", Name = "Theirs" };
        _umbraco.ContentTypes.Add(theirs);

        await StartAsync(_umbraco);

        Assert.Same(theirs, _umbraco.ContentTypes.Get("paceLesson"));
        Assert.Equal(theirs.Key, Assert.Single(_umbraco.ContentTypes.Get("paceModule").AllowedContentTypes!).Key);
    }

    [Fact]
    public async Task Start_ThatFailsHalfWay_EndsWithoutAnExceptionAndTheNextGoesOnAsync()
    {
        _umbraco.ContentTypes.Refuses = t => t.Alias == "paceModule";
        await StartAsync(_umbraco);
        var madeFirst = _umbraco.ContentTypes.All.ToList();
        Assert.Contains(madeFirst, t => t.Alias == "paceLesson");
        Assert.DoesNotContain(madeFirst, t => t.Alias is "paceModule" or "paceCourse" or "paceHome");

        _umbraco.ContentTypes.Refuses = _ => false;
        await StartAsync(_umbraco);

        Assert.Equal(madeFirst, _umbraco.ContentTypes.All.Take(madeFirst.Count));
        Assert.Equal(TypeDefinitions.Ours.ByAlias.Count, _umbraco.ContentTypes.All.Select(t => t.Alias).Distinct().Count());
    }

    [Fact]
    public async Task Start_ADataTypeThatCannotBeMade_IsMadeByTheNextAsync()
    {
        _umbraco.DataTypes.Refuses = d => d.Key == DataTypes.MarkdownKey;
        await StartAsync(_umbraco);
        Assert.Empty(_umbraco.ContentTypes.All);

        _umbraco.DataTypes.Refuses = _ => false;
        await StartAsync(_umbraco);
        Assert.Equal(TypeDefinitions.Ours.ByAlias.Count, _umbraco.ContentTypes.All.Count);
    }

    [Fact]
    public async Task Start_WithoutUmbracosOwnTextstring_EndsWithoutAnExceptionAsync()
    {
        _umbraco.DataTypes.Remove(Constants.DataTypes.Guids.TextstringGuid);
        await StartAsync(_umbraco);
        Assert.DoesNotContain(_umbraco.ContentTypes.All, t => t.Alias == "paceHome");
    }

    [Fact]
    public async Task TwoStartsAtOnce_TheSlowerTakesWhatTheOtherMadeAsync()
    {
        _umbraco.ContentTypes.AnotherIsQuicker = _umbraco.DataTypes.AnotherIsQuicker = true;

        await StartAsync(_umbraco);

        Assert.Equal(TypeDefinitions.Ours.ByAlias.Count, _umbraco.ContentTypes.All.Select(t => t.Alias).Distinct().Count());
    }

    [Theory]
    [InlineData(RuntimeLevel.Install, ServerRole.Single)]
    [InlineData(RuntimeLevel.Upgrade, ServerRole.Single)]
    [InlineData(RuntimeLevel.BootFailed, ServerRole.Single)]
    [InlineData(RuntimeLevel.Run, ServerRole.Subscriber)]
    public async Task Start_WhereNothingMayBeWritten_MakesNothingAsync(RuntimeLevel level, ServerRole role)
    {
        _umbraco.Runtime.Level.Returns(level);
        _umbraco.Role.CurrentServerRole.Returns(role);
        await StartAsync(_umbraco);
        Assert.Empty(_umbraco.ContentTypes.All);
    }

    [Theory]
    [InlineData(ServerRole.Unknown)]
    [InlineData(ServerRole.SchedulingPublisher)]
    public async Task Start_OnAServerThatWrites_MakesThemAsync(ServerRole role)
    {
        _umbraco.Role.CurrentServerRole.Returns(role);
        await StartAsync(_umbraco);
        Assert.NotEmpty(_umbraco.ContentTypes.All);
    }

    [Fact]
    public async Task Start_WithoutSettings_MakesThemTooAsync()
    {
        using var umbraco = new UmbracoUnderTest(null, ("SiteUrl", null), ("Secret", null));
        await StartAsync(umbraco);
        Assert.Equal(TypeDefinitions.Ours.ByAlias.Count, umbraco.ContentTypes.All.Count);
    }

    [Fact]
    public void Definitions_WithACircle_AreRefused()
    {
        var circle = new TypeDefinitions([new("a", "A", "", Guid.Empty, []) { Children = ["b"] }, new("b", "B", "", Guid.Empty, []) { Children = ["a"] }], []);
        Assert.Throws<InvalidDataException>(circle.DocumentTypesFromTheLeaves);
    }

    [Theory]
    [InlineData("readingAge", "12", true)]
    [InlineData("readingAge", "about 12", false)]
    [InlineData("reviewed", "2026-01-31", true)]
    [InlineData("reviewed", "31 January", false)]
    [InlineData("levels", "senior-leaders\r\nfrontline-staff\n", true)]
    [InlineData("levels", "senior-leaders\nnobody", false)]
    [InlineData("title", "A title", true)]
    public async Task Property_AsksForItsFormAsync(string alias, string value, bool fits)
    {
        await StartAsync(_umbraco);
        var pattern = _umbraco.ContentTypes.Get("paceCourse").PropertyTypes.Single(p => p.Alias == alias).ValidationRegExp!;
        Assert.Equal(fits, System.Text.RegularExpressions.Regex.IsMatch(value, pattern));
    }

    public void Dispose() => _umbraco.Dispose();

    private static Task StartAsync(UmbracoUnderTest umbraco) => umbraco.Events.PublishAsync(new UmbracoApplicationStartedNotification(false), TestContext.Current.CancellationToken);
}
