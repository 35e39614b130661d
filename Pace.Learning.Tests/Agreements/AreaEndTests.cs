using Pace.Learning.Tests.Accounts;
using Pace.Learning.Tests.Agreements.Plans;
using Pace.Learning.Web.Agreements.Jobs;
using Pace.Learning.Web.LocalAreas;

namespace Pace.Learning.Tests.Agreements;

/// <summary>An area that is to end: those who act for it hear of it in good time, and before they ask anybody to sign.</summary>
public sealed class AreaEndTests(AgreementsApp app) : IClassFixture<AgreementsApp>
{
    [Fact]
    public async Task Leads_AreToldNinetyAndFourteenDaysBefore_EachOnce()
    {
        var (slug, area) = await EndingAsync(days: 91);
        var agreement = await app.InForceAsync(inArea: area);
        Assert.Empty(await ToldAsync());
        app.Clock.Advance(TimeSpan.FromDays(1));
        var first = Assert.Single(await ToldAsync());
        Assert.Contains($"From {LondonTime.Long(app.Today.AddDays(90))} on, East {slug} takes over.", first, StringComparison.Ordinal);
        Assert.Contains($"The {agreement.DocumentTitle} is in force for {agreement.AreaName} until then, and ends with the area.", first, StringComparison.Ordinal);
        Assert.Contains("does not pass on by itself: the new area signs anew.", first, StringComparison.Ordinal);
        Assert.Contains($"/areas/{slug}", first, StringComparison.Ordinal);
        app.Clock.Advance(TimeSpan.FromDays(75));
        Assert.Single(await ToldAsync());
        app.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(2, (await ToldAsync()).Count);
        app.Clock.Advance(TimeSpan.FromDays(14));
        Assert.Equal(2, (await ToldAsync()).Count);

        async Task<List<string>> ToldAsync()
        {
            await Task.WhenAll(app.RunJobAsync<TellOfAreaEnds>(), app.RunJobAsync<TellOfAreaEnds>());
            return [.. (await app.MailsAsync(await app.AddressAsync(Roles.AreaLead))).Select(m => m.QuerySelector(".mail-text")!.TextContent).Where(t => t.Contains("You act for Testshire", StringComparison.Ordinal) && t.Contains(slug, StringComparison.Ordinal))];
        }
    }

    [Fact]
    public async Task WhoStartsASignUp_ReadsThatTheAreaEnds_WhenAndWhoTakesOver()
    {
        var (slug, area) = await EndingAsync(days: 200);
        var lead = await app.SignedInAsync(Roles.AreaLead);
        var start = await lead.GetPageAsync($"/agreements/start?Area={area}");
        using var chosen = await lead.SubmitAsync(start.Form("Input.Documents"), ("Input.Documents", AgreementContent.Charter));
        var people = await lead.FollowAsync(chosen);
        Assert.StartsWith("Who signs", people.Heading, StringComparison.Ordinal);
        foreach (var page in new[] { start, people })
        {
            var notice = page.QuerySelector("main .notice")!.TextContent;
            Assert.Contains($"is there until {LondonTime.Long(app.Today.AddDays(199))}. From {LondonTime.Long(app.Today.AddDays(200))} on, East {slug} takes over.", notice, StringComparison.Ordinal);
            Assert.Contains("What is signed now ends with the area", notice, StringComparison.Ordinal);
            Assert.Contains("the new area signs anew", notice, StringComparison.Ordinal);
        }
        var other = await lead.GetPageAsync($"/agreements/start?Area={await app.AreaAsync()}");
        Assert.DoesNotContain("ends with the area", other.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    private async Task<(string Slug, Guid Area)> EndingAsync(int days)
    {
        var (area, day) = (await app.AreaAsync(), app.Today.AddDays(days));
        return await app.WithDatabaseAsync(async db =>
        {
            var ending = await db.LocalAreas.SingleAsync(a => a.Id == area);
            ending.Describe(ending.Name, null, AreaKind.County, ending.Region, null, day);
            var next = db.Add(new LocalArea($"east-{ending.Slug}", $"East {ending.Slug}", null, AreaKind.County, ending.Region, day, null)).Entity;
            db.Add(new AreaSuccession(area, next.Id));
            await db.SaveChangesAsync();
            return (ending.Slug, area);
        });
    }
}
