using System.Text.Json;
using Pace.Learning.Tests.Parents;
using Pace.Learning.Web.Contributions;
using Pace.Learning.Web.Contributions.Consents;
using Pace.Learning.Web.Parents;

namespace Pace.Learning.Tests.Contributions;

public sealed class ConsentTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    [Fact]
    public async Task Parent_WritesSharesConsentsAndTakesBack_AndTheLessonFollowsAtOnce()
    {
        var parent = await app.SignedInAsync("parent");
        var learner = await app.SignedInAsync("learner");
        var form = (await parent.GetPageAsync("/taking-part/contributions/new")).MainForm;
        using var written = await parent.SubmitAsync(form, ("Input.Kind", "Text"), ("Input.Title", "My tale"), ("Input.Text", "A kind word marker-one helped."));
        Assert.Equal(HttpStatusCode.Redirect, written.StatusCode);
        var id = Guid.Parse(written.Headers.Location!.OriginalString.Split('/')[^1]);

        // Nobody but the parent can see a draft, whatever their role.
        foreach (var role in new[] { "editor", "participation-manager", "admin", "trainer", "learner" })
        {
            var other = await app.SignedInAsync(role);
            using var answer = await other.GetAsync($"/taking-part/contributions/{id}");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            using var managed = await other.GetAsync($"/manage/participation/contributions/{id}");
            Assert.Equal(HttpStatusCode.NotFound, managed.StatusCode);
        }

        var check = await parent.GetPageAsync($"/taking-part/contributions/{id}/share");
        using var shared = await parent.SubmitAsync(check.MainForm);
        Assert.Equal(HttpStatusCode.Redirect, shared.StatusCode);
        await PlaceAsync(id);
        Assert.DoesNotContain("marker-one", await LessonAsync(learner), StringComparison.Ordinal);

        using var given = await parent.ConsentAsync(id);
        Assert.Equal(HttpStatusCode.Redirect, given.StatusCode);
        var lesson = await LessonAsync(learner);
        Assert.Contains("marker-one", lesson, StringComparison.Ordinal);
        Assert.Contains((await app.MemberAsync("parent")).Name, lesson, StringComparison.Ordinal);

        using var withdrawn = await parent.WithdrawAsync("Use", await app.LiveConsentAsync(id));
        Assert.Equal(HttpStatusCode.Redirect, withdrawn.StatusCode);
        var after = await LessonAsync(learner);
        Assert.DoesNotContain("marker-one", after, StringComparison.Ordinal);
        Assert.Contains("Did the worker sit down?", after, StringComparison.Ordinal);
        var told = await parent.FollowAsync(withdrawn);
        Assert.Contains("It is done", told.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("printed", told.Body.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Consent_EndsByItself_WhenItsLastDayIsOver()
    {
        var id = await app.ShareAsync("Words with marker-ends in them.", ContributionSamples.Key);
        var parent = await app.SignedInAsync("parent");
        using var given = await parent.ConsentAsync(id);
        Assert.Contains("marker-ends", await LessonAsync(await app.SignedInAsync("learner")), StringComparison.Ordinal);
        app.Clock.Advance(TimeSpan.FromDays(367));
        try
        {
            Assert.DoesNotContain("marker-ends", await LessonAsync(await app.SignedInAsync("learner")), StringComparison.Ordinal);
        }
        finally
        {
            app.Clock.Advance(TimeSpan.FromDays(-367));
        }
    }

    [Fact]
    public async Task Consent_IsBoundToTheWordsThatWereShared_UnlessTheParentSaysOtherwise()
    {
        var id = await app.ShareAsync("Old words marker-old.", ContributionSamples.Key);
        var parent = await app.SignedInAsync("parent");
        var learner = await app.SignedInAsync("learner");
        using var given = await parent.ConsentAsync(id, named: "Initials");
        await ChangeAsync(parent, id, "New words marker-new.", carry: false);
        var kept = await LessonAsync(learner);
        Assert.Contains("marker-old", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("marker-new", kept, StringComparison.Ordinal);
        Assert.DoesNotContain((await app.MemberAsync("parent")).Name, kept, StringComparison.Ordinal);

        await ChangeAsync(parent, id, "Newer words marker-newer.", carry: true);
        var carried = await LessonAsync(learner);
        Assert.Contains("marker-newer", carried, StringComparison.Ordinal);
        Assert.DoesNotContain("marker-old", carried, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Receipt_KeepsTheStatementAndHasNoWordsOfTheContribution()
    {
        var id = await app.ShareAsync("Words with marker-receipt.");
        var parent = await app.SignedInAsync("parent");
        using var given = await parent.ConsentAsync(id);
        var page = await parent.FollowAsync(given);
        Assert.Contains("You say yes to this", page.Body!.TextContent, StringComparison.Ordinal);
        var address = given.Headers.Location!.OriginalString;
        using var json = JsonDocument.Parse(await parent.GetStringAsync($"{address}/receipt.json"));
        Assert.Equal("ISO-27560-2023", json.RootElement.GetProperty("header").GetProperty("schema_version").GetString());
        Assert.Equal("given", json.RootElement.GetProperty("events")[0].GetProperty("event_state").GetString());
        Assert.Equal(64, json.RootElement.GetProperty("processing").GetProperty("privacy_notice_sha256").GetString()!.Length);
        Assert.DoesNotContain("marker-receipt", json.RootElement.GetRawText(), StringComparison.Ordinal);
        var other = await app.SignedInAsync("participation-manager");
        using var theirs = await other.GetAsync($"{address}/receipt.json");
        Assert.Equal(HttpStatusCode.NotFound, theirs.StatusCode);
    }

    [Fact]
    public async Task LastDay_IsTheOneThatWasChosen_WhereverItIsShown()
    {
        var id = await app.ShareAsync("Words that are shown until a day.");
        var parent = await app.SignedInAsync("parent");
        var form = (await parent.GetPageAsync($"/taking-part/contributions/{id}/consent/course")).MainForm;
        string Typed(string part) => form.QuerySelector($"[name='Input.Until.{part}']")!.GetAttribute("value")!;
        var chosen = LondonTime.Long(DateOnly.Parse($"{Typed("Year")}-{Typed("Month")}-{Typed("Day")}", System.Globalization.CultureInfo.InvariantCulture));
        using var given = await parent.ConsentAsync(id);
        foreach (var page in new[] { given.Headers.Location!.OriginalString, "/taking-part/consents", $"/taking-part/contributions/{id}", "/taking-part/withdraw" })
        {
            Assert.Contains(chosen, (await parent.GetPageAsync(page)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }
        var manager = await app.SignedInAsync("participation-manager");
        Assert.Contains(chosen, (await manager.GetPageAsync($"/manage/participation/contributions/{id}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1", "1", "2020", "future")]
    [InlineData("1", "1", "2040", "two years")]
    [InlineData("31", "2", "2027", "real date")]
    public async Task Consent_WithAnEndThatCannotBe_GivesNothingAndSaysWhatToDo(string day, string month, string year, string says)
    {
        var id = await app.ShareAsync("Some words.");
        var parent = await app.SignedInAsync("parent");
        var page = await parent.GetPageAsync($"/taking-part/contributions/{id}/consent/course");
        using var answer = await parent.SubmitAsync(
            page.MainForm, ("Input.Audience", "AllLearners"), ("Input.Identifiability", "NoName"), ("Input.Territory", "UnitedKingdom"),
            ("Input.Until.Day", day), ("Input.Until.Month", month), ("Input.Until.Year", year));
        Assert.Contains(says, (await answer.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.False(await app.WithDatabaseAsync(db => db.Consents.AnyAsync(c => c.ContributionId == id)));
    }

    [Fact]
    public async Task ErasedWords_LeaveNothingThatCanBeRead_ButTheConsentStaysKnown()
    {
        var id = await app.ShareAsync("Words with marker-erase.", ContributionSamples.Key);
        var parent = await app.SignedInAsync("parent");
        using var given = await parent.ConsentAsync(id);
        var page = await parent.GetPageAsync($"/taking-part/contributions/{id}");
        page = await parent.GetPageAsync(page.QuerySelector("main a[href^='/taking-part/contributions/'][href$='/erase']")!.GetAttribute("href")!);
        using var erased = await parent.PressAsync(page, "Erase them");
        Assert.Equal(HttpStatusCode.Redirect, erased.StatusCode);
        await app.WithDatabaseAsync(async db =>
        {
            var contribution = await db.Contributions.Include(c => c.Versions).SingleAsync(c => c.Id == id);
            Assert.Empty(contribution.SealedDraft);
            Assert.All(contribution.Versions, v => Assert.Empty(v.SealedWords));
            Assert.Equal(ConsentEnding.WordsErased, (await db.Consents.SingleAsync(c => c.ContributionId == id)).End!.How);
            return 0;
        });
        Assert.Equal(["consent.given", "consent.withdrawn", "contribution.words-erased"], await app.ActsAsync(id));
        Assert.DoesNotContain("marker-erase", await LessonAsync(await app.SignedInAsync("learner")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pause_HidesTheWords_AndItsEndShowsThemAgain()
    {
        var id = await app.ShareAsync("Words with marker-pause.", ContributionSamples.Key);
        var parent = await app.SignedInAsync("parent");
        using var given = await parent.ConsentAsync(id);
        var learner = await app.SignedInAsync("learner");
        await PauseAsync(true);
        Assert.DoesNotContain("marker-pause", await LessonAsync(learner), StringComparison.Ordinal);
        await PauseAsync(false);
        Assert.Contains("marker-pause", await LessonAsync(learner), StringComparison.Ordinal);
    }

    private static async Task ChangeAsync(HttpClient parent, Guid id, string text, bool carry)
    {
        var edit = await parent.GetPageAsync($"/taking-part/contributions/{id}/edit");
        using var saved = await parent.SubmitAsync(edit.MainForm, ("Input.Text", text));
        var share = await parent.GetPageAsync($"/taking-part/contributions/{id}/share");
        using var shared = carry ? await parent.SubmitAsync(share.MainForm, ("Carry", "true")) : await parent.SubmitAsync(share.MainForm);
        Assert.Equal(HttpStatusCode.Redirect, shared.StatusCode);
    }

    private static async Task<string> LessonAsync(HttpClient learner) => (await learner.GetPageAsync(ContributionSamples.Lesson)).Body!.InnerHtml;

    private Task<int> PlaceAsync(Guid id) => app.WithDatabaseAsync(async db =>
    {
        (await db.Placements.SingleAsync(p => p.Key == ContributionSamples.Key)).Put(id, Guid.NewGuid(), app.Clock.GetUtcNow().UtcDateTime);
        return await db.SaveChangesAsync();
    });

    private Task<int> PauseAsync(bool paused) => app.WithDatabaseAsync(async db =>
    {
        var id = await app.ParticipantAsync();
        var participant = await db.Participants.SingleAsync(p => p.Id == id);
        if (paused)
        {
            participant.PauseFrom(app.Clock.GetUtcNow().UtcDateTime, null);
        }
        else
        {
            participant.EndPause();
        }
        return await db.SaveChangesAsync();
    });
}
