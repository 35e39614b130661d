using System.Security.Cryptography;
using Pace.Learning.Web.Contributions.Recordings;

namespace Pace.Learning.Benchmarks.Crashes.Visitors;

/// <summary>A parent who sends recordings, each in place of the one before, shares some, and erases them all with their words.</summary>
internal sealed class ParentWithRecording(Browser parent, Tally tally, Random random) : Visitor(tally)
{
    private const int Shortest = 2_000;
    private const int Longest = 600_000;
    private Recorded? current;
    private Guid? erasing;

    protected override Task ActAsync() => current switch
    {
        null => BeginAsync(),
        { Sound: null } => UploadAsync(current),
        _ => random.Next(10) switch
        {
            0 when current.Sound != current.Shared.LastOrDefault() => ShareAsync(current),
            1 => EraseAsync(current),
            _ => UploadAsync(current),
        },
    };

    private async Task BeginAsync()
    {
        const string address = "/taking-part/contributions/new";
        var form = PageForm.Having(await parent.OpenAsync(address), "Input.Kind").With("Input.Kind", "Audio").With("Input.Title", "My voice").With("Input.Text", "What I say in it.");
        var to = await SendAsync("draft", parent, form, address);
        current = new Recorded(Guid.Parse(to.Split('/')[^1]));
    }

    private async Task UploadAsync(Recorded to)
    {
        var address = $"/taking-part/contributions/{to.Id}/recording";
        var sound = Sound();
        var form = PageForm.Of(await parent.OpenAsync(address), "form[data-upload] button").WithFile("file", "voice.wav", "audio/wav", sound);
        to.Coming = HashOf(sound);
        var next = await SendAsync("upload", parent, form, address);
        CrashFailure.Unless(next == $"/taking-part/contributions/{to.Id}", $"A recording was not taken: {next}");
        (to.Sound, to.Coming) = (to.Coming, null);
    }

    private async Task ShareAsync(Recorded recorded)
    {
        var address = $"/taking-part/contributions/{recorded.Id}/share";
        var form = PageForm.Having(await parent.OpenAsync(address), "SavedAt");
        recorded.IsSharing = true;
        await SendAsync("recording shared", parent, form, address);
        recorded.Shared.Add(recorded.Sound!);
        recorded.IsSharing = false;
    }

    private async Task EraseAsync(Recorded recorded)
    {
        var address = $"/taking-part/contributions/{recorded.Id}/erase";
        var form = PageForm.Of(await parent.OpenAsync(address), "form[action*='handler=Erase'] button");
        erasing = recorded.Id;
        await SendAsync("recording erased", parent, form, address);
        (current, erasing) = (null, null);
    }

    // A file that is kept as it is, so that it can be told by its bytes.
    private byte[] Sound()
    {
        var bytes = new byte[random.Next(Shortest, Longest)];
        random.NextBytes(bytes);
        "RIFF"u8.CopyTo(bytes);
        "WAVEfmt "u8.CopyTo(bytes.AsSpan(8));
        return bytes;
    }

    private static string HashOf(byte[] bytes) => Convert.ToHexString(SHA256.HashData(bytes));

    public override async Task CheckAsync(StoredState stored)
    {
        if (current is not { } recorded)
        {
            return;
        }
        var found = await stored.RecordingsOfAsync(recorded.Id);
        if (found.IsErased && erasing == recorded.Id)
        {
            WasKept();
            (current, erasing) = (null, null);
            return;
        }
        erasing = null;
        CrashFailure.Unless(!found.IsErased, $"The recording of {recorded.Id} was erased, which nobody had asked for");
        await CheckDraftAsync(recorded, found.Draft);
        await CheckSharedAsync(recorded, found.Shared);
    }

    private async Task CheckDraftAsync(Recorded recorded, Guid? media)
    {
        var sound = media is { } id ? await PlayAsync(id) : null;
        if (sound != recorded.Sound)
        {
            CrashFailure.Unless(sound is not null && sound == recorded.Coming, $"What plays of {recorded.Id} is not what was sent last");
            WasKept();
            recorded.Sound = sound;
        }
        recorded.Coming = null;
    }

    private async Task CheckSharedAsync(Recorded recorded, IReadOnlyList<Guid?> shared)
    {
        if (shared.Count == recorded.Shared.Count + 1 && recorded.IsSharing)
        {
            WasKept();
            recorded.Shared.Add(recorded.Sound!);
        }
        recorded.IsSharing = false;
        CrashFailure.Unless(shared.Count == recorded.Shared.Count, $"{shared.Count} recordings of {recorded.Id} are shared, the site had acknowledged {recorded.Shared.Count}");
        foreach (var (media, sound) in shared.Zip(recorded.Shared))
        {
            CrashFailure.Unless(media is { } id && await PlayAsync(id) == sound, $"A shared recording of {recorded.Id} doesn't play as it was sent");
        }
    }

    private async Task<string> PlayAsync(Guid media) => HashOf(await parent.DownloadAsync(ContributionMedia.Address(media)));

    public override void Dispose() => parent.Dispose();

    private sealed class Recorded(Guid id)
    {
        public Guid Id => id;

        /// <summary>The hash of what was sent last, as the site acknowledged it.</summary>
        public string? Sound { get; set; }

        /// <summary>The hash of what is being sent.</summary>
        public string? Coming { get; set; }

        public List<string> Shared { get; } = [];

        public bool IsSharing { get; set; }
    }
}
