using Pace.Learning.Tests.Parents.Expenses;
using Pace.Learning.Web.Contributions;

namespace Pace.Learning.Tests.Contributions;

/// <summary>Each kind of file that a parent may have, sent as the page's form sends it.</summary>
public sealed class RecordingKindsTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    // Longer than a chunk, so that what stands at the end isn't in the first one.
    private const int Length = 150_000;

    private static readonly Dictionary<string, (ContributionKind Kind, byte[] Bytes, string ContentType)> Taken = new()
    {
        ["voice.mp3"] = (ContributionKind.Audio, MediaBytes.Mp3(Length), "audio/mpeg"),
        ["voice memo of an iPhone.m4a"] = (ContributionKind.Audio, MediaBytes.Mp4("M4A ", ["mp4a"], Length), "audio/mp4"),
        ["recorder of an Android phone.m4a"] = (ContributionKind.Audio, MediaBytes.Mp4("mp42", ["mp4a"], Length, indexLast: true), "audio/mp4"),
        ["recorded by Safari.mp4"] = (ContributionKind.Audio, MediaBytes.Mp4("iso5", ["mp4a"], Length), "audio/mp4"),
        ["recorded by Chromium.webm"] = (ContributionKind.Audio, MediaBytes.WebM(["A_OPUS"], Length), "audio/webm"),
        ["recorded by Firefox.ogg"] = (ContributionKind.Audio, MediaBytes.Ogg("OpusHead", Length), "audio/ogg"),
        ["voice.oga"] = (ContributionKind.Audio, MediaBytes.Ogg("\u0001vorbis", Length), "audio/ogg"),
        ["voice.wav"] = (ContributionKind.Audio, MediaBytes.Wav(Length), "audio/wav"),
        ["voice.aac"] = (ContributionKind.Audio, MediaBytes.Aac(Length), "audio/aac"),
        ["film.mp4"] = (ContributionKind.Video, MediaBytes.Mp4("isom", ["avc1", "mp4a"], Length), "video/mp4"),
        ["film of an iPhone.mov"] = (ContributionKind.Video, MediaBytes.Mp4("qt  ", ["avc1", "mp4a"], Length, indexLast: true), "video/mp4"),
        ["good film of an old phone.3gp"] = (ContributionKind.Video, MediaBytes.Mp4("3gp5", ["avc1", "mp4a"], Length), "video/mp4"),
        ["film.webm"] = (ContributionKind.Video, MediaBytes.WebM(["V_VP8", "A_OPUS"], Length), "video/webm"),
    };

    private static readonly Dictionary<string, (ContributionKind Kind, byte[] Bytes, string Words)> Refused = new()
    {
        ["call.amr"] = (ContributionKind.Audio, MediaBytes.Named("#!AMR\n"), "AMR"),
        ["sound.3gp"] = (ContributionKind.Audio, MediaBytes.Mp4("3gp4", ["samr"], 3_000), "AMR"),
        ["film.3gp"] = (ContributionKind.Video, MediaBytes.Mp4("3gp4", ["s263", "samr"], 3_000), "3GP"),
        ["new.mov"] = (ContributionKind.Video, MediaBytes.Mp4("qt  ", ["hvc1", "mp4a"], 3_000, indexLast: true), "Many computers can’t show this film"),
        ["lossless.m4a"] = (ContributionKind.Audio, MediaBytes.Mp4("M4A ", ["alac"], 3_000), "Only Apple devices"),
        ["voice.caf"] = (ContributionKind.Audio, MediaBytes.Named("caff"), "Only Apple devices"),
        ["IMG_0001.heic"] = (ContributionKind.Video, Photos.Heic(), "This is a photo"),
        ["photo.jpg"] = (ContributionKind.Video, Photos.Jpeg(), "This is a photo"),
        ["old.wma"] = (ContributionKind.Audio, MediaBytes.Named("\u0030\u0026\u00B2\u0075"), "Web pages can’t play"),
        ["film.avi"] = (ContributionKind.Video, MediaBytes.Named("RIFF    AVI LIST"), "Web pages can’t play"),
        ["film as sound.mp4"] = (ContributionKind.Audio, MediaBytes.Mp4("isom", ["avc1", "mp4a"], 3_000), "This is a film"),
        ["film as sound.webm"] = (ContributionKind.Audio, MediaBytes.WebM(["V_VP9", "A_OPUS"], 3_000), "This is a film"),
        ["half.mp4"] = (ContributionKind.Audio, MediaBytes.Mp4("mp42", ["mp4a"], 3_000, indexLast: true)[..2_000], "not whole"),
        ["nothing.mp3"] = (ContributionKind.Audio, [], "nothing in this file"),
        ["letter.docx"] = (ContributionKind.Audio, MediaBytes.Named("PK\u0003\u0004"), "We can’t take this file"),
    };

    public static TheoryData<string> TakenNames => [.. Taken.Keys];

    public static TheoryData<string> RefusedNames => [.. Refused.Keys];

    [Theory]
    [MemberData(nameof(TakenNames))]
    public async Task WhatBrowsersPlay_IsTaken_AndHeardInALesson_InRanges(string name)
    {
        var (kind, bytes, contentType) = Taken[name];
        var (id, address) = await app.RecordedAsync(bytes, kind, named: kind == ContributionKind.Video ? "Face" : "ChosenName");
        var learner = await app.SignedInAsync("learner");
        var source = (await learner.GetPageAsync(ContributionSamples.Lesson)).QuerySelector($"source[src='{address}']");
        Assert.Equal(contentType, source?.GetAttribute("type"));
        using var end = await learner.RangeAsync(address, bytes.Length - 100, bytes.Length - 1);
        Assert.Equal((HttpStatusCode.PartialContent, contentType), (end.StatusCode, end.Content.Headers.ContentType?.MediaType));
        Assert.Equal(bytes[^100..], await end.Content.ReadAsByteArrayAsync());
        Assert.NotEqual(Guid.Empty, id);
    }

    [Theory]
    [MemberData(nameof(RefusedNames))]
    public async Task WhatTheyCannotPlay_IsRefusedBesideTheField_WithWhatHelps(string name)
    {
        var (kind, bytes, words) = Refused[name];
        var id = await app.BeginRecordingAsync(kind);
        var parent = await app.SignedInAsync("parent");
        using var answer = await parent.UploadAsync(id, bytes, name);
        var page = await parent.FollowAsync(answer);
        Assert.Contains(words, page.QuerySelector("#file-error")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(words, page.QuerySelector(".error-summary a[href='#file']")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("true", page.QuerySelector("#file")!.GetAttribute("aria-invalid"));
        Assert.False(await app.WithDatabaseAsync(db => db.Set<Web.Platform.Media.MediaFile>().AnyAsync(m => m.BelongsTo == id)));
        Assert.Equal(await app.WithDatabaseAsync(db => db.Set<Web.Platform.Media.MediaFile>().CountAsync()), Files().Length);
    }

    [Fact]
    public async Task ANewTry_TakesThePlaceOfOneThatWasNeverShared_AndOfNoOther()
    {
        var id = await app.BeginRecordingAsync();
        var parent = await app.SignedInAsync("parent");
        using var first = await parent.UploadAsync(id, MediaBytes.Mp3(3_000), "first.mp3");
        using var second = await parent.UploadAsync(id, MediaBytes.Mp3(3_000), "second.mp3");
        var kept = await RecordingsOfAsync(id);
        Assert.Single(kept);
        using var shared = await parent.SubmitAsync((await parent.GetPageAsync($"/taking-part/contributions/{id}/share")).MainForm);
        using var third = await parent.UploadAsync(id, MediaBytes.Mp3(3_000), "third.mp3");
        Assert.Equal(2, (await RecordingsOfAsync(id)).Count);
        Assert.Contains(Files(), f => f.Contains($"{kept[0]:N}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Contribution")]
    [InlineData("Erase")]
    public async Task TakenBackWhileItIsOnItsWay_BothEndWell(string what)
    {
        var (id, _) = await app.RecordedAsync(MediaBytes.Mp3(3_000));
        var parent = await app.SignedInAsync("parent");
        var form = new FilledForm((await parent.GetPageAsync($"/taking-part/contributions/{id}/recording")).MainForm, [], [new Upload("file", "new.mp3", MediaBytes.Mp3(200_000))]);
        var page = await parent.GetPageAsync($"/taking-part/contributions/{id}{(what == "Erase" ? "/erase" : "")}");
        var back = page.QuerySelectorAll("main form").Single(f => f.GetAttribute("action")!.EndsWith($"handler={what}", StringComparison.Ordinal));
        using var request = form.ToRequest();
        var slow = new SlowContent(request.Content!);
        request.Content = slow;

        var sending = parent.SendAsync(request);
        await slow.IsHalfway;
        using var taken = await parent.SubmitAsync(back);
        slow.GoOn();
        using var sent = await sending;

        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        Assert.Equal(what == "Erase" ? HttpStatusCode.NotFound : HttpStatusCode.Redirect, sent.StatusCode);
        var after = await app.WithDatabaseAsync(db => db.Set<Contribution>().AsNoTracking().SingleAsync(c => c.Id == id));
        Assert.NotNull(after.Withdrawal);
        Assert.Equal(what == "Erase" ? 0 : 2, (await RecordingsOfAsync(id)).Count);
        Assert.Equal(await app.WithDatabaseAsync(db => db.Set<Web.Platform.Media.MediaFile>().CountAsync()), Files().Length);
    }

    [Fact]
    public async Task CaptionsAlone_AreAddedToTheFilmThatIsThere()
    {
        var id = await app.BeginRecordingAsync(ContributionKind.Video);
        var parent = await app.SignedInAsync("parent");
        using var film = await parent.UploadAsync(id, MediaBytes.Mp4("isom", ["avc1", "mp4a"], 3_000), "film.mp4");
        var page = await parent.GetPageAsync($"/taking-part/contributions/{id}/recording");
        using var captioned = await parent.SubmitAsync(page.MainForm, [new Upload("captions", "words.vtt", [.. "WEBVTT\n\n00:00.000 --> 00:02.000\nHello\n"u8])]);
        Assert.Equal($"/taking-part/contributions/{id}", captioned.Headers.Location?.OriginalString);
        var media = Assert.Single(await RecordingsOfAsync(id));
        Assert.Contains("Hello", await parent.GetStringAsync($"/voices/media/{media}/captions"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ThePagesScript_GetsTheAnswerAsData_AndOnlyThisPageMayUseTheMicrophone()
    {
        var id = await app.BeginRecordingAsync();
        var parent = await app.SignedInAsync("parent");
        using var page = await parent.GetAsync($"/taking-part/contributions/{id}/recording");
        Assert.Contains("microphone=(self)", page.Headers.GetValues("Permissions-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("camera=()", page.Headers.GetValues("Permissions-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("media-src 'self' blob:", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        using var other = await parent.GetAsync($"/taking-part/contributions/{id}");
        Assert.Contains("microphone=()", other.Headers.GetValues("Permissions-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("blob:", other.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);

        var form = (await page.ReadPageAsync()).MainForm;
        Assert.Contains("\"next\":\"/taking-part/contributions/", await SentAsync("voice.mp3", MediaBytes.Mp3(2_000)), StringComparison.Ordinal);
        Assert.Contains("\"code\":\"amr\"", await SentAsync("voice.amr", MediaBytes.Named("#!AMR\n")), StringComparison.Ordinal);

        async Task<string> SentAsync(string name, byte[] bytes)
        {
            using var request = new FilledForm(form, [], [new Upload("file", name, bytes)]).ToRequest();
            request.Headers.Accept.ParseAdd("application/json");
            using var answer = await parent.SendAsync(request);
            return await answer.Content.ReadAsStringAsync();
        }
    }

    private Task<List<Guid>> RecordingsOfAsync(Guid id) =>
        app.WithDatabaseAsync(db => db.Set<Web.Platform.Media.MediaFile>().Where(m => m.BelongsTo == id).OrderBy(m => m.CreatedAt).Select(m => m.Id).ToListAsync());

    private string[] Files() => Directory.Exists(Path.Combine(app.DataFolder, "recordings")) ? Directory.GetFiles(Path.Combine(app.DataFolder, "recordings")) : [];

    /// <summary>Goes over a slow line: the second half waits.</summary>
    private sealed class SlowContent : HttpContent
    {
        private readonly HttpContent inner;
        private readonly TaskCompletionSource halfway = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public SlowContent(HttpContent inner)
        {
            this.inner = inner;
            foreach (var header in inner.Headers)
            {
                Headers.TryAddWithoutValidation(header.Key, header.Value);
            }
        }

        public Task IsHalfway => halfway.Task;

        public void GoOn() => goOn.SetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var bytes = await inner.ReadAsByteArrayAsync();
            await stream.WriteAsync(bytes.AsMemory(0, bytes.Length / 2));
            await stream.FlushAsync();
            halfway.SetResult();
            await goOn.Task;
            await stream.WriteAsync(bytes.AsMemory(bytes.Length / 2));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
