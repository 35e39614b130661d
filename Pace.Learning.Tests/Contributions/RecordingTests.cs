using Pace.Learning.Web.Platform.Media;

namespace Pace.Learning.Tests.Contributions;

public sealed class RecordingTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    [Fact]
    public async Task Recording_IsStrippedSealedAndPlayedInRanges_UntilItIsTakenBack()
    {
        var sound = Recordings.Sound(200_000);
        byte[] tag = [.. "ID3\u0004\0\0\0\0\0\u0010"u8, .. "TIT2-Secret-Name"u8];
        var id = await app.BeginRecordingAsync();
        var parent = await app.SignedInAsync("parent");

        using var uploaded = await parent.UploadAsync(id, [.. tag, .. sound], "voice.txt");
        Assert.Equal($"/taking-part/contributions/{id}", uploaded.Headers.Location?.OriginalString);
        var share = await parent.GetPageAsync($"/taking-part/contributions/{id}/share");
        using var shared = await parent.SubmitAsync(share.MainForm);
        using var given = await parent.ConsentAsync(id);
        var media = await app.WithDatabaseAsync(db => db.MediaFiles.SingleAsync(m => m.BelongsTo == id));
        var address = $"/voices/media/{media.Id}";

        var onDisk = await File.ReadAllBytesAsync(Directory.GetFiles(Path.Combine(app.DataFolder, "recordings"), $"{media.Id:N}*").Single());
        Assert.Equal(-1, onDisk.AsSpan().IndexOf(sound.AsSpan(1000, 32)));

        var learner = await app.SignedInAsync("learner");
        using var whole = await learner.GetAsync(address);
        Assert.Equal("audio/mpeg", whole.Content.Headers.ContentType?.MediaType);
        Assert.True(whole.Headers.CacheControl!.NoStore);
        Assert.Equal(sound, await whole.Content.ReadAsByteArrayAsync());
        foreach (var (from, to) in new[] { (0, 9), (65_530, 65_545), (131_000, 199_999), (199_999, 199_999) })
        {
            using var part = await learner.RangeAsync(address, from, to);
            Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
            Assert.Equal(sound[from..(to + 1)], await part.Content.ReadAsByteArrayAsync());
        }
        using (var beyond = await learner.RangeAsync(address, 200_000, 200_010))
        {
            Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, beyond.StatusCode);
        }
        using var stranger = await app.Stranger().GetAsync(address);
        Assert.NotEqual(HttpStatusCode.OK, stranger.StatusCode);

        using var withdrawn = await parent.WithdrawAsync("Contribution", id);
        Assert.Equal(HttpStatusCode.Redirect, withdrawn.StatusCode);
        using var next = await learner.RangeAsync(address, 10, 19);
        Assert.Equal(HttpStatusCode.NotFound, next.StatusCode);
        using var own = await parent.RangeAsync(address, 10, 19);
        Assert.Equal(HttpStatusCode.PartialContent, own.StatusCode);
    }

    [Theory]
    [InlineData("<html><script>alert(1)</script></html>")]
    [InlineData("MZ a program that says it is a sound file")]
    [InlineData("")]
    public async Task Upload_OfWhatIsNoSoundOrFilm_KeepsNothing(string content)
    {
        var id = await app.BeginRecordingAsync();
        var parent = await app.SignedInAsync("parent");
        using var answer = await parent.UploadAsync(id, System.Text.Encoding.UTF8.GetBytes(content), "voice.mp3");
        Assert.Contains("Problem=", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        var page = await parent.FollowAsync(answer);
        Assert.NotNull(page.QuerySelector(".error-summary"));
        Assert.False(await app.WithDatabaseAsync(db => db.MediaFiles.AnyAsync(m => m.BelongsTo == id)));
    }

    [Fact]
    public async Task Upload_WithoutTheFormsToken_KeepsNothing()
    {
        var id = await app.BeginRecordingAsync();
        var parent = await app.SignedInAsync("parent");
        var form = (await parent.GetPageAsync($"/taking-part/contributions/{id}/recording")).MainForm;
        using var answer = await parent.ForgeAsync(form, [new Upload("file", "voice.mp3", [0xFF, 0xFB, 0x90, 0x00])], ("__RequestVerificationToken", "made up"));
        Assert.Contains("open for a long time", (await parent.FollowAsync(answer)).QuerySelector("#file-error")!.TextContent, StringComparison.Ordinal);
        Assert.False(await app.WithDatabaseAsync(db => db.MediaFiles.AnyAsync(m => m.BelongsTo == id)));
    }
}
