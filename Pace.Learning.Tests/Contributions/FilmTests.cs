using Pace.Learning.Tests.Parents;
using Pace.Learning.Web.Contributions;
using Pace.Learning.Web.Platform.Media;

namespace Pace.Learning.Tests.Contributions;

public sealed class FilmTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    private const string Captions = "WEBVTT\n\n00:00.000 --> 00:02.000\nmarker-captions\n";

    [Fact]
    public async Task Film_PlaysWithItsCaptions_OnlyWhereTheFaceWasAgreedTo_AndOnlyWhileItIs()
    {
        var id = await app.BeginRecordingAsync(ContributionKind.Video, "What is said, marker-transcript.");
        var parent = await app.SignedInAsync("parent");
        using var uploaded = await parent.UploadAsync(id, Recordings.Film(90_000), "film.mp4", Captions);
        Assert.Equal($"/taking-part/contributions/{id}", uploaded.Headers.Location!.OriginalString);
        var address = $"/voices/media/{await app.WithDatabaseAsync(db => db.MediaFiles.Where(m => m.BelongsTo == id).Select(m => m.Id).SingleAsync())}";
        using var shared = await parent.SubmitAsync((await parent.GetPageAsync($"/taking-part/contributions/{id}/share")).MainForm);
        var learner = await app.SignedInAsync("learner");
        await AssertNotThereAsync(learner, address);

        // With the name alone, the words are shown and the film is not.
        using var named = await parent.ConsentAsync(id);
        var lesson = await learner.GetPageAsync(ContributionSamples.Lesson);
        Assert.Contains("marker-transcript", lesson.MainText(), StringComparison.Ordinal);
        Assert.Null(lesson.QuerySelector("video"));
        await AssertNotThereAsync(learner, address);

        using var shown = await parent.ConsentAsync(id, named: "Face");
        lesson = await learner.GetPageAsync(ContributionSamples.Lesson);
        Assert.Equal(address, lesson.QuerySelector("video source")!.GetAttribute("src"));
        Assert.False(lesson.QuerySelector("video")!.HasAttribute("autoplay"));
        Assert.Equal($"{address}/captions", lesson.QuerySelector("video track[kind=captions]")!.GetAttribute("src"));
        using (var captions = await learner.GetAsync($"{address}/captions"))
        {
            Assert.Equal("text/vtt", captions.Content.Headers.ContentType?.MediaType);
            Assert.True(captions.Headers.CacheControl!.NoStore);
            Assert.Equal(Captions, await captions.Content.ReadAsStringAsync());
        }

        using var withdrawn = await parent.WithdrawAsync("Contribution", id);
        await AssertNotThereAsync(learner, address);
        Assert.DoesNotContain("marker-transcript", (await learner.GetPageAsync(ContributionSamples.Lesson)).MainText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not captions at all")]
    [InlineData("<script>alert(1)</script>")]
    public async Task WhatIsNoCaptions_IsRefusedInPlainWords(string captions)
    {
        var id = await app.BeginRecordingAsync(ContributionKind.Video);
        var parent = await app.SignedInAsync("parent");
        using var answer = await parent.UploadAsync(id, Recordings.Film(1_000), "film.mp4", captions);
        Assert.Contains("Choose a captions file", (await parent.FollowAsync(answer)).QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Null(await app.WithDatabaseAsync(db => db.MediaFiles.Where(m => m.BelongsTo == id).Select(m => m.SealedCaptions).SingleAsync()));
    }

    [Fact]
    public async Task Recording_ThatIsTakenBackWhileItPlays_BreaksOff()
    {
        var sound = Recordings.Sound(12_000_000);
        var (id, address) = await app.RecordedAsync(sound);
        var learner = await app.SignedInAsync("learner");
        using var playing = await learner.GetAsync(address, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(sound.Length, playing.Content.Headers.ContentLength);
        await using var stream = await playing.Content.ReadAsStreamAsync();
        var buffer = new byte[16 * 1024];
        var heard = await stream.ReadAtLeastAsync(buffer, buffer.Length);
        Assert.Equal(sound[..heard], buffer[..heard]);

        using var withdrawn = await (await app.SignedInAsync("parent")).WithdrawAsync("Contribution", id);
        Assert.Equal(HttpStatusCode.Redirect, withdrawn.StatusCode);
        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            for (int more; (more = await stream.ReadAsync(buffer)) > 0;)
            {
                heard += more;
            }
            Assert.Equal(sound.Length, heard);
        });
        Assert.True(heard < sound.Length / 2, $"{heard} bytes of {sound.Length} were heard");
    }

    private static async Task AssertNotThereAsync(HttpClient learner, string address)
    {
        using var film = await learner.RangeAsync(address, 0, 99);
        using var captions = await learner.GetAsync($"{address}/captions");
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (film.StatusCode, captions.StatusCode));
    }
}
