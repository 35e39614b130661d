using System.Text.Json;
using Pace.Learning.Tests.Contributions;
using Pace.Learning.Tests.Parents.Expenses;
using Pace.Learning.Web.Media;
using Pace.Learning.Web.Platform.Ledger;

namespace Pace.Learning.Tests.Media;

/// <summary>The library as editors use it.</summary>
public sealed class LibraryTests(MediaApp app) : IClassFixture<MediaApp>
{
    private const string Captions = "WEBVTT\n\n00:00.000 --> 00:02.000\nHello.\n";

    [Fact]
    public async Task APicture_IsAddedWithItsWords_UnderAPathOfItsName()
    {
        var editor = await app.SignedInAsync(Roles.Editor);
        var id = await editor.AddPictureAsync("Wie schön! (1).JPG", ("Input.Title", "A pattern"), ("Input.NewFolder", "patterns/first"), ("Input.Credit", "Drawn by Ed"));
        var item = await app.MediaItemAsync(id);
        Assert.Equal(
            ("media/patterns/first/wie-schon-1.jpg", "A pattern", "A pattern of squares", false, "Drawn by Ed", 1, 1_200, 600),
            (item.Path, item.Title, item.Alt, item.IsDecorative, item.Credit, item.Revisions.Count, item.Current.Width, item.Current.Height));
        Assert.Equal([480, 960], item.Current.Smaller.Select(s => s.Width).Order());
        var list = await editor.GetPageAsync("/studio/media?q=pattern&folder=patterns%2Ffirst&kind=Picture");
        Assert.Equal([$"/studio/media/{id}"], list.QuerySelectorAll(".media-grid h3 a").Select(a => a.GetAttribute("href")));
        Assert.Equal(["media.added"], await app.WithDatabaseAsync(db => db.Set<LedgerEntry>().Where(e => e.Subject == $"media/{id}").Select(e => e.Act).ToListAsync()));

        var second = await app.MediaItemAsync(await editor.AddPictureAsync("wie-schon-1.jpg", ("Input.Folder", "patterns/first")));
        Assert.Equal("media/patterns/first/wie-schon-1-2.jpg", second.Path);
    }

