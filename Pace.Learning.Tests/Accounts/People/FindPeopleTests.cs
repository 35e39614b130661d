using Pace.Learning.Tests.Parents;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Accounts.Demo;

namespace Pace.Learning.Tests.Accounts.People;

/// <summary>Who is found by whom: everybody who works or learns here, nobody who only takes part as a parent.</summary>
public sealed class FindPeopleTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    [Fact]
    public async Task PeopleAreFound_ByAPartOfTheirName_TheirAddress_AndTheirRole()
    {
        var editor = await app.PersonAsync("Zoë Findable", Roles.Editor);
        var learner = await app.PersonAsync("Findable Learner", Roles.Learner);
        var admin = await app.SignedInAsync(Roles.Admin);
        Assert.Equal([learner.Name, editor.Name], await FoundAsync(admin, "findable"));
        Assert.Equal([editor.Name], await FoundAsync(admin, "Zoë"));
        Assert.Equal([learner.Name], await FoundAsync(admin, learner.Address.ToUpperInvariant()));
        Assert.Equal([editor.Name], await FoundAsync(admin, "findable", Roles.Editor));
        Assert.Empty(await FoundAsync(admin, "100%_"));
        var plain = await FoundAsync(admin, "", Roles.Editor);
        Assert.Contains(editor.Name, plain);
        Assert.DoesNotContain(learner.Name, plain);
    }

    [Fact]
    public async Task ParentsAreNotListed_AndTakingPartIsNeverNamed()
    {
        const string Email = "secret.parent@family.example";
        await app.JoinedAsync(Email, "Jo-Secret", ("Input.RealName", "Josephine Secret"));
        // Somebody who works here and then joins as a parent with the same address.
        var both = await app.PersonAsync("Bo Both", Roles.Trainer);
        await app.WithDatabaseAsync(async db =>
        {
            db.UserRoles.Add(new() { UserId = both.Id, RoleId = Roles.IdOf(Roles.Parent) });
            await db.Users.Where(p => p.Id == both.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.Email, "0a0b0c@sealed.invalid").SetProperty(p => p.NormalizedEmail, "0A0B0C@SEALED.INVALID"));
            return await db.SaveChangesAsync();
        });
        var admin = await app.SignedInAsync(Roles.Admin);
        foreach (var text in new[] { Email, "Secret", "sealed.invalid", "0a0b0c", DemoPeople.Email(Roles.Parent) })
        {
            Assert.Empty(await FoundAsync(admin, text));
        }
        Assert.Equal(["Bo Both"], await FoundAsync(admin, "Bo Both"));
        var page = await admin.GetPageAsync($"/manage/people/{both.Id}");
        Assert.DoesNotContain("sealed", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("takes part", page.QuerySelector("main")!.TextContent, StringComparison.OrdinalIgnoreCase);

        var parent = await app.MemberAsync(Roles.Parent);
        using var hidden = await admin.GetAsync($"/manage/people/{parent.Id}");
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        Assert.DoesNotContain(await app.WithDatabaseAsync(db => db.Users.Where(p => p.Email!.EndsWith("sealed.invalid")).Select(p => p.Id).ToListAsync()), id => id == parent.Id && both.Id == id);
    }

    [Fact]
    public async Task FiftyAreOnAPage_AndTheNextOnesFollow()
    {
        for (var i = 0; i < 55; i++)
        {
            await app.PersonAsync($"Many {i:00}", Roles.Evaluator);
        }
        var admin = await app.SignedInAsync(Roles.Admin);
        var first = await admin.GetPageAsync("/manage/people?q=Many&role=evaluator");
        Assert.Equal(50, first.QuerySelectorAll(".people-list tbody tr").Length);
        var next = await admin.GetPageAsync(first.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        Assert.Equal(["Many 50", "Many 51", "Many 52", "Many 53", "Many 54"], Names(next));
        Assert.Null(next.QuerySelector("a[rel=next]"));
        Assert.Equal(5, (await admin.GetPageAsync("/manage/people?q=Many&role=evaluator&number=99999")).QuerySelectorAll(".people-list tbody tr").Length);
    }

    private static async Task<IReadOnlyList<string>> FoundAsync(HttpClient admin, string text, string role = "") =>
        Names(await (await admin.SubmitAsync((await admin.GetPageAsync("/manage/people")).QuerySelector(".people-search")!, ("q", text), ("role", role))).ReadPageAsync());

    private static IReadOnlyList<string> Names(AngleSharp.Html.Dom.IHtmlDocument page) => [.. page.QuerySelectorAll(".people-list tbody th a").Select(a => a.TextContent)];
}
