using System.Globalization;
using System.Text.Json;
using Pace.Learning.Tests.Contributions.Withdrawn;
using Pace.Learning.Tests.Parents;
using Pace.Learning.Web.Contributions;
using Pace.Learning.Web.Contributions.Consents;

namespace Pace.Learning.Tests.Contributions;

/// <summary>A yes ends at midnight in London after the day that the parent chose, and everything says that day.</summary>
public sealed class ConsentDayTests(AppThatPrintsHtml app) : IClassFixture<AppThatPrintsHtml>
{
    [Fact]
    public async Task ThePage_TheReceipts_AndTheEndItself_AgreeOnTheLastDay_AllTheYearRound()
    {
        var id = await app.ShareAsync("Words for a while.");
        var parent = await app.SignedInAsync("parent");
        foreach (var day in Days(LondonTime.DayOf(app.Clock.GetUtcNow().UtcDateTime)))
        {
            var form = (await parent.GetPageAsync($"/taking-part/contributions/{id}/consent/course")).MainForm;
            using var given = await parent.SubmitAsync(
                form, ("Input.Audience", "AllLearners"), ("Input.Identifiability", "NoName"), ("Input.Territory", "UnitedKingdom"),
                ("Input.Until.Day", $"{day.Day}"), ("Input.Until.Month", $"{day.Month}"), ("Input.Until.Year", $"{day.Year}"));
            var receipt = await parent.FollowAsync(given);
            var address = given.Headers.Location!.OriginalString;
            Assert.Contains($"It ends on{LondonTime.Long(day)}", receipt.MainText(), StringComparison.Ordinal);
            Assert.Contains(LondonTime.Long(day), await parent.GetStringAsync($"{address}/receipt.pdf"), StringComparison.Ordinal);
            foreach (var page in new[] { "/taking-part/consents", "/taking-part/withdraw", $"/taking-part/contributions/{id}" })
            {
                Assert.Contains($"until {LondonTime.Long(day)}", (await parent.GetPageAsync(page)).MainText(), StringComparison.Ordinal);
            }

            using var file = await parent.GetAsync($"{address}/receipt.json");
            Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
            Assert.Matches(@"^receipt-\d{4}-\d\d-\d\d\.json$", file.Content.Headers.ContentDisposition.FileName!.Trim('"'));
            using var json = JsonDocument.Parse(await file.Content.ReadAsStringAsync());
            var end = json.RootElement.GetProperty("processing").GetProperty("purposes")[0].GetProperty("retention_until").GetDateTime().ToUniversalTime();
            Assert.Equal(LondonTime.StartOf(day.AddDays(1)), end);

            var consent = await app.LiveConsentAsync(id);
            Assert.Equal((true, false), (await IsValidAsync(consent, end.AddSeconds(-1)), await IsValidAsync(consent, end)));
        }
    }