    [Fact]
    public async Task NothingIsAdded_WithoutWhatIsNeeded_AndWhatWasTypedStays()
    {
        var editor = await app.SignedInAsync(Roles.Editor);
        var before = await app.WithDatabaseAsync(db => db.Set<MediaItem>().CountAsync());
        foreach (var (bytes, words, field, error) in new[]
        {
            (MediaSteps.Picture(), Array.Empty<(string, string)>(), "Input_Alt", "Say what the picture shows"),
            (MediaSteps.Picture(), [("Input.Alt", "Squares"), ("Input.IsDecorative", "true")], "Input_IsDecorative", "Either it shows something"),
            (MediaSteps.Picture(), [("Input.Alt", "Squares"), ("Input.Title", " ")], "Input_Title", "Enter a title"),
            (MediaSteps.Picture(), [("Input.Alt", "Squares"), ("Input.NewFolder", "../pages")], "Input_NewFolder", "small letters, digits and hyphens"),
            (MediaSteps.Picture(), [("Input.Alt", "Squares"), ("Input.Shows", "yes")], "Input_ContributionId", "Choose the contribution"),
            (MediaSteps.Picture(), [("Input.Alt", "Squares"), ("Input.Captions", Captions)], "Input_Captions", "Only sound and films"),
            (Photos.Heic(), [("Input.Alt", "Squares")], "Input_File", "Most Compatible"),
            (MediaBytes.Mp4("isom", ["avc1", "mp4a"], 5_000), [("Input.Captions", "WEBVTT\n\n00:00,000 --> 00:02,000\nHello.")], "Input_Captions", "Line 3: These times are of a SubRip file"),
        })
        {
            using var answer = await editor.TryMediaAsync(bytes, "a-file.jpg", [("Input.Transcript", ""), ("Input.Credit", "Kept & shown"), .. words]);
            var page = await answer.ReadPageAsync();
            Assert.Contains(error, page.QuerySelector($".error-summary a[href='#{field}']")?.TextContent ?? page.QuerySelector(".error-summary")?.TextContent ?? "", StringComparison.Ordinal);
            Assert.NotNull(page.QuerySelector($"#{field}"));
            Assert.Equal("Kept & shown", page.QuerySelector("#Input_Credit")!.GetAttribute("value"));
        }
        using var nothing = await editor.SubmitAsync((await editor.GetPageAsync("/studio/media/add")).MainForm, ("Input.Title", "No file"));
        var empty = await nothing.ReadPageAsync();
        Assert.Contains("Choose a file", empty.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Say whether it shows", empty.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(before, await app.WithDatabaseAsync(db => db.Set<MediaItem>().CountAsync()));
    }

    [Fact]
    public async Task CaptionsFromAFile_StandInTheField_WhereTheyCanBePutRight()
    {
        var editor = await app.SignedInAsync(Roles.Editor);
        var id = await editor.AddMediaAsync(MediaBytes.Mp4("isom", ["avc1", "mp4a"], 50_000), "talk.mp4");
        Assert.Contains("Captions are missing", (await editor.GetPageAsync("/studio/media?q=talk")).Body!.TextContent, StringComparison.Ordinal);
        var form = await editor.MediaFormAsync(id);
        using var wrong = await editor.SubmitAsync(form, [new Upload("Input.CaptionsFile", "talk.vtt", "WEBVTT\n\n00:02.000 --> 00:01.000\nHello."u8.ToArray())]);
        var page = await wrong.ReadPageAsync();
        Assert.Contains("Line 3: This caption ends before it begins.", page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("00:02.000 --> 00:01.000", page.QuerySelector("#Input_Captions")!.TextContent, StringComparison.Ordinal);
        using var right = await editor.SubmitAsync(page.QuerySelector("#Input_Captions")!.Closest("form")!, ("Input.Captions", Captions), ("Input.Transcript", "**Jo:** Hello."));
        Assert.NotNull(right.Headers.Location);
        Assert.Equal(Captions, await editor.GetStringAsync("/media/talk.vtt"));
        Assert.Equal("**Jo:** Hello.\n", await editor.GetStringAsync("/media/talk.md"));
    }

    [Fact]
    public async Task TwoWhoChangeOneFile_AreToldOfEachOther()
    {
        var editor = await app.SignedInAsync(Roles.Editor);
        var id = await editor.AddPictureAsync("two-editors.jpg");
        var (one, two) = (await editor.MediaFormAsync(id), await editor.MediaFormAsync(id));
        using var first = await editor.SubmitAsync(one, ("Input.Title", "The first"));
        using var second = await editor.SubmitAsync(two, ("Input.Title", "The second"));
        var page = await second.ReadPageAsync();
        Assert.Contains("Somebody else changed this file", page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("The second", page.QuerySelector("#Input_Title")!.GetAttribute("value"));
        Assert.Equal("The first", (await app.MediaItemAsync(id)).Title);
        using var again = await editor.SubmitAsync(page.QuerySelector("#Input_Title")!.Closest("form")!);
        Assert.Equal("The second", (await app.MediaItemAsync(id)).Title);
    }

    [Fact]
    public async Task AReplacedFile_KeepsItsAddress_AndTheOneBeforeCanComeBack()
    {
        var editor = await app.SignedInAsync(Roles.Editor);
        var id = await editor.AddPictureAsync("replaced.jpg");
        var before = await editor.GetByteArrayAsync("/media/replaced.jpg");
        using (var wrong = await editor.SubmitAsync(await editor.MediaFormAsync(id, "Replace"), [new Upload("Input.File", "replaced.jpg", Photos.Png())]))
        {
            Assert.Contains("This is a PNG file, and the one at this address is JPEG", (await wrong.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        }
        using (var replaced = await editor.SubmitAsync(await editor.MediaFormAsync(id, "Replace"), [new Upload("Input.File", "other.jpg", MediaSteps.Picture(800, 400))]))
        {
            Assert.NotNull(replaced.Headers.Location);
        }
        Assert.NotEqual(before, await editor.GetByteArrayAsync("/media/replaced.jpg"));
        var item = await app.MediaItemAsync(id);
        Assert.Equal(("media/replaced.jpg", 2, 800), (item.Path, item.Revisions.Count, item.Current.Width));
        using var back = await editor.SubmitAsync(await editor.MediaFormAsync(id, "PutBack"));
        Assert.NotNull(back.Headers.Location);
        Assert.Equal(before, await editor.GetByteArrayAsync("/media/replaced.jpg"));
        Assert.Equal(3, (await app.MediaItemAsync(id)).Revisions.Count);
    }

    [Fact]
    public async Task WhatIsUsed_GoesToTheBinOnlyByADecision_AndComesBack()
    {
        var editor = await app.SignedInAsync(Roles.Editor);
        var learner = await app.SignedInAsync(Roles.Learner);
        var id = await editor.AddPictureAsync("used.jpg");
        await app.WriteLessonAsync("used", "Text.\n\n![](media/used.jpg)");
        var page = await editor.GetPageAsync($"/studio/media/{id}");
        Assert.Equal(
            $"A lesson about used, {MediaApp.LessonPath("used")}, line 8", string.Join(' ', page.QuerySelector(".media-uses li")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        Assert.Equal(MediaApp.LessonUrl("used"), page.QuerySelector(".media-uses a")!.GetAttribute("href"));

        using (var undecided = await editor.SubmitAsync(await editor.MediaFormAsync(id, "Bin")))
        {
            Assert.Contains("It is used in 1 place. Decide what becomes of it", (await undecided.ReadPageAsync()).QuerySelector(".error-summary a[href='#Input_Decision']")!.TextContent, StringComparison.Ordinal);
        }
        using (var kept = await editor.SubmitAsync(await editor.MediaFormAsync(id, "Bin"), ("Input.Decision", "keep")))
        {
            Assert.Null((await app.MediaItemAsync(id)).Binned);
        }
        var seen = await editor.MediaFormAsync(id, "Bin");
        await app.WriteLessonAsync("used-too", "![](media/used.jpg)");
        await Eventually.HoldsAsync(async () => (await editor.GetPageAsync($"/studio/media/{id}")).QuerySelectorAll(".media-uses li").Length == 2, "the second use");
        using (var moreUses = await editor.SubmitAsync(seen, ("Input.Decision", "bin")))
        {
            Assert.Contains("Where it is used has changed", (await moreUses.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        }
        var src = (await learner.GetPageAsync(MediaApp.LessonUrl("used"))).QuerySelector("main article img, main img")!.GetAttribute("src")!;
        using (var binned = await editor.SubmitAsync(await editor.MediaFormAsync(id, "Bin"), ("Input.Decision", "bin")))
        {
            Assert.Equal("/studio/media", binned.Headers.Location?.OriginalString);
        }
        foreach (var gone in new[] { src, "/media/used.jpg", $"/studio/media/{id}" })
        {
            using var answer = await editor.GetAsync(gone);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
        var bin = await editor.GetPageAsync("/studio/media/bin");
        var card = bin.QuerySelectorAll(".media-grid > li").Single(l => l.TextContent.Contains("media/used.jpg", StringComparison.Ordinal));
        Assert.Contains("Documents still name it in 2 lines.", card.TextContent, StringComparison.Ordinal);
        using var restored = await editor.SubmitAsync(card.QuerySelector("form[action*='handler=Restore']")!);
        Assert.Equal(HttpStatusCode.OK, (await editor.GetAsync("/media/used.jpg")).StatusCode);
    }

    [Fact]
    public async Task WhatIsDeletedForGood_LeavesNoByte_UnlessAnotherFileIsTheSame()
    {
        var editor = await app.SignedInAsync(Roles.Editor);
        var picture = MediaSteps.Picture();
        var (one, two) = (await editor.AddMediaAsync(picture, "one-of-two.jpg", ("Input.Alt", "Squares")), await editor.AddMediaAsync(picture, "two-of-two.jpg", ("Input.Alt", "Squares")));
        var hashes = (await app.MediaItemAsync(one)).Current.Hashes.ToList();
        await DeleteAsync(one);
        Assert.All(hashes, h => Assert.True(File.Exists(Path.Combine(app.DataFolder, "media", h[..2], h))));
        Assert.Equal(HttpStatusCode.OK, (await editor.GetAsync("/media/two-of-two.jpg")).StatusCode);
        await DeleteAsync(two);
        Assert.All(hashes, h => Assert.False(File.Exists(Path.Combine(app.DataFolder, "media", h[..2], h))));

        async Task DeleteAsync(Guid id)
        {
            using var binned = await editor.SubmitAsync(await editor.MediaFormAsync(id, "Bin"));
            var bin = await editor.GetPageAsync($"/studio/media/bin?delete={id}");
            using var deleted = await editor.SubmitAsync(bin.QuerySelector("form[action*='handler=Delete']")!);
            Assert.False(await app.WithDatabaseAsync(db => db.Set<MediaItem>().AnyAsync(i => i.Id == id)));
        }
    }

    [Fact]
    public async Task FilesOfTheContentFolder_CanBeLookedAt_WithWhereTheyAreUsed()
    {
        var editor = await app.SignedInAsync(Roles.Editor);
        var link = (await editor.GetPageAsync("/studio/media?q=relational-two-maps")).QuerySelector(".media-grid h3 a")!.GetAttribute("href")!;
        var page = await editor.GetPageAsync(link);
        Assert.Contains("courses/relational-safeguarding/01-where-the-harm-is/01-two-maps.md", page.QuerySelector(".media-uses")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main form"));
        foreach (var none in new[] { "media/none.svg", "sources.yaml", "media/../sources.yaml", "" })
        {
            using var answer = await editor.GetAsync($"/studio/media/from-content?path={Uri.EscapeDataString(none)}");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task WhatIsChosenForAText_CompilesAsItIsGiven()
    {
        var editor = await app.SignedInAsync(Roles.Editor);
        await editor.AddPictureAsync("chosen-picture.jpg", ("Input.Alt", "A [pattern] of \"squares\" \\ more"), ("Input.NewFolder", "chosen"));
        await editor.AddMediaAsync(MediaBytes.Mp4("isom", ["avc1", "mp4a"], 50_000), "chosen-film.mp4", ("Input.Folder", "chosen"), ("Input.Captions", Captions), ("Input.Transcript", "Hello."));
        await editor.AddMediaAsync("Before a meeting"u8.ToArray(), "chosen-text.txt", ("Input.Folder", "chosen"), ("Input.Title", "A [list]"));
        using var json = JsonDocument.Parse(await editor.GetStringAsync("/studio/media/choose.json?folder=chosen"));
        var markdown = json.RootElement.GetProperty("files").EnumerateArray().Select(f => f.GetProperty("markdown").GetString()!).ToList();
        Assert.Equal(3, markdown.Count);
        var page = await editor.GetPageAsync("/studio/media/choose?folder=chosen");
        Assert.Equal(markdown.Order(), page.QuerySelectorAll(".media-markdown").Select(m => m.TextContent).Order());

        await app.WriteLessonAsync("chosen", string.Join("\n", markdown));
        var lesson = await (await app.SignedInAsync(Roles.Learner)).GetPageAsync(MediaApp.LessonUrl("chosen"));
        Assert.Equal("A [pattern] of \"squares\" \\ more", lesson.QuerySelector("main img[srcset]")!.GetAttribute("alt"));
        Assert.NotNull(lesson.QuerySelector("main video track[kind=captions]"));
        Assert.Equal("A [list]", lesson.QuerySelector("main a[href='/media/chosen/chosen-text.txt']")!.TextContent);
    }

    [Fact]
    public async Task ALongRecording_IsLargerThanOtherForms_AndIsTaken()
    {
        const int Length = 135 * 1024 * 1024;
        var editor = await app.SignedInAsync(Roles.Editor);
        var id = await editor.AddMediaAsync(MediaBytes.Wav(Length), "long.wav");
        Assert.True((await app.MediaItemAsync(id)).Current.Length > Length);
    }

    [Fact]
    public async Task OnlyEditors_FindTheLibrary()
    {
        var id = await (await app.SignedInAsync(Roles.Editor)).AddPictureAsync("only-editors.jpg");
        foreach (var role in Roles.All.Where(r => r != Roles.Editor))
        {
            var client = await app.SignedInAsync(role);
            foreach (var url in new[] { "/studio/media", "/studio/media/add", "/studio/media/bin", "/studio/media/choose", "/studio/media/choose.json", $"/studio/media/{id}", "/studio/media/from-content?path=media/relational-two-maps.svg" })
            {
                using var answer = await client.GetAsync(url);
                Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{role} {url}: {answer.StatusCode}");
            }
        }
    }
}
