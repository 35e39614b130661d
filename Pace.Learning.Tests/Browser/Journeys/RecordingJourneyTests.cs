using Microsoft.Playwright;
using Pace.Learning.Tests.Contributions;
using Pace.Learning.Tests.Support.Browser;
using Pace.Learning.Web.Platform.Media;

namespace Pace.Learning.Tests.Browser.Journeys;

/// <summary>A parent's voice, from their phone's microphone to a learner's ears.</summary>
public sealed class RecordingJourneyTests(SiteInBrowser site) : IClassFixture<SiteInBrowser>
{
    /// <summary>How long what a player plays is, in seconds; -1: it can't be played.</summary>
    internal const string HasLength = "a => new Promise(done => { a.preload = 'metadata'; a.load(); a.onloadedmetadata = () => done(a.duration); a.onerror = () => done(-1); if (a.readyState > 0) done(a.duration); })";

    [Fact]
    public async Task RecordedOnAPhone_OverALineThatDrops_ItIsHeardInTheLesson()
    {
        var id = await site.BeginRecordingAsync();
        await using var phone = await site.OpenAsync($"/taking-part/contributions/{id}/recording", Reader.OnPhone with { As = Roles.Parent, Records = true });
        var page = phone.Page;

        // The microphone is refused first: it says what can be done, and the file's field is there.
        await Press("Start recording");
        await Assertions.Expect(page.Locator("[data-recorder-error]")).ToContainTextAsync("This page may not use your microphone");
        await phone.AssertAccessibleAsync();
        await phone.AssertNoHorizontalScrollAsync();
        await phone.PhotographAsync("recording-refused");
        phone.AssertNoComplaints();

        await page.Context.GrantPermissionsAsync(["microphone"]);
        await Press("Start recording");
        await Assertions.Expect(page.Locator("[data-clock]")).ToHaveTextAsync("0:02");
        await Press("Pause the recording");
        await Assertions.Expect(page.Locator("[data-state]")).ToContainTextAsync("Nothing is recorded now");
        await phone.PhotographAsync("recording-paused");
        await Press("Go on recording");
        await page.WaitForTimeoutAsync(500);
        await Press("Stop");
        var back = page.Locator("audio[data-back]");
        await Assertions.Expect(back).ToBeVisibleAsync();
        Assert.InRange(await back.EvaluateAsync<double>(HasLength), 1.5, 20);
        Assert.True(await back.EvaluateAsync<bool>("a => a.paused"));
        await phone.AssertAccessibleAsync();
        await phone.PhotographAsync("recording-heard-back");

        // Leaving by mistake is asked about; what was recorded stays.
        var asked = new TaskCompletionSource<string>();
        page.Dialog += async (_, dialog) =>
        {
            asked.TrySetResult(dialog.Type);
            await dialog.DismissAsync();
        };
        await page.GetByRole(AriaRole.Link, new() { Name = "Go back" }).ClickAsync();
        Assert.Equal("beforeunload", await asked.Task.WaitAsync(TimeSpan.FromSeconds(30)));

        await Press("Record again");
        await Press("Start recording");
        await Assertions.Expect(page.Locator("[data-state]")).ToHaveTextAsync("Recording.");
        await Assertions.Expect(page.Locator("[data-clock]")).ToHaveTextAsync("0:03");
        await Press("Stop");
        await page.Context.SetOfflineAsync(true);
        await Press("Send it");
        await Assertions.Expect(page.Locator("[data-unsent-says]")).ToContainTextAsync("Nothing is lost");
        await phone.PhotographAsync("recording-unsent");
        await page.Context.SetOfflineAsync(false);
        await Press("Try again");
        await page.ArrivesAtAsync($"**/taking-part/contributions/{id}");

        var media = await site.WithDatabaseAsync(db => db.MediaFiles.AsNoTracking().SingleAsync(m => m.BelongsTo == id));
        Assert.StartsWith("audio/", media.ContentType, StringComparison.Ordinal);
        var parent = await site.SignedInAsync(Roles.Parent);
        using var shared = await parent.SubmitAsync((await parent.GetPageAsync($"/taking-part/contributions/{id}/share")).MainForm);
        using var given = await parent.ConsentAsync(id);

        await using var learner = await site.OpenAsync(ContributionSamples.Lesson, Reader.OnPhone with { As = Roles.Learner });
        var ranges = new List<int>();
        learner.Page.Response += (_, answer) =>
        {
            if (answer.Url.EndsWith($"/voices/media/{media.Id}", StringComparison.Ordinal))
            {
                ranges.Add(answer.Status);
            }
        };
        var voice = learner.Page.Locator($"audio:has(source[src='/voices/media/{media.Id}'])");
        Assert.InRange(await voice.EvaluateAsync<double>(HasLength), 2, 20);
        await voice.EvaluateAsync("a => { a.muted = true; return a.play(); }");
        await learner.Page.WaitForFunctionAsync("() => [...document.querySelectorAll('audio')].some(a => a.currentTime > 0.5)");
        Assert.Contains(206, ranges);
        learner.AssertNoComplaints();

        Task Press(string words) => page.GetByRole(AriaRole.Button, new() { Name = words, Exact = true }).ClickAsync();
    }