    [Fact]
    public async Task AYes_ThatEndsSoon_IsAskedAbout_WithTheSameDay()
    {
        var id = await app.ShareAsync("Words for a short while.");
        var parent = await app.SignedInAsync("parent");
        var day = LondonTime.DayOf(app.Clock.GetUtcNow().UtcDateTime).AddDays(40);
        var form = (await parent.GetPageAsync($"/taking-part/contributions/{id}/consent/film")).MainForm;
        using var given = await parent.SubmitAsync(
            form, ("Input.Audience", "Public"), ("Input.Identifiability", "NoName"), ("Input.Territory", "UnitedKingdom"),
            ("Input.Until.Day", $"{day.Day}"), ("Input.Until.Month", $"{day.Month}"), ("Input.Until.Year", $"{day.Year}"));
        Assert.NotNull(given.Headers.Location);
        Assert.Contains(day.ToString("d MMMM", CultureInfo.GetCultureInfo("en-GB")), (await parent.GetPageAsync("/taking-part")).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AYesInOneTab_AfterTakingAllBackInAnother_IsNotKept_AndIsToldSo()
    {
        var id = await app.ShareAsync("Words of two tabs.");
        var parent = await app.SignedInAsync("parent");
        var yes = (await parent.GetPageAsync($"/taking-part/contributions/{id}/consent/course")).MainForm;
        using var back = await parent.WithdrawAsync("Everything");
        Assert.Contains("It is done", (await parent.FollowAsync(back)).Body!.TextContent, StringComparison.Ordinal);

        using var late = await parent.SubmitAsync(yes, ("Input.Audience", "AllLearners"), ("Input.Identifiability", "NoName"), ("Input.Territory", "UnitedKingdom"));
        var told = (await parent.FollowAsync(late)).Body!.TextContent;
        Assert.Contains("You took this back, so we did not keep this yes", told, StringComparison.Ordinal);
        Assert.Contains("You took this back on", told, StringComparison.Ordinal);
        Assert.False(await app.WithDatabaseAsync(db => db.Consents.AnyAsync(c => c.ContributionId == id)));
    }

    [Fact]
    public async Task TakingAllBackInOneTab_AfterAYesInAnother_EndsIt_AndSaysWhatWasUsed()
    {
        var id = await app.ShareAsync("Words of two other tabs.");
        var parent = await app.SignedInAsync("parent");
        var back = (await parent.GetPageAsync("/taking-part/withdraw")).QuerySelector("main form[action*='handler=Everything']")!;
        using var given = await parent.ConsentAsync(id);
        using var taken = await parent.SubmitAsync(back);
        Assert.Contains("course", taken.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Contains("It is done", (await parent.FollowAsync(taken)).Body!.TextContent, StringComparison.Ordinal);
        Assert.False(await app.WithDatabaseAsync(db => db.Consents.AnyAsync(c => c.ContributionId == id && c.End == null)));
        Assert.Contains("It stopped on", (await parent.FollowAsync(given)).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIsSaid_AfterErasingWords_AndAfterSharingAnew_IsTrue()
    {
        var id = await app.ShareAsync("Words from before.");
        var parent = await app.SignedInAsync("parent");
        using var given = await parent.ConsentAsync(id);
        Assert.Contains("Your words from before stay in use", await ShareAnewAsync(parent, id, "Words anew."), StringComparison.Ordinal);
        Assert.Contains("They are used where you said yes before", await ShareAnewAsync(parent, id, "Words anew again.", ("Carry", "true")), StringComparison.Ordinal);

        using var use = await parent.WithdrawAsync("Use", await app.LiveConsentAsync(id));
        Assert.Contains("You can say yes to it again later", (await parent.FollowAsync(use)).Body!.TextContent, StringComparison.Ordinal);

        var page = await parent.GetPageAsync($"/taking-part/contributions/{id}/erase");
        using var erased = await parent.SubmitAsync(page.QuerySelector("main form[action*='handler=Erase']")!);
        var told = (await parent.FollowAsync(erased)).Body!.TextContent;
        Assert.Contains("Your words are erased.", told, StringComparison.Ordinal);
        Assert.DoesNotContain("share it again", told, StringComparison.Ordinal);
    }

    private async Task<string> ShareAnewAsync(HttpClient parent, Guid id, string text, params (string, string)[] more)
    {
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        using var saved = await parent.SubmitAsync((await parent.GetPageAsync($"/taking-part/contributions/{id}/edit")).MainForm, ("Input.Text", text));
        using var shared = await parent.SubmitAsync((await parent.GetPageAsync($"/taking-part/contributions/{id}/share")).MainForm, more);
        return (await parent.FollowAsync(shared)).Body!.TextContent;
    }

    private Task<bool> IsValidAsync(Guid consent, DateTime at) => app.WithDatabaseAsync(db => db.Consents.ValidAt(db, at).AnyAsync(c => c.Id == consent));

    // Around both changes of the clocks, and each month.
    private static IEnumerable<DateOnly> Days(DateOnly today)
    {
        var changes = Enumerable.Range(1, 500).Select(n => today.AddDays(n)).Where(d => (LondonTime.StartOf(d.AddDays(1)) - LondonTime.StartOf(d)).TotalHours != 24).ToList();
        Assert.True(changes.Count >= 2);
        return changes.SelectMany(d => new[] { d.AddDays(-1), d, d.AddDays(1) }).Concat(Enumerable.Range(1, 12).Select(n => today.AddMonths(n))).Where(d => d > today);
    }
}
