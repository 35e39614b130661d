using Microsoft.Playwright;
using Pace.Learning.Tests.Studio;
using Pace.Learning.Tests.Support.Browser;
using Pace.Learning.Web.Studio;
using Pace.Learning.Web.Studio.Drafts;

namespace Pace.Learning.Tests.Browser;

/// <summary>The fields beside a text: whichever of the two is changed, both say the same, and what is seen is what is sent.</summary>
public sealed class StudioFieldsInBrowserTests(SiteInBrowser site) : IClassFixture<SiteInBrowser>
{
    private const string Course =
        "---\nid: a-course\ntitle: A course\nsummary: How to begin.\nlevels: [frontline-staff]\nhours: 2\noutcomes:\n  - You can begin.\n# a remark\nreviewed: 2026-01-31\n---\n\nFirst words.\n\nSecond words.\n";

    private const string Other =
        "---\nid: a-course\ntitle: \"Another: a course\"\nsummary: How to go on.\nlevels: [senior-leaders, operational-managers]\nhours: 3\noutcomes:\n  - You can begin.\n  - You can go on.\n# a remark\nreviewed: 2026-02-28\n---\n\nFirst words.\n\nSecond words.\n";

    private const string Pathway = "---\nid: a-pathway\ntitle: A pathway\nsummary: Where to go.\nlevel: frontline-staff\nreading-age: 12\n---\n\nWords.\n";

    private static readonly Reader Editor = new() { As = Roles.Editor };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task EveryFormOfField_ThatIsChanged_IsWhatTheServerHas(bool scripts)
    {
        var id = await site.BegunAsync($"courses/fields-to-text-{scripts}/course.md".ToLowerInvariant(), Course);
        await using var open = await OpenAsync(id, scripts);
        await TypeAsync(open.Page, "title", "Another: a course");
        await TypeAsync(open.Page, "summary", "How to go on.");
        await TypeAsync(open.Page, "hours", "3");
        await TypeAsync(open.Page, "outcomes", "You can begin.\nYou can go on.");
        await TypeAsync(open.Page, "reviewed", "2026-02-28");
        await open.Page.Locator("#field-levels-operational-managers").CheckAsync();
        await open.Page.Locator("#field-levels-senior-leaders").CheckAsync();
        await open.Page.Locator("#field-levels-frontline-staff").UncheckAsync();
        if (scripts)
        {
            Assert.Equal(Other, await TextAsync(open.Page));
        }
        await SaveAsync(open.Page);
        Assert.Equal(Other, await DraftAsync(id));
        await AssertFieldsAsync(open.Page);
        open.AssertNoComplaints();
    }

