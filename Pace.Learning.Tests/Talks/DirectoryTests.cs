using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Pace.Learning.Content.Library;
using Pace.Learning.Tests.Parents;
using Pace.Learning.Web.LocalAreas;
using Pace.Learning.Web.Parents;
using Pace.Learning.Web.Parents.Details;
using Pace.Learning.Web.Talks;

namespace Pace.Learning.Tests.Talks;

/// <summary>Areas and agencies are chosen, never typed: a parent isn't asked to speak to people of their own area, or to whom they keep away from, whatever the talk calls them.</summary>
public sealed class DirectoryTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    // The test's own parent lives in Lancashire and wants no people of that area in the room.
    private const string TheirArea = "lancashire";

    [Fact]
    public async Task TalkForLancashire_DoesNotHaveTheLancashireParentOnItsList_AndATalkForKentHas()
    {
        var name = (await app.MemberAsync("parent")).Name;
        Assert.Contains("People of their own area will be in the room", await WhyNotAsync(name, await AskAsync(2, ("Input.Areas", TheirArea), ("Input.Kinds", "Police"))), StringComparison.Ordinal);
        Assert.Null(await WhyNotAsync(name, await AskAsync(3, ("Input.Areas", "kent"), ("Input.Areas", "medway"), ("Input.Kinds", "Police"))));
    }

    [Fact]
    public async Task PartnershipThatHoldsTheirArea_IsTheirAreaToo()
    {
        var admin = await app.SignedInAsync("admin");
        var form = (await admin.GetPageAsync("/manage/areas/partnerships/new")).QuerySelector("#partnership")!;
        using var added = await admin.SubmitAsync(form, ("Input.Name", "Red Rose together"), ("Input.Members", TheirArea), ("Input.Members", "blackpool"),
            ("Input.Since.Day", "1"), ("Input.Since.Month", "4"), ("Input.Since.Year", "2024"));
        Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
        var name = (await app.MemberAsync("parent")).Name;
        Assert.Contains("own area", await WhyNotAsync(name, await AskAsync(4, ("Input.Areas", "red-rose-together"), ("Input.Kinds", "Health"))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Everywhere")]
    [InlineData("NotKnown")]
    public async Task WhereItIsNotKnownWhoComes_OnlyThoseAreAskedWhoDoNotMind(string wider)
    {
        var name = (await app.MemberAsync("parent")).Name;
        Assert.Contains("own area", await WhyNotAsync(name, await AskAsync(5, ("Input.Wider", wider), ("Input.Kinds", "Council"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PeopleFromOutsideOurList_AreNobodysNeighboursInIt_ButOfThoseWhoseAreaIsNotInItEither()
    {
        var parent = await app.SignedInAsync("parent");
        var name = (await app.MemberAsync("parent")).Name;
        var talk = await AskAsync(6, ("Input.Wider", "Abroad"), ("Input.Kinds", "Council"));
        Assert.Null(await WhyNotAsync(name, talk));

        using var saved = await parent.PressAsync(await parent.GetPageAsync("/taking-part/details"), "Save", ("Input.Area", "elsewhere"));
        Assert.Equal("elsewhere", (await parent.FollowAsync(saved)).QuerySelector("[name='Input.Area'] option[selected]")!.GetAttribute("value"));
        Assert.Contains("we don’t know their area", await WhyNotAsync(name, talk), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhomAParentKeepsAwayFrom_IsChosenInTwoSteps_AndKeepsThemOffTheList_UntilItIsTakenOff()
    {
        var parent = await app.SignedInAsync("parent");
        var name = (await app.MemberAsync("parent")).Name;
        var (police, health) = (await AskAsync(7, ("Input.Areas", "kent"), ("Input.Kinds", "Police")), await AskAsync(8, ("Input.Areas", "kent"), ("Input.Kinds", "Health")));
        var page = await parent.GetPageAsync("/taking-part/keep-away");
        using var chosen = await parent.SubmitAsync(page.QuerySelector("#choose")!, ("Area", "kent"));
        var who = (await chosen.ReadPageAsync()).QuerySelector("#add")!;
        using var nobody = await parent.SubmitAsync(who);
        Assert.Contains("Choose who there", (await nobody.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        using var added = await parent.SubmitAsync(who, ("Who", "Police"));
        page = await parent.FollowAsync(added);
        Assert.Contains("Kent: Police", page.MainText(), StringComparison.Ordinal);
        Assert.Contains("Kent: Police", (await parent.GetPageAsync("/taking-part/my-data")).MainText(), StringComparison.Ordinal);

        var why = await WhyNotAsync(name, police);
        Assert.Contains("Somebody whom they keep away from", why, StringComparison.Ordinal);
        Assert.DoesNotContain("Kent", why, StringComparison.Ordinal);
        Assert.Null(await WhyNotAsync(name, health));

        using var kinds = await parent.SubmitAsync(page.QuerySelector("#kinds")!, ("Kinds", "Health"));
        Assert.NotNull(await WhyNotAsync(name, health));
        page = await parent.FollowAsync(kinds);
        using var off = await parent.PressAsync(page, "Take it off: Kent");
        using var none = await parent.SubmitAsync((await parent.FollowAsync(off)).QuerySelectorAll("main form").First(f => f.TextContent.Contains("Health, in any area", StringComparison.Ordinal)));
        Assert.Contains("Your list is empty", (await parent.FollowAsync(none)).MainText(), StringComparison.Ordinal);
        Assert.Null(await WhyNotAsync(name, police));
    }

    [Fact]
    public async Task AgenciesOfTheChosenAreas_AreOfferedByName_AndNothingThatWasTypedIsLost()
    {
        var agency = await app.WithDatabaseAsync(async db =>
        {
            var listed = new Agency(Area.IdOf("county-durham"), AgencyKind.Police, "Sample police of the north", DateTime.UtcNow);
            db.Agencies.Add(listed);
            await db.SaveChangesAsync();
            return listed.Id;
        });
        var trainer = await app.SignedInAsync("trainer");
        var form = Form(await trainer.GetPageAsync("/manage/talks/ask"));
        using var offered = await trainer.SubmitAsync(form.Doing("Agencies"), ("Input.Areas", "county-durham"), ("Input.Room", "Six officers"), ("Input.Minutes", "25"));
        var page = await offered.ReadPageAsync();
        Assert.Null(page.QuerySelector(".error-summary"));
        Assert.Equal(("Six officers", "25"), (page.QuerySelector("[name='Input.Room']")!.TextContent.Trim(), page.QuerySelector("[name='Input.Minutes']")!.GetAttribute("value")));
        var url = await SendAsync(trainer, Form(page), 9, ("Input.Agencies", $"{agency}"));
        Assert.Contains("Sample police of the north", (await trainer.GetPageAsync(url)).MainText(), StringComparison.Ordinal);

        // Who keeps away from the police there isn't asked, though the talk names an agency and no kind.
        var parent = await app.SignedInAsync("parent");
        using var added = await parent.SubmitAsync((await parent.GetPageAsync("/taking-part/keep-away?area=county-durham")).QuerySelector("#add")!, ("Who", "Police"));
        Assert.Contains("keep away from", await WhyNotAsync((await app.MemberAsync("parent")).Name, url), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WordsFromBeforeTheList_AreKeptUntilTheParentChooses_AndCountAsNotKnown()
    {
        var parent = await app.SignedInAsync("parent");
        var id = await app.ParticipantAsync();
        await app.WithScopeAsync(async services =>
        {
            var (db, vault) = (services.GetRequiredService<PaceDbContext>(), services.GetRequiredService<PersonVault>());
            var jo = await db.Participants.Include(p => p.Details).SingleAsync(p => p.Id == id);
            jo.Details!.Locate(await vault.SealAsync(id, ParticipantDetails.AreaPurpose, "Lancs"), null);
            return await db.SaveChangesAsync();
        });
        var talk = await AskAsync(10, ("Input.Areas", "kent"), ("Input.Kinds", "Council"));
        var name = (await app.MemberAsync("parent")).Name;
        Assert.Contains("we don’t know their area", await WhyNotAsync(name, talk), StringComparison.Ordinal);
        var page = await parent.GetPageAsync("/taking-part/details");
        Assert.Contains("Lancs (please find it below)", page.MainText(), StringComparison.Ordinal);
        using var unchanged = await parent.PressAsync(page, "Save");
        page = await parent.FollowAsync(unchanged);
        Assert.Contains("Lancs (please find it below)", page.MainText(), StringComparison.Ordinal);
        using var found = await parent.PressAsync(page, "Save", ("Input.Area", TheirArea));
        page = await parent.FollowAsync(found);
        Assert.DoesNotContain("Lancs (", page.MainText(), StringComparison.Ordinal);
        Assert.Equal("North West", page.QuerySelector("[name='Input.Region'] option[selected]")!.TextContent);
        Assert.Null(await WhyNotAsync(name, talk));
    }

    [Fact]
    public async Task AskForm_SaysEverythingThatIsWrongAtOnce_EachBesideItsField()
    {
        var trainer = await app.SignedInAsync("trainer");
        using var answer = await trainer.SubmitAsync(Form(await trainer.GetPageAsync("/manage/talks/ask")),
            ("Input.Day.Day", "1"), ("Input.Day.Month", "2"), ("Input.Day.Year", "2020"), ("Input.Time", "half past"), ("Input.Where", "place"), ("Input.People", "0"));
        var page = await answer.ReadPageAsync();
        foreach (var (field, words) in new[]
        {
            ("Day", "Choose a date that is still to come"), ("Time", "Enter the time as hours and minutes"), ("Place", "Say where it is"), ("Region", "Choose the region"), ("Room", "Say who will be"),
            ("Areas", "Choose the areas"), ("Kinds", "Choose which agencies"), ("People", "Enter how many people"), ("Support", "Say who will be there"), ("Offer", "Say what is paid"),
        })
        {
            Assert.Contains(words, page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
            Assert.Contains(words, page.QuerySelector($"#Input_{field}")!.Closest(".field-wrong")!.QuerySelector(".error")!.TextContent, StringComparison.Ordinal);
            Assert.NotNull(page.QuerySelector($".error-summary a[href='#Input_{field}']"));
        }
        Assert.Equal("half past", page.QuerySelector("#Input_Time")!.GetAttribute("value"));
    }

    [Fact]
    public async Task TogetherForm_SaysEverythingThatIsWrongAtOnce()
    {
        var manager = await app.SignedInAsync("participation-manager");
        using var answer = await manager.SubmitAsync((await manager.GetPageAsync("/manage/participation/together")).QuerySelector("#new")!, ("Input.Time", "25:00"));
        var page = await answer.ReadPageAsync();
        foreach (var (field, words) in new[] { ("Day", "Enter the date"), ("Time", "Enter the time as hours and minutes"), ("Place", "Say where"), ("About", "Say what it is about") })
        {
            Assert.Contains(words, page.QuerySelector($"#Input_{field}")!.Closest(".field-wrong")!.QuerySelector(".error")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task SessionThatNobodyWasAskedFor_DoesNotSayThatParentsSaidYes_AndItsExampleIsStillToCome()
    {
        var trainer = await app.SignedInAsync("trainer");
        var url = await AskAsync(11, ("Input.Areas", "kent"), ("Input.Kinds", "Council"));
        var page = await trainer.GetPageAsync(url);
        Assert.Contains("Nobody has said yes to this day yet", page.MainText(), StringComparison.Ordinal);
        Assert.DoesNotContain("said yes to this day. ", page.MainText(), StringComparison.Ordinal);
        var ask = await trainer.GetPageAsync("/manage/talks/ask");
        var example = System.Text.RegularExpressions.Regex.Match(ask.QuerySelector("#Input_Day-hint")!.TextContent, @"(\d+) (\d+) (\d{4})");
        Assert.True(new DateTime(int.Parse(example.Groups[3].Value, null), int.Parse(example.Groups[2].Value, null), int.Parse(example.Groups[1].Value, null)) > app.Clock.GetUtcNow().DateTime);
    }

    private async Task<string> AskAsync(int months, params (string Name, string Value)[] audience)
    {
        var trainer = await app.SignedInAsync("trainer");
        return await SendAsync(trainer, Form(await trainer.GetPageAsync("/manage/talks/ask")), months, audience);
    }

    private async Task<string> SendAsync(HttpClient trainer, IElement form, int months, params (string Name, string Value)[] audience)
    {
        var day = WorkingDays.After(DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime.AddMonths(months)));
        using var sent = await trainer.SubmitAsync(form, [
            ("Input.Day.Day", $"{day.Day}"), ("Input.Day.Month", $"{day.Month}"), ("Input.Day.Year", $"{day.Year}"), ("Input.Time", "10:30"), ("Input.Room", "Twelve people in training"),
            ("Input.Topics", "SocialCare"), ("Input.Support", "The trainer meets you before"), ("Input.Offer", "A voucher"), .. audience]);
        Assert.True(sent.StatusCode == HttpStatusCode.Redirect, (await sent.ReadPageAsync()).QuerySelector(".error-summary")?.TextContent);
        return sent.Headers.Location!.OriginalString;
    }

    private static IElement Form(IHtmlDocument page) => page.QuerySelector("main form")!;

    // What the manager's page says of why a parent isn't asked; null when they are on the list of those whom it suits.
    private async Task<string?> WhyNotAsync(string name, string talk)
    {
        var manager = await app.SignedInAsync("participation-manager");
        var board = await manager.GetPageAsync($"/manage/participation/talks/{talk[(talk.LastIndexOf('/') + 1)..]}");
        var fits = board.QuerySelectorAll("#fitting ~ ol li").Any(l => l.TextContent.Contains(name, StringComparison.Ordinal));
        var why = board.QuerySelectorAll("#excluded ~ ul li").SingleOrDefault(l => l.TextContent.Contains(name, StringComparison.Ordinal))?.TextContent;
        Assert.NotEqual(fits, why is not null);
        return why;
    }
}
