using Pace.Learning.Tests.Accounts;
using Pace.Learning.Tests.Parents;
using Pace.Learning.Web.Platform.Ledger;
using Pace.Learning.Web.Platform.Media;

namespace Pace.Learning.Tests.Contributions;

/// <summary>What is said, typed for a parent who asks. It is their text: nothing comes of it before they say so.</summary>
public sealed class TranscriptTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    private const string Week = "/manage/participation";

    [Fact]
    public async Task Asked_Typed_Changed_AndTaken_ItIsTheParentsDraft_AndTheManagerHearsItOnlyMeanwhile()
    {
        var (id, media, parent) = await RecordedAsync();
        var (manager, editor) = (await app.SignedInAsync("participation-manager"), await app.SignedInAsync("editor"));
        await AssertHeardAsync(manager, media, false);

        using var asked = await parent.PressAsync(await parent.GetPageAsync($"/taking-part/contributions/{id}"), "Please type it for me");
        var page = await parent.FollowAsync(asked);
        Assert.Contains("You asked us to type what you say", page.MainText(), StringComparison.Ordinal);

        var address = (await manager.GetPageAsync(Week)).QuerySelectorAll("#waiting ~ ul a").First(a => a.TextContent.StartsWith("Listen and type", StringComparison.Ordinal)).GetAttribute("href")!;
        var typing = await manager.GetPageAsync(address);
        Assert.Equal($"/voices/media/{media}", typing.QuerySelector("audio")!.GetAttribute("src"));
        await AssertHeardAsync(manager, media, true);
        await AssertHeardAsync(editor, media, false);
        using (var refused = await editor.GetAsync(address))
        {
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        }

        // In two goes, as such work is done.
        using var empty = await manager.SubmitAsync(typing.Doing("Send"), ("Note", "marker-note"));
        var again = await empty.ReadPageAsync();
        Assert.NotNull(again.QuerySelector(".error-summary a[href='#Text']"));
        Assert.Contains("marker-note", again.QuerySelector("#Note")!.TextContent, StringComparison.Ordinal);
        using var saved = await manager.SubmitAsync(again.Doing("Save"), ("Text", "The first line\nmarker-typed"));
        Assert.DoesNotContain("We have typed", (await parent.GetPageAsync("/taking-part")).MainText(), StringComparison.Ordinal);
        var later = await manager.FollowAsync(saved);
        using var sent = await manager.SubmitAsync(later.Doing("Send"), ("Text", later.QuerySelector("#Text")!.TextContent.TrimStart('\n') + "\n\nThe end"));
        Assert.Equal(Week, sent.Headers.Location?.OriginalString);
        Assert.DoesNotContain(address, (await manager.GetPageAsync(Week)).MainHtml(), StringComparison.Ordinal);
        await AssertHeardAsync(manager, media, false);

        var mail = await app.NewestMailAsync(await app.AddressAsync("parent"));
        Assert.Equal("A note for you", mail.Heading);
        Assert.DoesNotMatch("(?i)parent|pace|exploit|child|record|typed|voice", mail.QuerySelector(".mail-text")!.TextContent.Split("http")[0]);

        Assert.DoesNotContain("marker-typed", (await parent.GetPageAsync($"/taking-part/contributions/{id}")).MainText(), StringComparison.Ordinal);
        Assert.Contains("marker-typed", await parent.GetStringAsync("/taking-part/my-data"), StringComparison.Ordinal);
        var task = (await parent.GetPageAsync("/taking-part")).QuerySelectorAll("main a").Single(a => a.TextContent.Contains("We have typed what you say", StringComparison.Ordinal));
        var read = await parent.GetPageAsync(task.GetAttribute("href")!);
        Assert.Contains("marker-note", read.MainText(), StringComparison.Ordinal);
        var text = read.QuerySelector("#Text")!.TextContent.TrimStart('\n');
        using var taken = await parent.SubmitAsync(read.Doing("Take"), ("Text", text.Replace("marker-typed", "marker-mine", StringComparison.Ordinal)));

        var mine = await parent.FollowAsync(taken);
        Assert.Equal(["The first line<br>marker-mine", "The end"], mine.QuerySelectorAll("blockquote p").Select(p => p.InnerHtml));
        using var shared = await parent.SubmitAsync((await parent.GetPageAsync($"/taking-part/contributions/{id}/share")).MainForm);
        Assert.Contains("The first line<br>marker-mine", (await editor.GetPageAsync($"/manage/participation/contributions/{id}")).MainHtml(), StringComparison.Ordinal);
        Assert.Equal(["transcript.asked", "transcript.typed", "transcript.ended"], await LedgerAsync(id));
    }

    [Fact]
    public async Task Left_CalledOff_OrTakenBack_NothingOfItStays()
    {
        var (id, media, parent) = await RecordedAsync();
        var manager = await app.SignedInAsync("participation-manager");
        await AskAsync(parent, id);
        using var off = await parent.PressAsync(await parent.GetPageAsync($"/taking-part/contributions/{id}"), "You need not type it any more");
        await AssertHeardAsync(manager, media, false);

        await AskAsync(parent, id);
        await AskAsync(parent, id);
        using var typed = await manager.SubmitAsync((await manager.GetPageAsync(await TypingAsync(manager))).Doing("Send"), ("Text", "marker-left"));
        var link = (await parent.GetPageAsync($"/taking-part/contributions/{id}")).QuerySelector(".notice a")!.GetAttribute("href")!;
        using var left = await parent.SubmitAsync((await parent.GetPageAsync(link)).Doing("Leave"));
        Assert.DoesNotContain("marker-left", await parent.GetStringAsync("/taking-part/my-data"), StringComparison.Ordinal);
        using (var gone = await parent.GetAsync(link))
        {
            Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        }

        // Recorded anew while it is typed: what was heard is not what is said now.
        await AskAsync(parent, id);
        var address = await TypingAsync(manager);
        var open = await manager.GetPageAsync(address);
        using var anew = await parent.UploadAsync(id, MediaBytes.Mp3(2_000), "anew.mp3");
        using var late = await manager.SubmitAsync(open.Doing("Send"), ("Text", "marker-late"));
        var told = await late.ReadPageAsync();
        Assert.Contains("recorded it anew", told.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("marker-late", told.QuerySelector("#Text")!.TextContent, StringComparison.Ordinal);

        using var everything = await parent.WithdrawAsync("Everything");
        using var after = await manager.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, after.StatusCode);
    }

    private async Task<(Guid Id, Guid Media, HttpClient Parent)> RecordedAsync()
    {
        var id = await app.BeginRecordingAsync(text: "");
        var parent = await app.SignedInAsync("parent");
        using var uploaded = await parent.UploadAsync(id, MediaBytes.Mp3(2_000), "voice.mp3");
        return (id, await app.WithDatabaseAsync(db => db.MediaFiles.Where(m => m.BelongsTo == id).Select(m => m.Id).SingleAsync()), parent);
    }

    private static async Task AskAsync(HttpClient parent, Guid id)
    {
        var page = await parent.GetPageAsync($"/taking-part/contributions/{id}");
        if (page.QuerySelector("form[action*='handler=Ask']") is { } form)
        {
            using var asked = await parent.SubmitAsync(form);
            Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        }
    }

    private static async Task<string> TypingAsync(HttpClient manager) =>
        (await manager.GetPageAsync(Week)).QuerySelectorAll("#waiting ~ ul a").First(a => a.TextContent.StartsWith("Listen and type", StringComparison.Ordinal)).GetAttribute("href")!;

    private static async Task AssertHeardAsync(HttpClient who, Guid media, bool isHeard)
    {
        using var answer = await who.RangeAsync($"/voices/media/{media}", 0, 99);
        Assert.Equal(isHeard ? HttpStatusCode.PartialContent : HttpStatusCode.NotFound, answer.StatusCode);
    }

    private Task<List<string>> LedgerAsync(Guid id) => app.WithDatabaseAsync(db =>
        db.LedgerEntries.Where(e => e.Subject == $"contribution/{id}" && e.Act.StartsWith("transcript.")).OrderBy(e => e.Sequence).Select(e => e.Act).ToListAsync());
}
