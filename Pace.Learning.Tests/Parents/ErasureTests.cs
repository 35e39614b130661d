using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Npgsql;
using Pace.Learning.Tests.Contributions;
using Pace.Learning.Web.Contributions;
using Pace.Learning.Web.Parents;
using Pace.Learning.Web.Parents.Participants;

namespace Pace.Learning.Tests.Parents;

public sealed class ErasureTests(AppWithLogs app) : IClassFixture<AppWithLogs>
{
    private static readonly string[] Words =
    [
        "Zaunkoenig-name", "Zaunkoenig-real", "zaunkoenig@family.example", "07700-900-zaun", "zaun-off-limits", "zaun-own-words", "zaun-worry-words",
        "zaun-title", "zaun-contribution", "zaun-spoken", "zaun-claim", "zaun-receipt", "zaun-idea", "zaun-thanks", "zaun-note", "zaun-reply",
    ];

    [Fact]
    public async Task Erasure_LeavesNoReadableTrace_NotEvenInABackupMadeBefore()
    {
        using var elsewhere = new TemporaryFolder();
        await using var empty = await TestDatabase.CreateAsync(elsewhere.Path);
        var backup = Path.Combine(elsewhere.Path, "before.zip");
        var parent = await FullParentAsync();
        var id = await app.ParticipantNamedAsync(Words[0]);
        var wrapped = await app.WithDatabaseAsync(db => db.PersonKeys.Where(k => k.PersonId == id).Select(k => k.Wrapped).SingleAsync());
        await RunAsync(app.DataFolder, app.ConnectionString, "backup", backup);

        using var erased = await parent.PressAsync(await parent.GetPageAsync("/taking-part/erase"), "Erase everything");
        Assert.Equal("/taking-part/erased", erased.Headers.Location?.OriginalString);

        AssertNoTrace(await EverythingStoredAsync(), wrapped);
        Assert.All(Words, word => Assert.DoesNotContain(app.Lines, line => line.Contains(word, StringComparison.OrdinalIgnoreCase)));
        Assert.Contains(app.Lines, line => line.Contains("/taking-part/contributions", StringComparison.Ordinal));
        await AssertNotShownAsync();
        var manager = await app.SignedInAsync(Roles.ParticipationManager);
        Assert.DoesNotContain(Words[0], (await manager.GetPageAsync("/manage/participation/people")).MainText(), StringComparison.Ordinal);
        using var gone = await manager.GetAsync($"/manage/participation/people/{id}");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.NotNull(await app.WithDatabaseAsync(db => db.Participants.SingleAsync(p => p.Id == id && p.Erasure != null)));

        // The newest keys go with the old backup: that is how an administrator restores.
        var keys = Path.Combine(elsewhere.Path, "now.zip");
        await RunAsync(app.DataFolder, app.ConnectionString, "backup", keys);
        File.Copy(Path.Combine(app.DataFolder, "development-master.key"), Path.Combine(elsewhere.Path, "development-master.key"));
        await RunAsync(elsewhere.Path, empty.ConnectionString, "restore", backup, keys + ".keys");
        await using var restored = new AppOn(empty.ConnectionString, elsewhere.Path);
        await using var scope = restored.Services.CreateAsyncScope();
        var names = scope.ServiceProvider.GetRequiredService<ParticipantNames>();
        var left = await restored.WithDatabaseAsync(db => db.Participants.AsNoTracking().SingleAsync(p => p.Id == id));
        Assert.True(left.IsErased);
        Assert.Empty(left.SealedName);
        Assert.False(await restored.WithDatabaseAsync(db => db.PersonKeys.AnyAsync(k => k.PersonId == id)));
        Assert.All(await restored.WithDatabaseAsync(db => db.Contributions.AsNoTracking().Include(c => c.Versions).Where(c => c.ParticipantId == id).ToListAsync()),
            c => Assert.Empty(c.Latest!.SealedWords));
        var others = await restored.WithDatabaseAsync(db => db.Participants.Where(p => p.Id != id && p.Erasure == null).Select(p => p.Id).ToListAsync());
        Assert.Equal(others.Count, (await names.OfAsync(others, CancellationToken.None)).Count);
    }

    [Fact]
    public async Task ClosingTheAccount_ErasesAsMuch()
    {
        var parent = await app.JoinedAsync("closing@family.example", "Closing-name");
        var id = await app.ParticipantNamedAsync("Closing-name");
        var page = await parent.GetPageAsync("/account/close?step=2");
        using var closed = await parent.SubmitAsync(page.QuerySelectorAll("main form")[^1]);
        Assert.False(await app.WithDatabaseAsync(db => db.PersonKeys.AnyAsync(k => k.PersonId == id)));
        var left = await app.WithDatabaseAsync(db => db.Participants.SingleAsync(p => p.Id == id));
        Assert.True(left.IsErased);
        Assert.Null(left.PersonId);
    }