    [Fact]
    public async Task AFilm_IsRecordedToo_AndLeavingTheSiteIsNeverHeldUp()
    {
        var id = await site.BeginRecordingAsync(Web.Contributions.ContributionKind.Video);
        await using var parent = await site.OpenAsync($"/taking-part/contributions/{id}/recording", new Reader { As = Roles.Parent, Records = true, Leaves = true });
        var page = parent.Page;
        await page.Context.GrantPermissionsAsync(["microphone", "camera"]);
        await FilmAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send it" }).ClickAsync();
        await page.ArrivesAtAsync($"**/taking-part/contributions/{id}");
        var media = await site.WithDatabaseAsync(db => db.MediaFiles.AsNoTracking().SingleAsync(m => m.BelongsTo == id));
        Assert.StartsWith("video/", media.ContentType, StringComparison.Ordinal);
        Assert.InRange(await page.Locator("main video").EvaluateAsync<double>(HasLength), 0.5, 20);

        await parent.GoToAsync($"/taking-part/contributions/{id}/recording");
        await FilmAsync();
        parent.AssertNoComplaints();
        page.Dialog += (_, _) => Assert.Fail("Leaving was held up.");
        await page.GetByRole(AriaRole.Link, new() { Name = "Leave this site", Exact = true }).ClickAsync();
        await Assertions.Expect(page).ToHaveTitleAsync("Elsewhere");

        async Task FilmAsync()
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Turn on the camera" }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Start recording" }).ClickAsync();
            await Assertions.Expect(page.Locator("[data-clock]")).ToHaveTextAsync("0:01");
            await page.GetByRole(AriaRole.Button, new() { Name = "Stop", Exact = true }).ClickAsync();
            await Assertions.Expect(page.Locator("video[data-back]")).ToBeVisibleAsync();
        }
    }

    [Fact]
    public async Task NotSent_AndTheTabClosed_ItIsThereForItsParentAlone_AndLeavingTakesItAway()
    {
        var id = await site.BeginRecordingAsync();
        var address = $"/taking-part/contributions/{id}/recording";
        await using var phone = await site.OpenAsync(address, Reader.OnPhone with { As = Roles.Parent, Records = true, Leaves = true });
        var context = phone.Page.Context;
        await context.GrantPermissionsAsync(["microphone"]);
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Start recording" }).ClickAsync();
        await Assertions.Expect(phone.Page.Locator("[data-clock]")).ToHaveTextAsync("0:02");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Stop", Exact = true }).ClickAsync();
        await Assertions.Expect(phone.Page.Locator("[data-kept]")).ToContainTextAsync("We keep it on this device for a day");
        phone.AssertNoComplaints();

        // What lies on the device is noise: nothing of a recording's own bytes is in it.
        var held = await phone.Page.EvaluateAsync<string>("""
            () => new Promise(done => {
              const open = indexedDB.open('pace-unsent');
              open.onsuccess = () => {
                const all = open.result.transaction('parts').objectStore('parts').getAll();
                all.onsuccess = () => { open.result.close(); done(all.result.map(p => String.fromCharCode(...new Uint8Array(p.bytes))).join('|')); };
              };
            })
            """);
        Assert.True(held.Length > 1_000);
        Assert.DoesNotMatch("OpusHead|webm|ftyp|\u001aE\u00df\u00a3", held);

        var page = await context.NewPageAsync();
        await phone.Page.CloseAsync();
        await page.GotoAsync(Url($"/dev/sign-in?as={await site.AddressAsync(Roles.Learner)}"));
        Assert.Equal(404, await page.EvaluateAsync<int>("a => fetch(a).then(r => r.status)", $"{address}/key"));
        await page.GotoAsync(Url($"/dev/sign-in?as={await site.AddressAsync(Roles.Parent)}"));
        await page.GotoAsync(Url(address));
        await Assertions.Expect(page.Locator("[data-restored]")).ToHaveTextAsync("You recorded this before, and did not send it.");
        Assert.InRange(await page.Locator("audio[data-back]").EvaluateAsync<double>(HasLength), 1, 20);

        await page.GetByRole(AriaRole.Link, new() { Name = "Leave this site", Exact = true }).ClickAsync();
        await Assertions.Expect(page).ToHaveTitleAsync("Elsewhere");
        await page.GotoAsync(Url("/help"));
        Assert.Equal(0, await page.EvaluateAsync<int>("() => indexedDB.databases().then(d => d.filter(x => x.name === 'pace-unsent').length)"));

        string Url(string path) => new Uri(site.Address, path).ToString();
    }
}
