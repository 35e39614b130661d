using Microsoft.AspNetCore.Identity;
using Pace.Learning.Tests.Agreements;
using Pace.Learning.Tests.Agreements.Plans;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.LocalAreas;
using Pace.Learning.Web.LocalAreas.Data;
using Pace.Learning.Web.Platform.Ledger;
using Pace.Learning.Web.Platform.Mail;

namespace Pace.Learning.Tests.LocalAreas;

/// <summary>Areas as staff and leads see them.</summary>
public sealed class AreaTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    private const string NewTown = "new-town";

    [Fact]
    public async Task Start_BringsEveryLineIn_AndAgainChangesNothing()
    {
        var slugs = AreaList.Areas.Select(a => a.Slug).ToList();
        var (areas, ended) = await app.WithDatabaseAsync(async db => (await db.LocalAreas.CountAsync(a => slugs.Contains(a.Slug)), await db.AreaSuccessions.CountAsync()));
        Assert.Equal(AreaList.Areas.Count, areas);
        Assert.Equal(AreaList.Areas.Sum(a => a.Successors.Count), ended);
        await app.WithDatabaseAsync(async db =>
        {
            await AreaImport.BringInAsync(db, AreaList.Areas);
            return 0;
        });
        Assert.Equal(areas, await app.WithDatabaseAsync(db => db.LocalAreas.CountAsync(a => slugs.Contains(a.Slug))));
    }

    [Fact]
    public async Task Start_OfSeveralProcessesAtOnce_BringsEachLineInOnce()
    {
        var extra = AreaList.Areas.Append(new AreaLine(NewTown, "New Town", AreaKind.Unitary, "South East", "E06000999", [], new DateOnly(2028, 4, 1), null, [])).ToList();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => app.WithDatabaseAsync(async db =>
        {
            await AreaImport.BringInAsync(db, extra);
            return 0;
        })));
        Assert.Equal(1, await app.WithDatabaseAsync(db => db.LocalAreas.CountAsync(a => a.Slug == NewTown)));
    }

    [Fact]
    public async Task Successor_KeepsWhatItsPredecessorsSigned()
    {
        await using var scope = app.Services.CreateAsyncScope();
        var successions = await scope.ServiceProvider.GetRequiredService<AreaDirectory>().SuccessionsAsync(TestContext.Current.CancellationToken);
        Assert.Equal(
            [LocalArea.IdOf("bournemouth"), LocalArea.IdOf("dorset-county"), LocalArea.IdOf("poole")],
            successions.Predecessors(LocalArea.IdOf("bournemouth-christchurch-and-poole")).Order(Comparer<Guid>.Create((a, b) => Slug(a).CompareTo(Slug(b), StringComparison.Ordinal))));
        Assert.Equal([LocalArea.IdOf("cumbria")], successions.Predecessors(LocalArea.IdOf("cumberland")));
        Assert.Empty(successions.Predecessors(LocalArea.IdOf("leeds")));

        static string Slug(Guid id) => AreaList.Areas.Single(a => LocalArea.IdOf(a.Slug) == id).Slug;
    }

    [Fact]
    public void Predecessors_AreThoseOfPredecessorsToo_EachOnce_AlsoWhenTheyGoInACircle()
    {
        var (a, b, c, d) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var successions = new AreaSuccessions([new(a, b), new(a, c), new(b, d), new(c, d)]);
        Assert.Equal(new[] { a, b, c }.Order(), successions.Predecessors(d).Order());
        Assert.Equal(new[] { b, c }.Order(), successions.JustBefore(d).Order());
        Assert.Equal(new[] { b, c }.Order(), successions.JustAfter(a).Order());
        Assert.Equal(new[] { a, b }.Order(), new AreaSuccessions([new(a, b), new(b, c), new(c, a)]).Predecessors(c).Order());
    }

    [Fact]
    public async Task Ask_DoesNothingUntilStaffHaveVerified_AndThenOpensTheArea()
    {
        var editor = await app.SignedInAsync(Roles.Editor);
        var admin = await app.SignedInAsync(Roles.Admin);
        await AskAsync(editor, "leeds");
        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync("/area?area=leeds")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync("/area/agencies?area=leeds")).StatusCode);
        var waiting = await editor.GetPageAsync("/area/ask");
        Assert.Contains("Until then nothing changes", waiting.Body!.TextContent);

        var again = await editor.SubmitAsync(waiting.QuerySelector("#ask")!, Request("leeds"));
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Contains("asked for this area already", (await again.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent);

        var page = await admin.GetPageAsync((await admin.GetPageAsync("/manage/areas/requests")).QuerySelectorAll(".card h3 a").Single(a => a.TextContent.Contains("Leeds")).GetAttribute("href")!);
        Assert.Contains("I chair the partnership", page.Body!.TextContent);
        var undecided = await admin.SubmitAsync(page.QuerySelector("#decide")!, ("Input.Answer", "yes"));
        Assert.Contains("Choose how you made sure", (await undecided.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent);
        var decided = await admin.SubmitAsync(page.QuerySelector("#decide")!, ("Input.Answer", "yes"), ("Input.How", "PublishedNumber"), ("Input.Note", "Called the switchboard"));
        Assert.Equal(HttpStatusCode.Redirect, decided.StatusCode);

        Assert.Contains("Leeds", (await editor.GetPageAsync("/area?area=leeds")).QuerySelector("h1")!.TextContent);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync("/area?area=calderdale")).StatusCode);
        Assert.True(await HasRoleAsync(Roles.Editor, Roles.AreaLead));
        var acts = await ActsAsync("leeds");
        Assert.Equal(["area.lead-asked", "area.lead-verified"], acts.Select(a => a.Act));
        Assert.DoesNotContain(acts, a => a.Payload.Contains("switchboard", StringComparison.Ordinal) || a.Payload.Contains('@', StringComparison.Ordinal));
        Assert.Contains(await MailToAsync(Roles.Editor), m => m == "About your area");

        // A second decision, from a page that was open meanwhile, changes nothing.
        var late = await admin.SubmitAsync(page.QuerySelector("#decide")!, ("Input.Answer", "no"), ("Input.Reason", "Too late"));
        Assert.Contains("Somebody has decided", (await late.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent);

        var own = await editor.GetPageAsync("/area?area=leeds");
        var stood = await editor.SubmitAsync(own.QuerySelectorAll("form").Single(f => f.TextContent.Contains("Stop acting")));
        Assert.Equal("/area/ask", stood.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync("/area?area=leeds")).StatusCode);
        Assert.False(await HasRoleAsync(Roles.Editor, Roles.AreaLead));
        Assert.Equal("area.lead-stood-down", (await ActsAsync("leeds"))[^1].Act);
    }

    [Fact]
    public async Task Refusal_GivesTheReasonByMailAndOnThePage_AndOneMayAskAgain()
    {
        var trainer = await app.SignedInAsync(Roles.Trainer);
        var admin = await app.SignedInAsync(Roles.Admin);
        await AskAsync(trainer, "kent");
        await DecideAsync(admin, "Kent", ("Input.Answer", "no"), ("Input.Reason", "We could not reach your director."));
        Assert.Contains("We could not reach your director.", (await trainer.GetPageAsync("/area/ask")).Body!.TextContent);
        await AskAsync(trainer, "kent");
        Assert.Contains("We are checking it", (await trainer.GetPageAsync("/area/ask")).Body!.TextContent);
    }

    [Fact]
    public async Task Removal_TakesTheAreaAway_ButNotTheOthersOfTheSamePerson()
    {
        var evaluator = await app.SignedInAsync(Roles.Evaluator);
        var admin = await app.SignedInAsync(Roles.Admin);
        await AskAsync(evaluator, "devon");
        await AskAsync(evaluator, "torbay");
        await DecideAsync(admin, "Devon", ("Input.Answer", "yes"), ("Input.How", "KnownContact"));
        await DecideAsync(admin, "Torbay", ("Input.Answer", "yes"), ("Input.How", "InPerson"));
        Assert.Contains("You also act for", (await evaluator.GetPageAsync("/area?area=devon")).Body!.TextContent);

        var page = await admin.GetPageAsync("/manage/areas/devon");
        var form = page.QuerySelector("main details form")!;
        Assert.Contains("Say why", (await (await admin.SubmitAsync(form)).ReadPageAsync()).QuerySelector(".error-summary")!.TextContent);
        using var removed = await admin.SubmitAsync(form, ("Input.Reason", "They moved to another council."));
        Assert.Equal(HttpStatusCode.Redirect, removed.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await evaluator.GetAsync("/area?area=devon")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await evaluator.GetAsync("/area?area=torbay")).StatusCode);
        Assert.True(await HasRoleAsync(Roles.Evaluator, Roles.AreaLead));
    }

    [Fact]
    public async Task TwoWhoDecideAtOnce_DecideOnce()
    {
        var signatory = await app.SignedInAsync(Roles.Signatory);
        var admin = await app.SignedInAsync(Roles.Admin);
        await AskAsync(signatory, "norfolk");
        var page = await admin.GetPageAsync(await RequestUrlAsync(admin, "Norfolk"));
        var form = page.QuerySelector("#decide")!;
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => i % 2 == 0
            ? admin.SubmitAsync(form, ("Input.Answer", "yes"), ("Input.How", "InPerson"))
            : admin.SubmitAsync(form, ("Input.Answer", "no"), ("Input.Reason", "No"))));
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Redirect);
        Assert.Equal(2, (await ActsAsync("norfolk")).Count);
    }

    [Fact]
    public async Task Lead_KeepsAgencies_EachOnce()
    {
        await app.AreaAsync();
        var lead = await app.SignedInAsync(Roles.AreaLead);
        var page = await lead.GetPageAsync("/area/agencies");
        using var nothing = await lead.SubmitAsync(page.QuerySelector("#agency")!);
        var errors = (await nothing.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent;
        Assert.Contains("Enter the agency", errors);
        Assert.Contains("Choose what kind", errors);

        using (var hidden = await lead.SubmitAsync(page.QuerySelector("#agency")!, ("Input.Name", "Harbour \u202Eloohcs"), ("Input.Kind", "Education")))
        {
            Assert.Contains("There is a hidden sign", (await hidden.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent);
        }
        using var added = await lead.SubmitAsync(page.QuerySelector("#agency")!, ("Input.Name", "Harbour school"), ("Input.Kind", "Education"));
        var list = await lead.FollowAsync(added);
        Assert.Contains("Harbour school", list.Body!.TextContent);
        using var twice = await lead.SubmitAsync(page.QuerySelector("#agency")!, ("Input.Name", "harbour SCHOOL "), ("Input.Kind", "Education"));
        var kept = await twice.ReadPageAsync();
        Assert.Contains("on the list already", kept.QuerySelector(".error-summary")!.TextContent);
        Assert.Equal("harbour SCHOOL ", kept.QuerySelector("#Input_Name")!.GetAttribute("value"));

        var change = list.QuerySelectorAll("tr").Single(r => r.TextContent.Contains("Harbour school")).QuerySelector("a")!.GetAttribute("href")!;
        using var changed = await lead.SubmitAsync((await lead.GetPageAsync(change)).QuerySelector("#agency")!, ("Input.Name", "Harbour academy"));
        list = await lead.FollowAsync(changed);
        var row = list.QuerySelectorAll("tr").Single(r => r.TextContent.Contains("Harbour academy"));
        using var removed = await lead.SubmitAsync(row.QuerySelector("form")!);
        Assert.DoesNotContain("Harbour academy", (await lead.FollowAsync(removed)).Body!.TextContent);
        Assert.Equal(HttpStatusCode.NotFound, (await lead.SubmitAsync(row.QuerySelector("form")!)).StatusCode);
    }

    [Fact]
    public async Task Staff_ReachesEveryAreasPages()
    {
        var admin = await app.SignedInAsync(Roles.Admin);
        Assert.Contains("Rutland", (await admin.GetPageAsync("/area?area=rutland")).QuerySelector("h1")!.TextContent);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync("/area?area=nowhere")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync("/area")).StatusCode);
    }

    [Fact]
    public async Task StaffNumbers_AreSaved_AndASecondWriterIsTold()
    {
        var address = $"/area/staff?area={await app.SlugAsync(await app.AreaAsync())}";
        var lead = await app.SignedInAsync(Roles.AreaLead);
        var page = await lead.GetPageAsync(address);
        var box = page.QuerySelectorAll("input[inputmode=numeric]")[0].GetAttribute("name")!;
        using var wrong = await lead.SubmitAsync(page.QuerySelector("#staff")!, (box, "about ten"));
        var shown = await wrong.ReadPageAsync();
        Assert.Contains("whole number", shown.QuerySelector(".error-summary")!.TextContent);
        Assert.Equal("about ten", shown.QuerySelector($"input[name='{box}']")!.GetAttribute("value"));

        using var saved = await lead.SubmitAsync(page.QuerySelector("#staff")!, (box, "1,234"));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal("1234", (await lead.GetPageAsync(address)).QuerySelector($"input[name='{box}']")!.GetAttribute("value"));

        using var late = await lead.SubmitAsync(page.QuerySelector("#staff")!, (box, "99"));
        var told = await late.ReadPageAsync();
        Assert.Contains("Somebody else has changed", told.QuerySelector(".error-summary")!.TextContent);
        Assert.Equal("99", told.QuerySelector($"input[name='{box}']")!.GetAttribute("value"));
        using var again = await lead.SubmitAsync(told.QuerySelector("#staff")!);
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.Equal("99", (await lead.GetPageAsync(address)).QuerySelector($"input[name='{box}']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Partnership_IsMadeAndChangedByStaff()
    {
        var admin = await app.SignedInAsync(Roles.Admin);
        var page = await admin.GetPageAsync("/manage/areas/partnerships/new");
        using var nothing = await admin.SubmitAsync(page.QuerySelector("#partnership")!, ("Input.Members", "lancashire"));
        var errors = (await nothing.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent;
        Assert.Contains("Enter a name", errors);
        Assert.Contains("at least two", errors);
        Assert.Contains("Enter the day", errors);

        (string, string)[] said = [("Input.Name", "Pan-Lancashire"), ("Input.Members", "lancashire"), ("Input.Members", "blackpool"),
            ("Input.Since.Day", "1"), ("Input.Since.Month", "4"), ("Input.Since.Year", "2024")];
        using (var hidden = await admin.SubmitAsync(page.QuerySelector("#partnership")!, [("Input.Name", "Pan\u200F-Lancashire"), .. said[1..]]))
        {
            Assert.Contains("There is a hidden sign", (await hidden.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent);
        }
        using var made = await admin.SubmitAsync(page.QuerySelector("#partnership")!, said);
        Assert.Equal("/manage/areas/pan-lancashire", made.Headers.Location!.OriginalString);
        Assert.Contains("Blackpool, Lancashire", (await admin.FollowAsync(made)).Body!.TextContent);
        using var twice = await admin.SubmitAsync(page.QuerySelector("#partnership")!, said);
        Assert.Contains("already", (await twice.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent);

        var edit = await admin.GetPageAsync("/manage/areas/partnerships/pan-lancashire");
        using var changed = await admin.SubmitAsync(edit.QuerySelector("#partnership")!, ("Input.Members", "blackpool"), ("Input.Members", "blackburn-with-darwen"));
        Assert.Contains("Blackburn with Darwen, Blackpool", (await admin.FollowAsync(changed)).Body!.TextContent);
        var members = await app.WithDatabaseAsync(db => db.PartnershipMembers.Where(m => m.PartnershipId == LocalArea.IdOf("pan-lancashire")).Select(m => m.AreaId).ToListAsync());
        Assert.Equal(new[] { LocalArea.IdOf("blackpool"), LocalArea.IdOf("blackburn-with-darwen") }.ToHashSet(), members.ToHashSet());
    }

    [Theory]
    [InlineData("Name=calder", "Calderdale", 1)]
    [InlineData("Name=E08000033", "Calderdale", 1)]
    [InlineData("Kind=Wales", "Powys", 22)]
    [InlineData("Led=true&Name=calderdale", "Calderdale", 1)]
    [InlineData("Name=cumbria&Ended=true", "Cumbria", 1)]
    public async Task Staff_FindsAreas(string query, string found, int number)
    {
        var admin = await app.SignedInAsync(Roles.Admin);
        var rows = (await admin.GetPageAsync("/manage/areas?" + query)).QuerySelectorAll("tbody tr");
        Assert.Contains(rows, r => r.TextContent.Contains(found));
        Assert.Equal(number, rows.Length);
    }

    [Fact]
    public async Task Parents_FindNothingHere()
    {
        var parent = await app.SignedInAsync(Roles.Parent);
        foreach (var address in new[] { "/area", "/area/ask", "/area/agencies", "/area/staff", "/account/workplace" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await parent.GetAsync(address)).StatusCode);
        }
    }

    private static (string, string)[] Request(string area) =>
        [("Input.Area", area), ("Input.Job", "Head of partnerships"), ("Input.Agency", "The council"), ("Input.Why", "I chair the partnership.")];

    private static async Task AskAsync(HttpClient person, string area)
    {
        using var answer = await person.SubmitAsync((await person.GetPageAsync("/area/ask")).QuerySelector("#ask")!, Request(area));
        Assert.Equal("/area/ask", answer.Headers.Location?.OriginalString);
    }

    private static async Task<string> RequestUrlAsync(HttpClient admin, string area) =>
        (await admin.GetPageAsync("/manage/areas/requests")).QuerySelectorAll(".card h3 a").Single(a => a.TextContent.EndsWith(area, StringComparison.Ordinal)).GetAttribute("href")!;

    private static async Task DecideAsync(HttpClient admin, string area, params (string, string)[] values)
    {
        var page = await admin.GetPageAsync(await RequestUrlAsync(admin, area));
        using var answer = await admin.SubmitAsync(page.QuerySelector("#decide")!, values);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    private Task<List<LedgerEntry>> ActsAsync(string area) =>
        app.WithDatabaseAsync(db => db.LedgerEntries.About(new LedgerSubject("area", LocalArea.IdOf(area))).ToListAsync());

    private async Task<bool> HasRoleAsync(string person, string role)
    {
        var id = (await app.MemberAsync(person)).Id;
        return await app.WithDatabaseAsync(db => db.UserRoles.AnyAsync(r => r.UserId == id && db.Set<IdentityRole<Guid>>().Any(x => x.Id == r.RoleId && x.Name == role)));
    }

    private async Task<List<string>> MailToAsync(string person)
    {
        var address = await app.AddressAsync(person);
        return await app.WithDatabaseAsync(db => db.OutboxMails.Where(m => m.To == address).Select(m => m.Subject).ToListAsync());
    }
}
