using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Pace.Learning.Tests.Parents;
using Pace.Learning.Web.Contributions;

namespace Pace.Learning.Tests.Contributions;

/// <summary>An older backup is restored: what parents took back since doesn't come back with it.</summary>
public sealed class RestoredTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    private const string Marker = "marker-restored";

    [Fact]
    public async Task WithTheNewestKeys_WhatWasTakenBackSince_IsTakenBackAgain()
    {
        var id = await app.ShareAsync($"Words with {Marker} in them.", ContributionSamples.Key);
        var parent = await app.SignedInAsync("parent");
        using var given = await parent.ConsentAsync(id);
        Assert.Contains(Marker, await (await app.SignedInAsync("learner")).GetStringAsync(ContributionSamples.Lesson), StringComparison.Ordinal);
        using var elsewhere = new TemporaryFolder();
        var (backup, newest) = (Path.Combine(elsewhere.Path, "old.zip"), Path.Combine(elsewhere.Path, "newest.keys"));
        await RunAsync("backup", backup);
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        using var withdrawn = await parent.WithdrawAsync("Everything");
        await RunAsync("backup", "keys", newest);

        await using var empty = await TestDatabase.CreateAsync(elsewhere.Path);
        var output = await RestoreAsync(elsewhere.Path, empty.ConnectionString, backup, newest);

        Assert.Contains("Took back again: ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Held back", output, StringComparison.Ordinal);
        await using var restored = new AppOn(empty.ConnectionString, elsewhere.Path);
        Assert.DoesNotContain(Marker, await LessonAsync(restored), StringComparison.Ordinal);
        Assert.NotNull(await restored.WithDatabaseAsync(db => db.Contributions.AsNoTracking().Where(c => c.Id == id).Select(c => c.Withdrawal).SingleAsync()));
        await AssertLedgerFitsAsync(elsewhere.Path, empty.ConnectionString);
    }

    [Fact]
    public async Task WithKeysAsOldAsTheBackup_NothingShows_UntilSomebodyHasAskedTheParent()
    {
        var id = await app.ShareAsync($"Words with {Marker}-asked in them.", ContributionSamples.Key);
        var parent = await app.SignedInAsync("parent");
        using var given = await parent.ConsentAsync(id);
        foreach (var role in new[] { "learner", "participation-manager" })
        {
            await app.MemberAsync(role);
        }
        using var elsewhere = new TemporaryFolder();
        var backup = Path.Combine(elsewhere.Path, "old.zip");
        await RunAsync("backup", backup);
        await using var empty = await TestDatabase.CreateAsync(elsewhere.Path);

        var output = await RestoreAsync(elsewhere.Path, empty.ConnectionString, backup);

        Assert.Contains("Held back: ", output, StringComparison.Ordinal);
        await using var restored = new AppOn(empty.ConnectionString, elsewhere.Path);
        Assert.DoesNotContain($"{Marker}-asked", await LessonAsync(restored), StringComparison.Ordinal);
        using var manager = await SignedInAsync(restored, await app.AddressAsync("participation-manager"));
        Assert.Contains("held back", (await manager.GetPageAsync("/manage/participation")).MainText(), StringComparison.OrdinalIgnoreCase);
        var page = await manager.GetPageAsync("/manage/participation/held-back");
        var consent = await restored.WithDatabaseAsync(db => db.Consents.Where(c => c.ContributionId == id).Select(c => c.Id).SingleAsync());
        var form = page.QuerySelectorAll<IHtmlFormElement>("main form").Single(f => f.QuerySelector("input[name=id]")!.GetAttribute("value") == consent.ToString());
        using var written = await manager.SubmitAsync(form, ("holds", "true"));
        Assert.Equal(HttpStatusCode.Redirect, written.StatusCode);
        Assert.Contains($"{Marker}-asked", await LessonAsync(restored), StringComparison.Ordinal);
        await AssertLedgerFitsAsync(elsewhere.Path, empty.ConnectionString);
    }

    private async Task RunAsync(params string[] command)
    {
        var (exitCode, output) = await SiteCommand.RunAsync(app.DataFolder, app.ConnectionString, command);
        Assert.True(exitCode == 0, output);
    }

    private async Task<string> RestoreAsync(string folder, string connection, params string[] files)
    {
        File.Copy(Path.Combine(app.DataFolder, "development-master.key"), Path.Combine(folder, "development-master.key"));
        var (exitCode, output) = await SiteCommand.RunAsync(folder, connection, ["restore", .. files]);
        Assert.True(exitCode == 0, output);
        return output;
    }

    private static async Task AssertLedgerFitsAsync(string folder, string connection)
    {
        var (exitCode, output) = await SiteCommand.RunAsync(folder, connection, "ledger", "verify");
        Assert.True(exitCode == 0, output);
    }

    private async Task<string> LessonAsync(AppOn site)
    {
        using var learner = await SignedInAsync(site, await app.AddressAsync("learner"));
        return await learner.GetStringAsync(ContributionSamples.Lesson);
    }

    private static async Task<HttpClient> SignedInAsync(AppOn site, string address)
    {
        var client = site.CreateClient(new() { AllowAutoRedirect = false });
        using var answer = await client.GetAsync($"/dev/sign-in?as={Uri.EscapeDataString(address)}");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }
}
