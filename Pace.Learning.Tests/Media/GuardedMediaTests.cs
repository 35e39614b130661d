using Pace.Learning.Tests.Contributions;
using Pace.Learning.Tests.Parents;
using Pace.Learning.Tests.Studio;
using Pace.Learning.Tests.Studio.Reviews;
using Pace.Learning.Web.Contributions;
using Pace.Learning.Web.Media;
using Pace.Learning.Web.Studio;
using Pace.Learning.Web.Studio.Reviews;

namespace Pace.Learning.Tests.Media;

/// <summary>Files that show or tell of a parent: only while a yes holds, asked each time, and never again afterwards.</summary>
public sealed class GuardedMediaTests(MediaApp app) : IClassFixture<MediaApp>
{
    private const string Instead = "Something of ours stands here.";

    [Fact]
    public async Task AFilmOfAParent_IsShownWhileTheirYesToTheirFaceHolds_AndNotOnTheNextRequestAfter()
    {
        var (id, contribution) = await AddFilmAsync("face");
        var (parent, learner) = (await app.SignedInAsync(Roles.Parent), await app.SignedInAsync(Roles.Learner));
        await app.WriteLessonAsync("face", Block("face"));
        await AssertHiddenAsync(learner, "face");

        using (var named = await parent.ConsentAsync(contribution))
        {
            await AssertHiddenAsync(learner, "face");
        }
        using (var seen = await parent.ConsentAsync(contribution, named: "Face"))
        {
            Assert.NotNull(seen.Headers.Location);
        }
        var lesson = await learner.GetPageAsync(MediaApp.LessonUrl("face"));
        Assert.Equal("/media/face.mp4", lesson.QuerySelector("main video")!.GetAttribute("src"));
        Assert.Contains("SECRET-WORDS", lesson.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(Instead, lesson.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        foreach (var address in await AddressesAsync(id))
        {
            using var part = await learner.RangeAsync(address, 3, 9);
            Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
            Assert.Equal("no-store, private", part.Headers.GetValues("Cache-Control").Single());
            using var stranger = app.Stranger();
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(address)).StatusCode);
        }

        using var withdrawn = await parent.WithdrawAsync("Contribution", contribution);
        await AssertHiddenAsync(learner, "face");
        foreach (var address in await AddressesAsync(id))
        {
            using var part = await learner.RangeAsync(address, 3, 9);
            Assert.Equal(HttpStatusCode.NotFound, part.StatusCode);
            using var editors = await (await app.SignedInAsync(Roles.Editor)).GetAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, editors.StatusCode);
        }
        Assert.Contains("Not shown: no consent holds", (await (await app.SignedInAsync(Roles.Editor)).GetPageAsync("/studio/media?q=face")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatAParentSaysInAFilm_IsNoPartOfADraftThatOthersWriteNotesOn()
    {
        var (_, contribution) = await AddFilmAsync("draft");
        var parent = await app.SignedInAsync(Roles.Parent);
        using var seen = await parent.ConsentAsync(contribution, named: "Face");
        var path = MediaApp.LessonPath("draft");
        await app.WriteLessonAsync("draft", Block("draft"));
        var document = await app.WrittenAsync(path, text => $"{text}\nBring a cup of tea.\n");
        var number = await app.SendToReviewAsync(document);
        var member = await app.GroupMemberAsync();
        var draft = await member.Browser.GetPageAsync(DraftAddresses.Draft(document, number));
        Assert.Contains("SECRET-WORDS", draft.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(draft.QuerySelectorAll("[data-part]"), p => p.TextContent.Contains("SECRET", StringComparison.Ordinal));
        Assert.Contains(draft.QuerySelectorAll("[data-part]"), p => p.TextContent.Contains("cup of tea", StringComparison.Ordinal));
        // Whichever number a form is sent with, none leads to these words.
        for (var part = 1; part <= draft.QuerySelectorAll("[data-part]").Length + 2; part++)
        {
            var form = (await member.Browser.GetPageAsync($"{DraftAddresses.Draft(document, number)}?at={part}")).QuerySelector("form.part-form");
            if (form is not null)
            {
                using var noted = await member.Browser.SubmitAsync(form, ("Input.Words", "I like this"));
            }
        }
        Assert.DoesNotContain(await app.WithDatabaseAsync(db => db.ReviewComments.Where(c => c.DocumentId == document).Select(c => c.Paragraph).ToListAsync()), p => p?.Contains("SECRET", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task APause_HidesIt_AndItsEndShowsItAgain()
    {
        var (_, contribution) = await AddFilmAsync("pause");
        var (parent, learner) = (await app.SignedInAsync(Roles.Parent), await app.SignedInAsync(Roles.Learner));
        await app.WriteLessonAsync("pause", Block("pause"));
        using var seen = await parent.ConsentAsync(contribution, named: "Face");
        Assert.NotNull((await learner.GetPageAsync(MediaApp.LessonUrl("pause"))).QuerySelector("main video"));
        using (var paused = await parent.PressAsync(await parent.GetPageAsync("/taking-part/pause"), "Pause for 2 weeks"))
        {
            Assert.NotNull(paused.Headers.Location);
        }
        await AssertHiddenAsync(learner, "pause");
        using (var ended = await parent.PressAsync(await parent.GetPageAsync("/taking-part/pause"), "End my pause"))
        {
            Assert.NotNull(ended.Headers.Location);
        }
        Assert.NotNull((await learner.GetPageAsync(MediaApp.LessonUrl("pause"))).QuerySelector("main video"));
    }

    [Fact]
    public async Task ForPeopleOnTheCourse_ItIsThereForThemAlone()
    {
        var (_, contribution) = await AddFilmAsync("course");
        await app.WriteLessonAsync("course", Block("course"));
        using var seen = await (await app.SignedInAsync(Roles.Parent)).ConsentAsync(contribution, audience: "CourseLearners", named: "Face");
        var evaluator = await app.SignedInAsync(Roles.Evaluator);
        Assert.Equal(HttpStatusCode.NotFound, (await evaluator.GetAsync("/media/course.mp4")).StatusCode);
        var form = (await evaluator.GetPageAsync("/courses/relational-safeguarding/enrolment")).QuerySelector("form[action$='/enrolment']")!;
        using var enrolled = await evaluator.SubmitAsync(form, (form.QuerySelector("input[type=radio]")!.GetAttribute("name")!, form.QuerySelector("input[type=radio]")!.GetAttribute("value")!));
        Assert.NotNull(enrolled.Headers.Location);
        Assert.Equal(HttpStatusCode.OK, (await evaluator.GetAsync("/media/course.mp4")).StatusCode);
    }

    [Fact]
    public async Task AFilmThatIsTakenBackWhileItPlays_BreaksOff()
    {
        var (_, contribution) = await AddFilmAsync("plays", 12_000_000);
        var (parent, learner) = (await app.SignedInAsync(Roles.Parent), await app.SignedInAsync(Roles.Learner));
        using var seen = await parent.ConsentAsync(contribution, named: "Face");
        using var playing = await learner.GetAsync("/media/plays.mp4", HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, playing.StatusCode);
        await using var stream = await playing.Content.ReadAsStreamAsync();
        await stream.ReadExactlyAsync(new byte[16 * 1024]);
        using var withdrawn = await parent.WithdrawAsync("Contribution", contribution);
        await Assert.ThrowsAnyAsync<Exception>(() => stream.CopyToAsync(Stream.Null));
    }

    [Fact]
    public async Task ErasedWithItsContribution_ItLeavesNothingBehind()
    {
        var (id, contribution) = await AddFilmAsync("erased");
        var parent = await app.SignedInAsync(Roles.Parent);
        using var seen = await parent.ConsentAsync(contribution, named: "Face");
        Assert.Contains("A film of a parent", await parent.GetStringAsync("/taking-part/my-data"), StringComparison.Ordinal);
        var hash = (await app.MediaItemAsync(id)).Current.Hash;
        var kept = Path.Combine(app.DataFolder, "media", hash[..2], hash);
        Assert.True(File.Exists(kept));
        using var erased = await parent.PressAsync(await parent.GetPageAsync($"/taking-part/contributions/{contribution}/erase"), "Erase them");
        Assert.NotNull(erased.Headers.Location);
        Assert.False(await app.WithDatabaseAsync(db => db.Set<MediaItem>().AnyAsync(i => i.Id == id)));
        Assert.False(File.Exists(kept));
    }

    [Fact]
    public async Task TheSameBytesWithoutAGuard_DontOpenIt()
    {
        var film = MediaBytes.Mp4("isom", ["avc1", "mp4a"], 20_000);
        var editor = await app.SignedInAsync(Roles.Editor);
        var contribution = await app.ShareAsync("Words of a parent.");
        var guarded = await editor.AddMediaAsync(film, "twin-guarded.mp4", ("Input.Shows", "yes"), ("Input.ContributionId", contribution.ToString()));
        await editor.AddMediaAsync(film, "twin-open.mp4");
        var hash = (await app.MediaItemAsync(guarded)).Current.Hash;
        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync($"/media/~{hash}.mp4")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync("/media/twin-guarded.mp4")).StatusCode);
    }

    private static string Block(string name) =>
        $":::media A film\nid: the-film\nkind: video\nsrc: media/{name}.mp4\ncaptions: media/{name}.vtt\ntranscript: media/{name}.md\ninstead: {Instead}\n---\n:::";

    private async Task<(Guid Id, Guid Contribution)> AddFilmAsync(string name, int length = 50_000)
    {
        // Their face can be agreed to where they gave a film.
        var parent = await app.SignedInAsync(Roles.Parent);
        var contribution = await app.BeginRecordingAsync(ContributionKind.Video);
        using var uploaded = await parent.UploadAsync(contribution, Recordings.Film(1_000), "film.mp4");
        using var shared = await parent.SubmitAsync((await parent.GetPageAsync($"/taking-part/contributions/{contribution}/share")).MainForm);
        var editor = await app.SignedInAsync(Roles.Editor);
        var id = await editor.AddMediaAsync(
            MediaBytes.Mp4("isom", ["avc1", "mp4a"], length), $"{name}.mp4", ("Input.Title", "A film of a parent"), ("Input.Shows", "yes"), ("Input.ContributionId", contribution.ToString()),
            ("Input.Captions", "WEBVTT\n\n00:00.000 --> 00:02.000\nHello.\n"), ("Input.Transcript", "SECRET-WORDS."));
        return (id, contribution);
    }

    private async Task<string[]> AddressesAsync(Guid id)
    {
        var item = await app.MediaItemAsync(id);
        return ["/" + item.Path, "/" + item.CaptionsPath, "/" + item.TranscriptPath, $"/media/~{item.Current.Hash}.mp4"];
    }

    private static async Task AssertHiddenAsync(HttpClient learner, string name)
    {
        var lesson = await learner.GetPageAsync(MediaApp.LessonUrl(name));
        Assert.Null(lesson.QuerySelector("main video"));
        Assert.Contains(Instead, lesson.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", lesson.Source.Text, StringComparison.Ordinal);
        using var file = await learner.GetAsync($"/media/{name}.mp4");
        Assert.Equal(HttpStatusCode.NotFound, file.StatusCode);
    }
}