    [Fact]
    public async Task WhatIsTypedInAField_IsSavedWithoutBeingSent()
    {
        var id = await site.BegunAsync("courses/field-typed/course.md", Course);
        await using var open = await OpenAsync(id);
        await open.Page.Locator("#field-title").FocusAsync();
        await open.Page.Keyboard.PressAsync("End");
        await open.Page.Keyboard.TypeAsync(" for all");
        await TypeAsync(open.Page, "hours", "eleven");
        await Eventually.HoldsAsync(async () => await DraftAsync(id) == Course.Replace("title: A course", "title: A course for all", StringComparison.Ordinal).Replace("hours: 2", "hours: eleven", StringComparison.Ordinal), "the draft says it");
        await Assertions.Expect(open.Page.Locator("#field-title")).ToHaveValueAsync("A course for all");
        await Assertions.Expect(open.Page.Locator(".findings > li", new() { HasText = "hours" }).First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task WhatIsWrittenOrPastedIntoTheText_IsInTheFields_AndIsWhatTheFormSends()
    {
        var id = await site.BegunAsync("courses/text-to-fields/course.md", Course);
        await using var open = await OpenAsync(id);
        await ReplaceAllAsync(open.Page, Other);
        await AssertFieldsAsync(open.Page);
        await SaveAsync(open.Page);
        Assert.Equal(Other, await DraftAsync(id));
    }

    [Fact]
    public async Task ASelect_FollowsTheText_AndTheTextIt()
    {
        var id = await site.BegunAsync("pathways/a-field-pathway.md", Pathway);
        await using var open = await OpenAsync(id);
        await open.Page.Locator("#field-level").SelectOptionAsync("senior-leaders");
        Assert.Equal(Pathway.Replace("frontline-staff", "senior-leaders", StringComparison.Ordinal), await TextAsync(open.Page));
        await ReplaceAllAsync(open.Page, Pathway.Replace("frontline-staff", "nobody-knows", StringComparison.Ordinal));
        await Assertions.Expect(open.Page.Locator("#field-level")).ToHaveValueAsync("nobody-knows");
        await SaveAsync(open.Page);
        Assert.Equal(Pathway.Replace("frontline-staff", "nobody-knows", StringComparison.Ordinal), await DraftAsync(id));
        await using var without = await OpenAsync(id, scripts: false);
        await Assertions.Expect(without.Page.Locator("#field-level")).ToHaveValueAsync("nobody-knows");
        await SaveAsync(without.Page);
        Assert.Equal(Pathway.Replace("frontline-staff", "nobody-knows", StringComparison.Ordinal), await DraftAsync(id));
    }

    [Fact]
    public async Task WhatOnlyTheServerCanRead_IsInTheField_AndChangedThereToo()
    {
        var id = await site.BegunAsync("courses/folded-field/course.md", Course);
        await using var open = await OpenAsync(id);
        await ReplaceAllAsync(open.Page, Course.Replace("summary: How to begin.", "summary: >\n  How to\n  end.", StringComparison.Ordinal));
        await Assertions.Expect(open.Page.Locator("#field-summary")).ToHaveValueAsync("How to end.");
        await TypeAsync(open.Page, "summary", "How to rest.");
        await SaveAsync(open.Page);
        Assert.Equal(Course.Replace("How to begin.", "How to rest.", StringComparison.Ordinal), await DraftAsync(id));
    }

    [Fact]
    public async Task AFieldOfATextWithoutAny_BeginsThem()
    {
        var id = await site.BegunAsync("courses/no-fields/course.md", "Only words.\n");
        await using var open = await OpenAsync(id);
        await TypeAsync(open.Page, "title", "A course");
        await SaveAsync(open.Page);
        Assert.Equal("---\ntitle: A course\n---\n\nOnly words.\n", await DraftAsync(id));
    }

    [Fact]
    public async Task WhatSomebodyElseSaves_IsInTheFieldThatIsOpen_AndStays()
    {
        var id = await site.BegunAsync("courses/merged-fields/course.md", Course);
        await using var open = await OpenAsync(id);
        await open.Page.Locator("#field-title").FocusAsync();
        var theirs = Course.Replace("title: A course", "title: Their course", StringComparison.Ordinal);
        await using (var scope = site.Services.CreateAsyncScope())
        {
            Assert.IsType<SaveResult.Saved>(await scope.ServiceProvider.GetRequiredService<DraftRecorder>().SaveAsync(id, theirs, 1, (await site.MemberAsync(Roles.Publisher)).Id, CancellationToken.None));
        }
        await Assertions.Expect(open.Page.Locator("#field-title")).ToHaveValueAsync("Their course", new() { Timeout = 30_000 });
        await open.Page.Keyboard.PressAsync("End");
        await open.Page.Keyboard.TypeAsync(", and mine");
        await SaveAsync(open.Page);
        Assert.Equal(theirs.Replace("Their course", "Their course, and mine", StringComparison.Ordinal), await DraftAsync(id));
    }

    [Fact]
    public async Task WhatWasKeptOnTheDevice_IsInTheFieldsToo()
    {
        var id = await site.BegunAsync("courses/kept-fields/course.md", Course);
        await using var open = await OpenAsync(id);
        await open.Page.Context.SetOfflineAsync(true);
        await TypeAsync(open.Page, "title", "A kept course");
        await Assertions.Expect(open.Page.Locator("[data-part=status]")).ToContainTextAsync("kept on this device");
        var context = open.Page.Context;
        await open.Page.CloseAsync(new() { RunBeforeUnload = false });
        await context.SetOfflineAsync(false);
        var again = await context.NewPageAsync();
        await again.GotoAsync(new Uri(site.Address, $"{StudioAddresses.Document(id)}?field=title").ToString());
        await Assertions.Expect(again.Locator("#field-title")).ToHaveValueAsync("A kept course");
        await SaveAsync(again);
        Assert.Equal(Course.Replace("title: A course", "title: A kept course", StringComparison.Ordinal), await DraftAsync(id));
    }

    private async Task<OpenPage> OpenAsync(Guid id, bool scripts = true)
    {
        var open = await site.OpenAsync(StudioAddresses.Document(id), Editor with { Scripts = scripts });
        if (scripts)
        {
            await open.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        }
        await open.Page.GetByText("title and other fields").ClickAsync();
        return open;
    }

    private static async Task TypeAsync(IPage page, string field, string value)
    {
        await page.Locator($"#field-{field}").FocusAsync();
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.TypeAsync(value);
    }

    private static async Task ReplaceAllAsync(IPage page, string text)
    {
        await page.Locator(".cm-content").FocusAsync();
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.InsertTextAsync(text);
        await Assertions.Expect(page.Locator("#text")).ToHaveValueAsync(text);
    }

    /// <summary>Enter in a field sends the form, and that saves.</summary>
    private static async Task SaveAsync(IPage page)
    {
        await page.Locator("#field-title").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".notice[role=status]")).ToContainTextAsync("Saved.");
        await page.GetByText("title and other fields").ClickAsync();
    }

    /// <summary>The fields say what <see cref="Other"/> says.</summary>
    private static async Task AssertFieldsAsync(IPage page)
    {
        await Assertions.Expect(page.Locator("#field-title")).ToHaveValueAsync("Another: a course");
        await Assertions.Expect(page.Locator("#field-summary")).ToHaveValueAsync("How to go on.");
        await Assertions.Expect(page.Locator("#field-hours")).ToHaveValueAsync("3");
        await Assertions.Expect(page.Locator("#field-outcomes")).ToHaveValueAsync("You can begin.\nYou can go on.");
        await Assertions.Expect(page.Locator("#field-reviewed")).ToHaveValueAsync("2026-02-28");
        await Assertions.Expect(page.Locator("#field-levels-frontline-staff")).Not.ToBeCheckedAsync();
        await Assertions.Expect(page.Locator("#field-levels-operational-managers")).ToBeCheckedAsync();
        await Assertions.Expect(page.Locator("#field-levels-senior-leaders")).ToBeCheckedAsync();
    }

    private static Task<string> TextAsync(IPage page) => page.Locator("#text").InputValueAsync();

    private Task<string> DraftAsync(Guid id) => site.WithDatabaseAsync(db => db.Drafts.AsNoTracking().Where(d => d.DocumentId == id).Select(d => d.Text).SingleAsync());
}
