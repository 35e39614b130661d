using Microsoft.Playwright;

namespace Pace.Learning.Tests.BackOffice.Panels;

/// <summary>Choosing a parent's contribution for a block.</summary>
public sealed class ContributionPickerTests
{
    private const string Found = """
        {"contributions":[
          {"place":"a-mothers-words","title":"Being listened to","kind":"text","allowed":true,"until":"2027-05-01","words":"May be used in courses until 1 May 2027"},
          {"place":"a-film","title":"The first visit","kind":"video","allowed":false,"until":null,"words":"Not for courses"}]}
        """;

    [Fact]
    public async Task Search_ShowsWhatConsentAllows_AndOnlyThatCanBeChosenAsync()
    {
        await using var open = await BackOfficePage.OpenAsync();
        open.Answers["contributions?q=listened%20to"] = Found;
        await open.ShowAsync("pace-contribution-picker");
        await open.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Find a parent's contribution" }).FillAsync("listened to");

        await Assertions.Expect(open.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("2 found");
        await Assertions.Expect(open.Page.GetByText("Text. May be used in courses until 1 May 2027")).ToBeVisibleAsync();
        await Assertions.Expect(open.Page.GetByRole(AriaRole.Button, new() { Name = "Choose The first visit" })).ToBeDisabledAsync();
        await open.AssertSoundAsync();

        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Choose Being listened to" }).ClickAsync();
        Assert.Equal(["a-mothers-words"], await open.ChangesAsync());
        await Assertions.Expect(open.Page.GetByText("Being listened to")).ToBeVisibleAsync();
        await Assertions.Expect(open.Page.GetByRole(AriaRole.Searchbox)).ToHaveCountAsync(0);

        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        Assert.Equal(["a-mothers-words", "undefined"], await open.ChangesAsync());
        await Assertions.Expect(open.Page.GetByRole(AriaRole.Searchbox)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task ANewPlace_CanBeChosenBeforeWordsStandThereAsync()
    {
        await using var open = await BackOfficePage.OpenAsync();
        open.Answers["contributions?q=first%20visit"] = """{"contributions":[{"place":"first-visit","title":"A new place: first-visit","kind":"text","allowed":false,"until":null,"words":"No parent’s words stand here yet.","isNew":true}]}""";
        await open.ShowAsync("pace-contribution-picker");
        await open.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Find a parent's contribution" }).FillAsync("first visit");
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Choose A new place: first-visit" }).ClickAsync();
        Assert.Equal(["first-visit"], await open.ChangesAsync());
        await Assertions.Expect(open.Page.GetByText("May not be used")).ToBeVisibleAsync();
        await open.AssertSoundAsync();
    }

    [Fact]
    public async Task Typing_AsksOnceWhenItPausesAsync()
    {
        await using var open = await BackOfficePage.OpenAsync();
        open.Answers["contributions?q=listen"] = Found;
        await open.ShowAsync("pace-contribution-picker");
        await open.Page.GetByRole(AriaRole.Searchbox).PressSequentiallyAsync("listen", new() { Delay = 20 });
        await Assertions.Expect(open.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("2 found");
        Assert.Equal(["contributions?q=listen"], open.Asked.Select(a => a.Path));
    }

    [Fact]
    public async Task Chosen_IsDescribedAgainWhenTheBlockIsOpenedAsync()
    {
        await using var open = await BackOfficePage.OpenAsync();
        open.Answers["contributions?q=a-film"] = Found;
        await open.ShowAsync("pace-contribution-picker", new { properties = new { value = "a-film" } });
        await Assertions.Expect(open.Page.GetByText("The first visit")).ToBeVisibleAsync();
        await Assertions.Expect(open.Page.GetByText("May not be used")).ToBeVisibleAsync();
        Assert.Empty(await open.ChangesAsync());
        await open.AssertSoundAsync();
    }

    [Fact]
    public async Task ChosenThatIsGone_KeepsItsKeyAndSaysSoAsync()
    {
        await using var open = await BackOfficePage.OpenAsync();
        open.Answers["contributions?q=gone"] = """{"contributions":[]}""";
        await open.ShowAsync("pace-contribution-picker", new { properties = new { value = "gone" } });
        await Assertions.Expect(open.Page.GetByText("This contribution is not there any more, or its consent has ended.")).ToBeVisibleAsync();
        await Assertions.Expect(open.Page.GetByText("gone", new() { Exact = true })).ToBeVisibleAsync();
        Assert.Empty(await open.ChangesAsync());
    }

    [Fact]
    public async Task SiteThatCannotBeReached_KeepsTheKeyAsync()
    {
        await using var open = await BackOfficePage.OpenAsync();
        await open.ShowAsync("pace-contribution-picker", new { properties = new { value = "a-film" } });
        await Assertions.Expect(open.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("See that the site runs.");
        await Assertions.Expect(open.Page.GetByText("a-film")).ToBeVisibleAsync();
        Assert.Empty(await open.ChangesAsync());
    }

    [Fact]
    public async Task Readonly_CanNeitherChooseNorRemoveAsync()
    {
        await using var open = await BackOfficePage.OpenAsync();
        open.Answers["contributions?q=a-film"] = Found;
        await open.ShowAsync("pace-contribution-picker", new Dictionary<string, object> { ["properties"] = new Dictionary<string, object> { ["value"] = "a-film", ["readonly"] = true } });
        await Assertions.Expect(open.Page.GetByText("The first visit")).ToBeVisibleAsync();
        await Assertions.Expect(open.Page.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
    }
}
