using Microsoft.Playwright;
using Pace.Learning.Content.Library;
using Pace.Learning.Tests.Contributions;
using Pace.Learning.Tests.Courses;
using Pace.Learning.Tests.Studio;
using Pace.Learning.Tests.Support.Browser;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Courses;
using Pace.Learning.Web.Courses.Enrolments;
using Pace.Learning.Web.Studio;
using Pace.Learning.Web.Studio.Statistics.Searches;

namespace Pace.Learning.Tests.Browser.Journeys;

/// <summary>Writing in the browser: with scripts, by keyboard, by two people, without a connection, and without scripts.</summary>
public sealed class StudioJourneyTests(SiteInBrowser site) : IClassFixture<SiteInBrowser>
{
    private const string Folder = "courses/meetings-as-equals/01-a-fair-meeting";
    private const string Written = "---\nid: a-lesson-to-write\ntitle: A lesson to write\nsummary: How to begin.\n---\n\n## One\n\nFirst words.\n\nSecond words.\n\n## Two\n\nThird words.\n";

    private static readonly Reader Editor = new() { As = Roles.Editor };

    [Fact]
    public async Task WhatIsTyped_IsSavedCheckedAndShown_AndLooksAsItShould()
    {
        var id = await BegunAsync("30-typed");
        await using var open = await site.OpenAsync(StudioAddresses.Document(id), Editor);
        await AtEndAsync(open.Page);
        await open.Page.Keyboard.TypeAsync("\n:::nothing-like-it\n");
        await Assertions.Expect(open.Page.Locator(".findings > li", new() { HasText = "no block of the kind" })).ToBeVisibleAsync();
        await Assertions.Expect(open.Page.Locator(".cm-content .finding-open").First).ToBeVisibleAsync();
        await Assertions.Expect(open.Page.Locator("[data-part=status]")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^Saved "));
        await Eventually.HoldsAsync(async () => (await DraftAsync(id)).EndsWith(":::nothing-like-it\n", StringComparison.Ordinal), "the draft says it");
        await open.AssertAccessibleAsync();
        await open.AssertReadsWellAsync();
        await open.AssertNoHorizontalScrollAsync();
        await open.PhotographAsync("studio-write");
        await open.Page.Keyboard.PressAsync("Control+Home");
        await open.Page.Keyboard.PressAsync("F8");
        await Assertions.Expect(open.Page.Locator("[data-part=announce]")).ToContainTextAsync("Finding in line");
        await open.Page.Keyboard.PressAsync("Control+z");
        var frame = open.Page.FrameLocator("[data-part=preview]");
        await Assertions.Expect(frame.GetByRole(AriaRole.Heading, new() { Name = "A lesson to write" })).ToBeVisibleAsync();
        open.AssertNoComplaints();
        open.AssertNothingFromElsewhere();

        await using var phone = await site.OpenAsync(StudioAddresses.Document(id), Reader.OnPhone with { As = Roles.Editor });
        await Assertions.Expect(phone.Page.Locator(".cm-content")).ToBeVisibleAsync();
        await phone.AssertNoHorizontalScrollAsync();
        await phone.AssertAccessibleAsync();
        await phone.PhotographAsync("studio-write");
        await phone.Page.GetByText("Preview", new() { Exact = true }).First.ClickAsync();
        await phone.PhotographAsync("studio-preview");
        await using var dark = await site.OpenAsync(StudioAddresses.Document(id), Editor with { Dark = true });
        await Assertions.Expect(dark.Page.Locator(".cm-content")).ToBeVisibleAsync();
        await dark.AssertLooksAccessibleAsync();
        await dark.PhotographAsync("studio-write");
    }

    [Theory]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task WhatPeopleWillSee_AndWhatMovesTogether_LooksAsItShould(int width)
    {
        var publisher = new Reader { As = Roles.Publisher, Width = width, Scripts = false };
        foreach (var path in new[]
        {
            "courses/relational-safeguarding/course.md", "pathways/frontline-staff.md", "agreements/parent-charter/agreement.md", "agreements/parent-charter/1.md", "downloads/trauma-process-check.md",
            "statements/course-1.md",
        })
        {
            var id = await site.WrittenAsync(path, text => text);
            foreach (var framed in new[] { "?framed=true", "" })
            {
                await using var preview = await site.OpenAsync($"{StudioAddresses.Document(id)}/preview{framed}", publisher);
                await LookAsync(preview, $"studio-preview-{path.Split('/')[0]}-{Path.GetFileNameWithoutExtension(path)}{(framed.Length > 0 ? "-framed" : "")}-{width}");
            }
        }
        var module = await site.WrittenAsync("courses/relational-safeguarding/01-where-the-harm-is/module.md", text => text);
        await using var rename = await site.OpenAsync($"{StudioAddresses.Document(module)}/rename", publisher);
        await LookAsync(rename, $"studio-rename-module-{width}");

        static async Task LookAsync(OpenPage page, string picture)
        {
            await page.PhotographAsync(picture);
            await page.AssertAccessibleAsync();
            await page.AssertNoHorizontalScrollAsync();
            page.AssertNoComplaints();
        }
    }

    [Theory]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task WhatBecomesOfLearners_IsAskedWhereItIsTakenAway(int width)
    {
        const string Path = "courses/trauma-informed-practice";
        var file = Directory.EnumerateFiles(System.IO.Path.Combine(Repository.Content, Path), "01-*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal).First();
        var lesson = System.IO.Path.GetRelativePath(Repository.Content, file).Replace('\\', '/');
        var learner = await site.SignedInAsync(Roles.Learner);
        if ((await learner.GetPageAsync("/courses/trauma-informed-practice")).QuerySelector("form.enrolment") is { } form)
        {
            using var started = await learner.SubmitAsync(form, ("level", "frontline-staff"));
        }
        await learner.ReadAsync(Web.Studio.Tree.FormerPath.AddressOf(lesson)!);
        var id = await site.WrittenAsync(lesson, text => text);
        await using var open = await site.OpenAsync(StudioAddresses.Workflow(id), new Reader { As = Roles.Publisher, Width = width });
        await open.Page.GetByText("Take it from the public").ClickAsync();
        await open.Page.GetByLabel("Why?").FillAsync("It says too little.");
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Retire it" }).ClickAsync();
        await Assertions.Expect(open.Page.Locator(".error-summary")).ToContainTextAsync("Say what becomes of those who learn in");
        await Assertions.Expect(open.Page.GetByText("Which lesson?")).ToBeVisibleAsync();
        await open.PhotographAsync($"studio-learners-{width}");
        await open.AssertAccessibleAsync();
        await open.AssertNoHorizontalScrollAsync();
    }

    [Theory]
    [InlineData(320, false)]
    [InlineData(1280, true)]
    [InlineData(1920, true)]
    public async Task TwoTextsAsPages_StandSideBySide_WhereThereIsRoom(int width, bool areBeside)
    {
        var id = await site.WrittenAsync("courses/relational-safeguarding/course.md", text => text + "\nMore words.\n");
        await using var open = await site.OpenAsync($"{StudioAddresses.Compare(id, 1, null)}&look=page", Editor with { Width = width });
        var papers = open.Page.Locator(".side-by-side .paper");
        await Assertions.Expect(papers).ToHaveCountAsync(2);
        var (one, other) = ((await papers.First.BoundingBoxAsync())!, (await papers.Last.BoundingBoxAsync())!);
        if (areBeside)
        {
            Assert.Equal(one.Y, other.Y);
            Assert.True(other.X - (one.X + one.Width) >= 16, "They touch.");
        }
        else
        {
            Assert.True(other.Y - (one.Y + one.Height) >= 16, "They touch.");
        }
        await Assertions.Expect(open.Page.FrameLocator("iframe >> nth=1").GetByText("More words.").First).ToBeVisibleAsync();
        await open.PhotographAsync("studio-compare-pages");
        await open.AssertAccessibleAsync();
        await open.AssertNoHorizontalScrollAsync();
        open.AssertNoComplaints();
    }

    [Theory]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task ARetiredDocument_SaysWhy_AndLinksToItEndAtACalmPage(int width)
    {
        const string Path = "courses/relational-safeguarding/01-where-the-harm-is/";
        var file = Directory.EnumerateFiles(System.IO.Path.Combine(Repository.Content, Path), "0*.md").Order(StringComparer.Ordinal).Last();
        var lesson = System.IO.Path.GetRelativePath(Repository.Content, file).Replace('\\', '/');
        var id = await site.WrittenAsync(lesson, text => text);
        var publisher = new Reader { As = Roles.Publisher, Width = width };
        await using var open = await site.OpenAsync(StudioAddresses.Workflow(id), publisher);
        if (await open.Page.GetByText("Take it from the public").CountAsync() > 0)
        {
            await open.Page.GetByText("Take it from the public").ClickAsync();
            await open.Page.GetByLabel("Why?").FillAsync("It says too little.");
            foreach (var decided in new[] { "[name='Retiring.Decision'][value=go-on]", "[name='Retiring.Learners.Becomes'][value=TakenAgain]" })
            {
                if (await open.Page.Locator(decided).CountAsync() > 0)
                {
                    await open.Page.Locator(decided).CheckAsync();
                }
            }
            await open.Page.GetByRole(AriaRole.Button, new() { Name = "Retire it" }).ClickAsync();
        }
        await Assertions.Expect(open.Page.Locator("section[aria-labelledby=retired]")).ToContainTextAsync("It says too little.");
        await LookAsync(open, "studio-retired");
        await open.GoToAsync(StudioAddresses.Versions(id));
        await LookAsync(open, "studio-retired-versions");
        await using var gone = await site.OpenAsync(Web.Studio.Tree.FormerPath.AddressOf(lesson)!, new Reader { As = Roles.Learner, Width = width });
        await Assertions.Expect(gone.Page.Locator("h1")).ToHaveTextAsync("This page is gone");
        await gone.PhotographAsync($"gone-{width}");
        await gone.AssertAccessibleAsync();
        await gone.AssertReadsWellAsync();
        await gone.AssertNoHorizontalScrollAsync();

        static async Task LookAsync(OpenPage page, string picture)
        {
            await page.PhotographAsync(picture);
            await page.AssertAccessibleAsync();
            await page.AssertReadsWellAsync();
            await page.AssertNoHorizontalScrollAsync();
            page.AssertNoComplaints();
        }
    }

    [Fact]
    public async Task ByKeyboardAlone_ABlockIsPutIn_AndTheEditorIsLeft()
    {
        var id = await BegunAsync("31-keyboard");
        await using var open = await site.OpenAsync(StudioAddresses.Document(id), Editor);
        await AtEndAsync(open.Page);
        await open.Page.Keyboard.TypeAsync("\n:::key");
        await open.Page.TakeSuggestionAsync(":::key-point");
        await Assertions.Expect(open.Page.Locator(".cm-content")).ToContainTextAsync("What to take away.");
        await open.Page.Keyboard.TypeAsync("On Monday");
        await open.Page.Keyboard.PressAsync("Tab");
        await open.Page.Keyboard.TypeAsync("Ask first.");
        await Eventually.HoldsAsync(async () => (await DraftAsync(id)).Contains(":::key-point On Monday\nAsk first.\n:::", StringComparison.Ordinal), "the draft says it");
        await open.Page.Keyboard.PressAsync("Alt+i");
        await Assertions.Expect(open.Page.Locator(".tool-menu button").First).ToBeFocusedAsync();
        await open.Page.Keyboard.PressAsync("Escape");
        await open.Page.Locator(".cm-content").FocusAsync();
        await open.Page.Keyboard.PressAsync("Escape");
        await open.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(open.Page.Locator(".cm-content")).Not.ToBeFocusedAsync();
        await open.Page.Locator(".cm-content").FocusAsync();
        await open.Page.Keyboard.PressAsync("Control+f");
        await Assertions.Expect(open.Page.Locator(".cm-search")).ToBeVisibleAsync();
        await open.AssertAccessibleAsync();
        open.AssertNoComplaints();
    }

    [Fact]
    public async Task WithoutAConnection_NothingIsLost_AndItIsSavedWhenThatIsBack()
    {
        var id = await BegunAsync("32-offline");
        await using var open = await site.OpenAsync(StudioAddresses.Document(id), Editor);
        await AtEndAsync(open.Page);
        await open.Page.Keyboard.TypeAsync("\nBefore.");
        await Eventually.HoldsAsync(async () => (await DraftAsync(id)).EndsWith("Before.\n", StringComparison.Ordinal), "the draft says it");
        await open.Page.Context.SetOfflineAsync(true);
        await open.Page.Keyboard.TypeAsync(" While it was down.");
        await Assertions.Expect(open.Page.Locator("[data-part=status]")).ToContainTextAsync("kept on this device");
        await open.Page.Context.SetOfflineAsync(false);
        await Eventually.HoldsAsync(async () => (await DraftAsync(id)).EndsWith("Before. While it was down.\n", StringComparison.Ordinal), "the draft says it");
    }

    [Fact]
    public async Task ABrowserThatIsKilledWhileOffline_HasTheWordsWhenTheDocumentIsOpenedAgain()
    {
        var id = await BegunAsync("33-killed");
        await using var open = await site.OpenAsync(StudioAddresses.Document(id), Editor);
        await AtEndAsync(open.Page);
        await open.Page.Context.SetOfflineAsync(true);
        await open.Page.Keyboard.TypeAsync("\nThe last words.");
        await Assertions.Expect(open.Page.Locator("[data-part=status]")).ToContainTextAsync("kept on this device");
        Assert.DoesNotContain("The last words", await open.Page.EvaluateAsync<string>("async () => JSON.stringify(await new Promise(done => { const asked = indexedDB.open('pace-studio'); asked.onsuccess = () => { const all = asked.result.transaction('texts').objectStore('texts').getAll(); all.onsuccess = () => done(all.result.map(t => new TextDecoder().decode(t.sealed))); }; }))"), StringComparison.Ordinal);
        var context = open.Page.Context;
        // A page that is closed says goodbye and sends what it has; one whose process dies does neither.
        await Assert.ThrowsAnyAsync<PlaywrightException>(() => open.Page.GotoAsync("chrome://crash"));
        await open.Page.CloseAsync();
        await context.SetOfflineAsync(false);
        Assert.DoesNotContain("The last words", await DraftAsync(id), StringComparison.Ordinal);
        var again = await context.NewPageAsync();
        await again.GotoAsync(new Uri(site.Address, StudioAddresses.Document(id)).ToString());
        await Assertions.Expect(again.Locator(".cm-content")).ToContainTextAsync("The last words.");
        await Eventually.HoldsAsync(async () => (await DraftAsync(id)).EndsWith("The last words.\n", StringComparison.Ordinal), "the draft says it");
    }

    [Fact]
    public async Task TwoEditors_SeeEachOther_AndKeepEachOthersWords()
    {
        var id = await BegunAsync("34-two");
        await using var one = await site.OpenAsync(StudioAddresses.Document(id), Editor);
        await using var two = await site.OpenAsync(StudioAddresses.Document(id), new Reader { Demo = Roles.Editor });
        await AtEndAsync(one.Page);
        await one.Page.Keyboard.TypeAsync(" From one.");
        await Eventually.HoldsAsync(async () => (await DraftAsync(id)).EndsWith("From one.\n", StringComparison.Ordinal), "the draft says it");
        await Assertions.Expect(two.Page.Locator("[data-part=people]")).ToContainTextAsync("writes under “Two”");
        await Assertions.Expect(two.Page.Locator(".other-person").First).ToBeVisibleAsync();
        await two.PhotographAsync("studio-two");
        await two.Page.Locator(".cm-line", new() { HasText = "First words." }).ClickAsync();
        await two.Page.Keyboard.PressAsync("End");
        await two.Page.Keyboard.TypeAsync(" From two.");
        var both = Written.Replace("First words.", "First words. From two.", StringComparison.Ordinal).Replace("Third words.", "Third words. From one.", StringComparison.Ordinal);
        await Eventually.HoldsAsync(async () => await DraftAsync(id) == both, "the draft says it");
        await Assertions.Expect(two.Page.Locator(".cm-content")).ToContainTextAsync("From one.");

        // The same words, both ways, before either has heard of the other.
        await one.Page.RouteAsync("**/presence", route => route.AbortAsync());
        await one.GoToAsync(StudioAddresses.Document(id));
        await Assertions.Expect(one.Page.Locator(".cm-content")).ToContainTextAsync("From two.");
        await two.Page.Locator(".cm-line", new() { HasText = "Second words." }).ClickAsync();
        await two.Page.Keyboard.PressAsync("End");
        await two.Page.Keyboard.TypeAsync(" Theirs.");
        await Eventually.HoldsAsync(async () => (await DraftAsync(id)).Contains("Second words. Theirs.", StringComparison.Ordinal), "the draft says it");
        await one.Page.Locator(".cm-line", new() { HasText = "Second words." }).ClickAsync();
        await one.Page.Keyboard.PressAsync("End");
        await one.Page.Keyboard.TypeAsync(" Mine.");
        await one.Page.GetByRole(AriaRole.Button, new() { Name = "Choose what to keep" }).ClickAsync();
        await Assertions.Expect(one.Page.Locator(".choose-sides pre").First).ToHaveTextAsync("Second words. Mine.");
        await one.AssertAccessibleAsync();
        await one.PhotographAsync("studio-contested");
        await one.Page.GetByRole(AriaRole.Button, new() { Name = "Save what I chose" }).ClickAsync();
        await one.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Assertions.Expect(one.Page.Locator(".cm-content")).ToContainTextAsync("Second words. Theirs.");
        await Assertions.Expect(one.Page.Locator("[data-part=contested]")).ToBeHiddenAsync();
        Assert.Equal(both.Replace("Second words.", "Second words. Mine.\n\nSecond words. Theirs.", StringComparison.Ordinal), await DraftAsync(id));
        two.AssertNoComplaints();
    }

    [Fact]
    public async Task WhatIsPastedFromADocument_BecomesMarkdown()
    {
        var id = await BegunAsync("35-paste");
        await using var open = await site.OpenAsync(StudioAddresses.Document(id), Editor);
        await AtEndAsync(open.Page);
        await open.Page.EvaluateAsync(
            """
            () => {
              const data = new DataTransfer();
              data.setData('text/html', '<meta charset="utf-8"><b style="font-weight:normal" id="docs-internal-guid-1"><h1>Papers</h1><p><span style="font-weight:700">Send</span><span> them on Monday.</span></p><ul><li><p>To everyone</p></li></ul><img src="data:image/png;base64,AAAA"></b>');
              data.setData('text/plain', 'Papers\nSend them on Monday.\nTo everyone');
              document.querySelector('.cm-content').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
            }
            """);
        await Eventually.HoldsAsync(async () => (await DraftAsync(id)).EndsWith("## Papers\n\n**Send** them on Monday.\n\n- To everyone\n", StringComparison.Ordinal), "the draft says it");
    }

    [Fact]
    public async Task WithoutScripts_ItIsOneForm()
    {
        var id = await BegunAsync("36-noscript");
        await using var open = await site.OpenAsync(StudioAddresses.Document(id), Editor with { Scripts = false });
        await open.Page.GetByLabel("Text, in Markdown").FillAsync(Written.Replace("First", "Other", StringComparison.Ordinal));
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(open.Page.Locator(".notice[role=status]")).ToContainTextAsync("Saved.");
        Assert.Equal(Written.Replace("First", "Other", StringComparison.Ordinal), await DraftAsync(id));
        await open.AssertAccessibleAsync();
        await open.PhotographAsync("studio-write");
        await using var phone = await site.OpenAsync(StudioAddresses.Document(id), Reader.OnPhone with { As = Roles.Editor, Scripts = false });
        await phone.AssertNoHorizontalScrollAsync();
        await phone.AssertAccessibleAsync();
        await phone.PhotographAsync("studio-write");
    }

    [Theory]
    [InlineData("/studio", "studio-tree")]
    [InlineData("/studio/new?kind=lesson", "studio-new")]
    [InlineData("/studio/replace?Input.Words=partner", "studio-replace")]
    [InlineData("/studio/open?path=pages%2Fabout.md", "studio-open")]
    [InlineData("/studio/used", "studio-used-sources")]
    [InlineData("/studio/used?of=questions", "studio-used-questions")]
    [InlineData("/studio/used?of=sheets", "studio-used-sheets")]
    [InlineData("/studio/used?of=agreements", "studio-used-agreements")]
    [InlineData("/studio/emptied", "studio-emptied-none")]
    public async Task OtherPages_AreAccessible_OnAPhoneAndOnADesk(string address, string name)
    {
        await using var desk = await site.OpenAsync(address, Editor);
        await desk.AssertAccessibleAsync();
        await desk.AssertReadsWellAsync();
        await desk.PhotographAsync(name);
        desk.AssertNoComplaints();
        await using var phone = await site.OpenAsync(address, Reader.OnPhone with { As = Roles.Editor, Dark = true });
        await phone.AssertAccessibleAsync();
        await phone.AssertNoHorizontalScrollAsync();
        await phone.AssertNoPartScrollsSidewaysAsync();
        await phone.PhotographAsync(name);
    }

    [Theory]
    [InlineData("/studio/statistics", "studio-statistics")]
    [InlineData("/studio/emptied", "studio-emptied")]
    [InlineData("/studio", "studio-tree-emptied")]
    public async Task PagesWithFigures_AreAccessible_OnAPhoneAndOnADesk(string address, string name)
    {
        await FiguresAsync();
        await using var desk = await site.OpenAsync(address, Editor);
        await desk.AssertAccessibleAsync();
        await desk.AssertReadsWellAsync();
        await desk.PhotographAsync(name);
        desk.AssertNoComplaints();
        await using var phone = await site.OpenAsync(address, Reader.OnPhone with { As = Roles.Editor, Scripts = false });
        await phone.AssertAccessibleAsync();
        await phone.AssertNoHorizontalScrollAsync();
        await phone.AssertNoPartScrollsSidewaysAsync();
        await phone.PhotographAsync(name);
    }

    /// <summary>Learners who stopped, answers, searches in vain, and words that were never agreed to.</summary>
    private async Task FiguresAsync()
    {
        await site.ShareAsync("Words that wait.", ContributionSamples.Key);
        await site.WithDatabaseAsync(async db =>
        {
            var today = DateOnly.FromDateTime(DateTime.UtcNow);
            if (await db.UnmetSearches.AnyAsync())
            {
                return 0;
            }
            db.UnmetSearches.AddRange(Enumerable.Range(1, 7).Select(d => new UnmetSearch("swimming trousers", today.AddDays(-d))));
            for (var i = 0; i < 24; i++)
            {
                var person = new Person { Id = Guid.CreateVersion7(), UserName = $"{i}@figures.example", Email = $"{i}@figures.example", DisplayName = "Somebody", CreatedAt = DateTime.UtcNow };
                db.Users.Add(person);
                var enrolment = new Enrolment(person.Id, "relational-safeguarding", WorkforceLevel.FrontlineStaff, DateTime.UtcNow.AddDays(-90));
                enrolment.MoveTo(i < 12 ? "rs-what-parents-bring" : "rs-when-home-is-the-worry", null, DateTime.UtcNow.AddDays(-60));
                db.Enrolments.Add(enrolment);
            }
            return await db.SaveChangesAsync();
        });
    }

    private Task<Guid> BegunAsync(string name) => site.BegunAsync($"{Folder}/{name}.md", Written);

    private Task<string> DraftAsync(Guid id) => site.WithDatabaseAsync(db => db.Drafts.AsNoTracking().Where(d => d.DocumentId == id).Select(d => d.Text).SingleAsync());

    private static async Task AtEndAsync(IPage page)
    {
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await page.Locator(".cm-content").ClickAsync();
        await page.Keyboard.PressAsync("Control+End");
        // Behind the last words, not on the empty line after them.
        await page.Keyboard.PressAsync("Backspace");
    }
}
