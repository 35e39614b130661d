using Pace.Learning.Tests.Accounts;
using Pace.Learning.Tests.Agreements.Plans;
using Pace.Learning.Web.Agreements;
using Pace.Learning.Web.Agreements.Jobs;
using Pace.Learning.Web.Platform.Published.Cached;

namespace Pace.Learning.Tests.Agreements.Register;

/// <summary>An announced reorganisation, seen from the minute before and the minute after.</summary>
public sealed class ReorganisationTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    private static readonly DateOnly Day = new(2027, 4, 1);

    [Fact]
    public async Task Surrey_IsThereUntilTheLastMinuteInLondon_AndItsSuccessorsFromTheFirst_ByThemselves()
    {
        var agreement = await app.InForceAsync(inArea: await app.AreaAsync("surrey"));
        app.Clock.Advance(LondonTime.StartOf(Day).AddMinutes(-1) - app.Now);
        var stranger = app.Stranger();
        var page = await PageAsync("surrey");
        var notice = page.QuerySelector(".notice")!;
        Assert.Contains("Surrey is there until 31 March 2027. From 1 April 2027 on, East Surrey and West Surrey take over.", notice.TextContent, StringComparison.Ordinal);
        Assert.Contains("does not pass on by itself: the new areas sign anew", notice.TextContent, StringComparison.Ordinal);
        Assert.Equal(["/areas/east-surrey", "/areas/west-surrey"], notice.QuerySelectorAll("a").Select(a => a.GetAttribute("href")!));
        Assert.Single(page.QuerySelectorAll(".register-agreement"));
        Assert.Contains("East Surrey begins on 1 April 2027. It takes over from Surrey.", (await PageAsync("east-surrey")).QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("some", "to-come", "to-come"), await StatesAsync());
        Assert.Equal(["Surrey (until 31 March 2027, then East Surrey and West Surrey)"], await ChoicesAsync());
        Assert.Equal(["Surrey"], await ListedAsync("/areas?where=south-east"));
        Assert.Equal(["East Surrey", "West Surrey"], await ListedAsync("/areas?status=to-come"));

        app.Clock.Advance(TimeSpan.FromMinutes(2));
        app.Services.GetRequiredService<RegisterPages>().Changed();
        page = await PageAsync("surrey");
        notice = page.QuerySelector(".notice")!;
        Assert.Contains("Surrey was there until 31 March 2027. East Surrey and West Surrey took over from it.", notice.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".register-agreement"));
        Assert.Contains("ended with the area on 31 March 2027", page.QuerySelector(".register-earlier summary")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(agreement.Signatories[0].Role, page.QuerySelector(".register-earlier")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("former", "none", "none"), await StatesAsync());
        Assert.Equal(["East Surrey", "West Surrey"], await ChoicesAsync());
        Assert.Equal(["East Surrey", "West Surrey"], await ListedAsync("/areas?where=south-east"));
        Assert.Equal(["/areas/east-surrey", "/areas/west-surrey"], (await stranger.GetPageAsync("/areas?where=south-east")).QuerySelectorAll(".area-map a[href*=surrey]").Select(a => a.GetAttribute("href")!));

        // What was in force ends with the area, and everybody who has a part is told once.
        await app.RunJobAsync<LapseAgreements>();
        await app.RunJobAsync<LapseAgreements>();
        Assert.Equal(AgreementState.Lapsed, await app.StateAsync(agreement.AreaId));
        var told = Assert.Single(await app.MailsAsync(await app.AddressAsync(Roles.Signatory)), m => m.QuerySelector(".mail-text")!.TextContent.Contains("no longer in force", StringComparison.Ordinal));
        Assert.Contains("East Surrey and West Surrey took over from it. What was signed before does not pass on by itself.", told.QuerySelector(".mail-text")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("It ended with the area. Surrey was there until 31 March 2027.", (await PageAsync("east-surrey")).QuerySelector(".register-history")!.TextContent, StringComparison.Ordinal);

        Task<AngleSharp.Html.Dom.IHtmlDocument> PageAsync(string slug) => stranger.GetPageAsync($"/areas/{slug}");

        async Task<(string?, string?, string?)> StatesAsync()
        {
            var all = (await stranger.GetFromJsonAsync()).ToLookup(a => a.GetProperty("slug").GetString(), a => a.GetProperty("status").GetString());
            return (all["surrey"].Single(), all["east-surrey"].Single(), all["west-surrey"].Single());
        }

        // Where learners say that they work; every other list of areas is made in the same place.
        async Task<IEnumerable<string>> ChoicesAsync() => (await (await app.SignedInAsync(Roles.Learner)).GetPageAsync("/account/workplace"))
            .QuerySelectorAll("#area option").Select(o => o.TextContent).Where(t => t.Contains("Surrey", StringComparison.Ordinal));

        async Task<IEnumerable<string>> ListedAsync(string address) => (await stranger.GetPageAsync(address))
            .QuerySelectorAll(".register-list th[scope=row] a").Select(a => a.TextContent).Where(t => t.Contains("Surrey", StringComparison.Ordinal));
    }
}
