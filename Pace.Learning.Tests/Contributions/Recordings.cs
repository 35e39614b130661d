using System.Net.Http.Headers;
using System.Security.Cryptography;
using Pace.Learning.Web.Contributions;
using Pace.Learning.Web.Contributions.Placements;
using Pace.Learning.Web.Platform.Media;

namespace Pace.Learning.Tests.Contributions;

/// <summary>Recordings for tests, uploaded as a parent does it.</summary>
internal static class Recordings
{
    /// <summary>Bytes that begin as an MP3 does.</summary>
    public static byte[] Sound(int length)
    {
        var sound = RandomNumberGenerator.GetBytes(length);
        (sound[0], sound[1]) = (0xFF, 0xFB);
        return sound;
    }

    /// <summary>A film as most are: its index, and noise where the pictures would be.</summary>
    public static byte[] Film(int length) => MediaBytes.Mp4("isom", ["avc1", "mp4a"], length);

    extension(AppUnderTest app)
    {
        /// <summary>A draft of this test's parent that waits for its recording, in the place of the sample lesson.</summary>
        public async Task<Guid> BeginRecordingAsync(ContributionKind kind = ContributionKind.Audio, string text = "What is said.")
        {
            var parent = await app.SignedInAsync("parent");
            var form = (await parent.GetPageAsync("/taking-part/contributions/new")).MainForm;
            using var written = await parent.SubmitAsync(form, ("Input.Kind", kind.ToString()), ("Input.Title", "Voice"), ("Input.Text", text));
            var id = Guid.Parse(written.Headers.Location!.OriginalString.Split('/')[^1]);
            await app.PlaceAsync(id, ContributionSamples.Key);
            return id;
        }

        /// <summary>Puts a contribution in a place of a lesson.</summary>
        public Task<int> PlaceAsync(Guid id, string key) => app.WithDatabaseAsync(async db =>
        {
            if (await db.Placements.FindAsync(key) is { } placement)
            {
                placement.Put(id, Guid.NewGuid(), DateTime.UtcNow);
            }
            else
            {
                db.Placements.Add(new Placement(key, id, Guid.NewGuid(), DateTime.UtcNow));
            }
            return await db.SaveChangesAsync();
        });

        /// <summary>A recording that is shared and may be used for one thing; with the address it plays at.</summary>
        public async Task<(Guid Id, string Address)> RecordedAsync(byte[] bytes, ContributionKind kind = ContributionKind.Audio, string use = "course", string audience = "AllLearners", string named = "ChosenName")
        {
            var id = await app.BeginRecordingAsync(kind);
            var parent = await app.SignedInAsync("parent");
            using var uploaded = await parent.UploadAsync(id, bytes, "voice.bin");
            using var shared = await parent.SubmitAsync((await parent.GetPageAsync($"/taking-part/contributions/{id}/share")).MainForm);
            using var given = await parent.ConsentAsync(id, use, audience, named);
            Assert.NotNull(given.Headers.Location);
            return (id, $"/voices/media/{await app.WithDatabaseAsync(db => db.MediaFiles.Where(m => m.BelongsTo == id).Select(m => m.Id).SingleAsync())}");
        }
    }

    extension(HttpClient client)
    {
        public async Task<HttpResponseMessage> UploadAsync(Guid id, byte[] bytes, string name, string? captions = null)
        {
            var page = await client.GetPageAsync($"/taking-part/contributions/{id}/recording");
            return await client.SubmitAsync(
                page.MainForm, [new Upload("file", name, bytes), .. captions is null ? Array.Empty<Upload>() : [new Upload("captions", "words.vtt", System.Text.Encoding.UTF8.GetBytes(captions))]]);
        }

        public async Task<HttpResponseMessage> RangeAsync(string address, long from, long to)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Range = new RangeHeaderValue(from, to) } };
            return await client.SendAsync(request);
        }
    }
}