    [Fact]
    public async Task MyData_TellsEverything_OnThePageAndInTheFile()
    {
        var parent = await app.JoinedAsync(
            "data@family.example", "Data-name", ("Input.RealName", "Data-real"), ("Input.Area", "isle-of-wight"), ("Input.ContactNote", "data-note"));
        var page = (await parent.GetPageAsync("/taking-part/my-data")).MainText();
        using var answer = await parent.GetAsync("/taking-part/my-data.json");
        var json = await answer.Content.ReadAsStringAsync();
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        foreach (var word in (string[])["Data-name", "Data-real", "Isle of Wight", "data-note", "data@family.example"])
        {
            Assert.Contains(word, page, StringComparison.Ordinal);
            Assert.Contains(word, json, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task MyData_IsInPlainWords_WithoutKeysOrCodes()
    {
        var parent = await app.JoinedAsync("plain@family.example", "Plain", ("Input.Area", "rutland"), ("Input.ContactNote", "No voice mail."));
        using var worry = await parent.PressAsync(await parent.GetPageAsync("/taking-part/worry"), "Send", ("Input.Text", "A few words."));
        await ShareAsync(parent, "Text", "Tea", "She made tea.", recording: null);
        await ShareAsync(parent, "Audio", "Spoken", "Said.", recording: [0xFF, 0xFB, .. Encoding.ASCII.GetBytes(new string('a', 5000))]);
        var page = await parent.GetPageAsync("/taking-part/my-data");
        foreach (var words in page.QuerySelectorAll("main :is(dt, dd)").Select(e => e.TextContent))
        {
            Assert.False(Regex.IsMatch(words, @"\d{4}-\d\d|[0-9a-f]{8}-[0-9a-f]{4}|\b[a-z]+/[a-z0-9]+\b|\b[A-Z][a-z]+[A-Z][a-z]+\b|\bbytes\b|\b(True|False)\b"), words);
        }
        Assert.Contains("Sound, less than 1 MB", page.MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draft_IsErasedAfterOneQuestion_AndWhatIsSaidIsTrue()
    {
        var parent = await app.SignedInAsync("parent");
        using var written = await parent.SubmitAsync((await parent.GetPageAsync("/taking-part/contributions/new")).MainForm, ("Input.Kind", "Text"), ("Input.Title", "A draft"), ("Input.Text", "For me."));
        var page = await parent.FollowAsync(written);
        Assert.DoesNotContain(page.QuerySelectorAll("main form"), f => f.GetAttribute("action")!.Contains("Erase", StringComparison.Ordinal));
        var ask = await parent.GetPageAsync(page.QuerySelector("main a[href^='/taking-part/contributions/'][href$='/erase']")!.GetAttribute("href")!);
        Assert.Contains("You have not shared it, so no one else has seen it.", ask.MainText(), StringComparison.Ordinal);
        using var erased = await parent.PressAsync(ask, "Erase them");
        var after = await parent.FollowAsync(erased);
        Assert.Contains("You had not shared it, so no one else has seen it.", after.MainText(), StringComparison.Ordinal);
        Assert.DoesNotContain("stopped using", after.MainText(), StringComparison.Ordinal);
        Assert.DoesNotContain("A draft", after.MainText(), StringComparison.Ordinal);
    }

    private async Task<HttpClient> FullParentAsync()
    {
        var parent = await app.JoinedAsync(
            Words[2], Words[0], ("Input.RealName", Words[1]), ("Input.Phone", Words[3]), ("Input.Area", "rutland"), ("Input.ContactNote", Words[5]));
        using var limits = await parent.SubmitAsync((await parent.GetPageAsync("/taking-part/preferences")).QuerySelector("form:has([name='Limits.OwnWords'])")!, ("Limits.OwnWords", Words[4]));
        using var worry = await parent.PressAsync(await parent.GetPageAsync("/taking-part/worry"), "Send", ("Input.Text", Words[6]));
        var written = await ShareAsync(parent, "Text", Words[7], Words[8], recording: null);
        await app.PlaceAsync(written, ContributionSamples.Key);
        await ShareAsync(parent, "Audio", "Spoken", "Said.", recording: [0xFF, 0xFB, .. Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(Words[9], 500)))]);
        await (await app.SignedInAsync("editor")).SuggestAsync(written, Words[12], Words[12]);
        var learner = await app.SignedInAsync("learner");
        using var thanked = await learner.SubmitAsync((await learner.GetPageAsync(ContributionSamples.Lesson)).QuerySelector("details.thank-you form")!, ("text", Words[13]));
        await ClaimAsync(parent);
        var manager = await app.SignedInAsync(Roles.ParticipationManager);
        var notes = $"/manage/participation/people/{await app.ParticipantNamedAsync(Words[0])}/notes";
        using var noted = await manager.SubmitAsync((await manager.GetPageAsync(notes)).QuerySelector("form:has([name=Text])")!, ("Text", Words[14]));
        using var replied = await parent.SubmitAsync((await parent.GetPageAsync("/taking-part/notes")).QuerySelector("form:has([name=Text])")!, ("Text", Words[15]));
        return parent;
    }

    private static async Task<Guid> ShareAsync(HttpClient parent, string kind, string title, string text, byte[]? recording)
    {
        using var written = await parent.SubmitAsync(
            (await parent.GetPageAsync("/taking-part/contributions/new")).MainForm, ("Input.Kind", kind), ("Input.Title", title), ("Input.Text", text));
        var id = Guid.Parse(written.Headers.Location!.OriginalString.Split('/')[^1]);
        if (recording is not null)
        {
            using var uploaded = await parent.UploadAsync(id, recording, $"{title}.mp3");
        }
        using var shared = await parent.SubmitAsync((await parent.GetPageAsync($"/taking-part/contributions/{id}/share")).MainForm);
        using var given = await parent.ConsentAsync(id);
        Assert.NotNull(given.Headers.Location);
        return id;
    }

    private static async Task ClaimAsync(HttpClient parent)
    {
        var form = (await parent.GetPageAsync("/taking-part/thanks/claim")).QuerySelector("main form[enctype]")!;
        // A PDF is kept as it is, so that its words would be found.
        var receipt = new Upload("Input.Receipt", "zaun-receipt.pdf", Encoding.ASCII.GetBytes($"%PDF-1.4 {Words[11]}")) { Type = "application/pdf" };
        using var sent = await parent.SubmitAsync(form, [receipt], ("Input.Kind", "Travel"), ("Input.Amount", "12.50"), ("Input.Details", Words[10]));
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
    }

    // Asked for last: the log names what was searched for.
    private async Task AssertNotShownAsync()
    {
        var learner = await app.SignedInAsync("learner");
        Assert.Empty((await learner.GetPageAsync($"/search?q={Words[8]}")).QuerySelectorAll(".search-results a"));
        Assert.DoesNotContain(Words[8], (await learner.GetPageAsync(ContributionSamples.Lesson)).MainText(), StringComparison.Ordinal);
        var manager = await app.SignedInAsync(Roles.ParticipationManager);
        foreach (var url in new[] { "/manage/participation", "/manage/participation/contributions", "/manage/participation/thank-yous" })
        {
            var shown = (await manager.GetPageAsync(url)).MainText();
            Assert.All(Words, word => Assert.DoesNotContain(word, shown, StringComparison.OrdinalIgnoreCase));
        }
    }

    private static async Task RunAsync(string folder, string connection, params string[] args)
    {
        var (exitCode, output) = await SiteCommand.RunAsync(folder, connection, args);
        Assert.True(exitCode == 0, output);
    }

    /// <summary>Every byte of the data folder; on PostgreSQL the whole database as its own dump writes it.</summary>
    private async Task<byte[]> EverythingStoredAsync()
    {
        var all = new MemoryStream();
        if (TestDatabase.IsPostgres)
        {
            var where = new NpgsqlConnectionStringBuilder(app.ConnectionString);
            var start = new ProcessStartInfo("pg_dump", ["--host", where.Host!, "--username", where.Username!, "--inserts", where.Database!]) { RedirectStandardOutput = true };
            using var dump = Process.Start(start)!;
            await dump.StandardOutput.BaseStream.CopyToAsync(all);
            await dump.WaitForExitAsync();
            Assert.Equal(0, dump.ExitCode);
        }
        foreach (var file in Directory.EnumerateFiles(app.DataFolder, "*", SearchOption.AllDirectories))
        {
            // Not in this process: closing a file of SQLite's here would let go of the locks that its own connections hold.
            using var reading = Process.Start(new ProcessStartInfo("cat", [file]) { RedirectStandardOutput = true })!;
            await reading.StandardOutput.BaseStream.CopyToAsync(all);
            await reading.WaitForExitAsync();
        }
        Assert.True(all.ToArray().AsSpan().IndexOf("@sealed.invalid"u8) >= 0, "The other parents are there: it is the database that is looked through");
        return all.ToArray();
    }

    private static void AssertNoTrace(byte[] everything, byte[] wrappedKey)
    {
        var text = Encoding.Latin1.GetString(everything);
        foreach (var word in Words)
        {
            Assert.False(text.Contains(word, StringComparison.OrdinalIgnoreCase), $"{word} is still there");
            Assert.False(text.Contains(Convert.ToHexString(Encoding.UTF8.GetBytes(word)), StringComparison.OrdinalIgnoreCase), $"{word} is still there, as hexadecimal");
        }
        Assert.True(everything.AsSpan().IndexOf(wrappedKey) < 0, "The key is still there");
        Assert.False(text.Contains(Convert.ToHexString(wrappedKey), StringComparison.OrdinalIgnoreCase), "The key is still there, as hexadecimal");
    }
}
