using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Pace.Learning.Tests.Courses.Certificates;
using Pace.Learning.Tests.Parents;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Contributions;
using Pace.Learning.Web.Courses;
using Pace.Learning.Web.Parents;
using Pace.Learning.Web.Parents.Participants;

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

    [Fact]
    public async Task ErasuresPausesClosedAccountsRolesAndRevocations_AreDoneAgain_ToThoseAlone()
    {
        var (gone, quiet, other) = (await app.JoinedAsync("gone@family.example", "Gone"), await app.JoinedAsync("quiet@family.example", "Quiet"), await app.JoinedAsync("other@family.example", "Other"));
        var (goneId, quietId, otherId) = (await app.ParticipantNamedAsync("Gone"), await app.ParticipantNamedAsync("Quiet"), await app.ParticipantNamedAsync("Other"));
        var (certificate, kept) = (await app.IssueAsync(), await app.IssueAsync());
        var (trainer, editor) = (await app.MemberAsync(Roles.Trainer), await app.MemberAsync(Roles.Editor));
        using var elsewhere = new TemporaryFolder();
        var (backup, newest) = (Path.Combine(elsewhere.Path, "old.zip"), Path.Combine(elsewhere.Path, "newest.keys"));
        await RunAsync("backup", backup);
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        using var erased = await gone.PressAsync(await gone.GetPageAsync("/taking-part/erase"), "Erase everything");
        using var paused = await quiet.PressAsync(await quiet.GetPageAsync("/taking-part/pause"), "Pause for 2 weeks");
        var closing = await app.SignedInAsync(Roles.Trainer);
        using var closed = await closing.SubmitAsync((await closing.GetPageAsync("/account/close?step=2")).MainForm);
        await app.WithDatabaseAsync(async db =>
        {
            (await db.Certificates.FindAsync(certificate.Id))!.Revoke(Guid.CreateVersion7(), "A sample reason", app.Clock.GetUtcNow().UtcDateTime);
            db.UserRoles.RemoveRange(db.UserRoles.Where(r => r.UserId == editor.Id));
            return await db.SaveChangesAsync();
        });
        await RunAsync("backup", "keys", newest);

        await using var empty = await TestDatabase.CreateAsync(elsewhere.Path);
        var output = await RestoreAsync(elsewhere.Path, empty.ConnectionString, backup, newest);

        Assert.Contains("Did again: 1 erasure of everything, 1 pause.", output, StringComparison.Ordinal);
        Assert.Contains("Took back again: 1 certificate.", output, StringComparison.Ordinal);
        Assert.Contains("Closed again: 1 account. Took again: 1 role.", output, StringComparison.Ordinal);
        await using var restored = new AppOn(empty.ConnectionString, elsewhere.Path);
        var parents = await restored.WithDatabaseAsync(db => db.Participants.AsNoTracking().Where(p => p.Id == goneId || p.Id == quietId || p.Id == otherId).ToDictionaryAsync(p => p.Id));
        Assert.True(parents[goneId].IsErased);
        Assert.False(await restored.WithDatabaseAsync(db => db.PersonKeys.AnyAsync(k => k.PersonId == goneId)));
        Assert.NotNull(parents[quietId].Pause);
        Assert.True(parents[otherId] is { IsErased: false, Pause: null });
        Assert.False(await restored.WithDatabaseAsync(db => db.Users.AnyAsync(u => u.Email == trainer.Address)));
        Assert.False(await restored.WithDatabaseAsync(db => db.UserRoles.AnyAsync(r => r.UserId == editor.Id)));
        Assert.Contains("taken back", (await restored.CreateClient().GetPageAsync($"/certificates/{certificate.Code}")).MainText(), StringComparison.Ordinal);
        Assert.DoesNotContain("taken back", (await restored.CreateClient().GetPageAsync($"/certificates/{kept.Code}")).MainText(), StringComparison.Ordinal);
        await AssertLedgerFitsAsync(elsewhere.Path, empty.ConnectionString);
    }

    [Fact]
    public async Task WithoutAnyKeys_NothingThatIsSealedIsRead_AndItSaysHowToRestoreThem()
    {
        await app.JoinedAsync("sealed@family.example", "Sealed-name");
        var id = await app.ParticipantNamedAsync("Sealed-name");
        using var elsewhere = new TemporaryFolder();
        var backup = Path.Combine(elsewhere.Path, "alone.zip");
        await RunAsync("backup", backup);
        File.Delete(backup + ".keys");
        await using var empty = await TestDatabase.CreateAsync(elsewhere.Path);

        var output = await RestoreAsync(elsewhere.Path, empty.ConnectionString, backup);

        Assert.Contains("restore BACKUP KEYS", output, StringComparison.Ordinal);
        await using var restored = new AppOn(empty.ConnectionString, elsewhere.Path);
        var left = await restored.WithDatabaseAsync(db => db.Participants.AsNoTracking().SingleAsync(p => p.Id == id));
        Assert.NotEmpty(left.SealedName);
        Assert.False(await restored.WithDatabaseAsync(db => db.PersonKeys.AnyAsync()));
        await using var scope = restored.Services.CreateAsyncScope();
        Assert.DoesNotContain("Sealed-name", (await scope.ServiceProvider.GetRequiredService<ParticipantNames>().OfAsync([id], CancellationToken.None)).Values.Select(n => n.ToString()));
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
