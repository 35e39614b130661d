using System.Net.Http.Headers;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Hosting;
using Pace.Learning.Tests.Contributions;
using Pace.Learning.Tests.Platform.Media.Store;
using Pace.Learning.Web.Platform.Media.Store;

namespace Pace.Learning.Tests.Media;

/// <summary>How files of the library are served, from the data folder.</summary>
public sealed class ServingTests(MediaApp app) : ServingContract(app), IClassFixture<MediaApp>;

/// <summary>The same from a store that speaks S3.</summary>
public sealed class ServingFromS3Tests(ServingFromS3Tests.S3App app) : ServingContract(app), IClassFixture<ServingFromS3Tests.S3App>
{
    [Fact]
    public async Task ARecording_IsKeptThereToo_SealedAndWhole()
    {
        var sound = Recordings.Sound(300_000);
        var (_, address) = await App.RecordedAsync(sound);
        var learner = await App.SignedInAsync(Roles.Learner);
        Assert.Equal(sound, await learner.GetByteArrayAsync(address));
        using var part = await learner.RangeAsync(address, 70_000, 140_000);
        Assert.Equal(sound[70_000..140_001], await part.Content.ReadAsByteArrayAsync());
        Assert.False(Directory.Exists(Path.Combine(App.DataFolder, "recordings")));
    }

    /// <summary>The site with such a store.</summary>
    public sealed class S3App(S3Server server) : MediaApp
    {
        private S3Options options = new();

        public override async ValueTask InitializeAsync()
        {
            options = await server.NewAsync();
            await base.InitializeAsync();
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Pace:Media:S3:Bucket", options.Bucket);
            builder.UseSetting("Pace:Media:S3:Endpoint", options.Endpoint);
            builder.UseSetting("Pace:Media:S3:Region", options.Region);
            builder.UseSetting("Pace:Media:S3:AccessKey", options.AccessKey);
            builder.UseSetting("Pace:Media:S3:SecretKey", options.SecretKey);
            builder.UseSetting("Pace:Media:S3:Prefix", options.Prefix);
        }
    }
}

/// <summary>What holds wherever files are kept.</summary>
public abstract class ServingContract(MediaApp app)
{
    protected MediaApp App { get; } = app;

    [Fact]
    public async Task AFilm_IsReadInParts_AndAskedForOnceOnly()
    {
        var film = MediaBytes.Mp4("isom", ["avc1", "mp4a"], 1_000_000);
        var editor = await App.SignedInAsync(Roles.Editor);
        var id = await editor.AddMediaAsync(film, "parts.mp4");
        var hash = Convert.ToHexStringLower(SHA256.HashData(film));
        Assert.Equal(hash, (await App.MediaItemAsync(id)).Current.Hash);
        using var stranger = App.Stranger();
        foreach (var (address, cache) in new[] { ("/media/parts.mp4", "public, no-cache"), ($"/media/~{hash}.mp4", "public, max-age=31536000, immutable") })
        {
            using var part = await stranger.RangeAsync(address, 700_000, 700_099);
            Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
            Assert.Equal($"bytes 700000-700099/{film.Length}", part.Content.Headers.ContentRange!.ToString());
            Assert.Equal(film[700_000..700_100], await part.Content.ReadAsByteArrayAsync());
            using var whole = await stranger.GetAsync(address);
            Assert.Equal(film, await whole.Content.ReadAsByteArrayAsync());
            Assert.Equal(("video/mp4", cache, $"\"{hash}\"", "nosniff"), (whole.Content.Headers.ContentType!.ToString(), whole.Headers.GetValues("Cache-Control").Single(), whole.Headers.ETag!.Tag, whole.Headers.GetValues("X-Content-Type-Options").Single()));
            using var known = await stranger.SendAsync(new HttpRequestMessage(HttpMethod.Get, address) { Headers = { IfNoneMatch = { new EntityTagHeaderValue($"\"{hash}\"") } } });
            Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);
            using var beyond = await stranger.RangeAsync(address, film.Length, film.Length + 5);
            Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, beyond.StatusCode);
            using var head = await stranger.SendAsync(new HttpRequestMessage(HttpMethod.Head, address));
            Assert.Equal(film.Length, head.Content.Headers.ContentLength);
        }
    }

    [Fact]
    public async Task SmallerCopies_AreServedUnderTheirHash()
    {
        var editor = await App.SignedInAsync(Roles.Editor);
        var item = await App.MediaItemAsync(await editor.AddPictureAsync("copies.jpg"));
        using var stranger = App.Stranger();
        foreach (var copy in item.Current.Smaller)
        {
            using var answer = await stranger.GetAsync($"/media/~{copy.Hash}.webp");
            Assert.Equal("image/webp", answer.Content.Headers.ContentType!.ToString());
            Assert.Equal(copy.Hash, Convert.ToHexStringLower(SHA256.HashData(await answer.Content.ReadAsByteArrayAsync())));
            using var wrong = await stranger.GetAsync($"/media/~{copy.Hash}.html");
            Assert.Equal(HttpStatusCode.NotFound, wrong.StatusCode);
        }
    }

    [Fact]
    public async Task ADrawing_CanRunNothing_AndADocumentIsTakenAway()
    {
        var editor = await App.SignedInAsync(Roles.Editor);
        await editor.AddMediaAsync("<svg xmlns=\"http://www.w3.org/2000/svg\"><rect width=\"1\" height=\"1\"/></svg>"u8.ToArray(), "drawing.svg", ("Input.IsDecorative", "true"));
        await editor.AddMediaAsync("Before a meeting"u8.ToArray(), "list.html");
        using var stranger = App.Stranger();
        using var drawing = await stranger.GetAsync("/media/drawing.svg");
        Assert.Equal("default-src 'none'; style-src 'unsafe-inline'; sandbox", drawing.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("image/svg+xml", drawing.Content.Headers.ContentType!.ToString());
        using var text = await stranger.GetAsync("/media/list.txt");
        Assert.Equal(("text/plain; charset=utf-8", "attachment", "list.txt"), (text.Content.Headers.ContentType!.ToString(), text.Content.Headers.ContentDisposition!.DispositionType, text.Content.Headers.ContentDisposition.FileName));
    }

    [Theory]
    [InlineData("/media/")]
    [InlineData("/media/none.jpg")]
    [InlineData("/media/~0.webp")]
    [InlineData("/media/~0000000000000000000000000000000000000000000000000000000000000000.webp")]
    [InlineData("/media/~../../etc/passwd")]
    [InlineData("/media/%2e%2e/%2e%2e/pace.db")]
    [InlineData("/media/..%2f..%2fpace.db")]
    [InlineData("/media/a%0ab.jpg")]
    [InlineData("/media/a%07b.jpg")]
    [InlineData("/media/%F0%9F%98%80.jpg")]
    [InlineData("/media/.jpg")]
    public async Task WhatIsNotThere_IsNotFound(string address)
    {
        using var stranger = App.Stranger();
        using var answer = await stranger.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
