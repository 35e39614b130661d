using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;

namespace Pace.Learning.Tests.Contributions.Withdrawn;

/// <summary>Readers of every kind, who ask for everything they can think of, again and again, and hold each answer against the model.</summary>
internal sealed class SurfaceReaders(AppUnderTest app, WithdrawnScene scene) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly CancellationTokenSource over = new();
    private readonly List<Reader> readers = [];
    private readonly List<Task> reading = [];
    private string? problem;
    private readonly int[] seen = new int[Enum.GetValues<Audience>().Length];
    private int looked;

    /// <summary>The first answer that had what it may not have.</summary>
    public string? Problem => Volatile.Read(ref problem);

    /// <summary>How often somebody got words that might show to them. None would mean that they look in the wrong place.</summary>
    public int SeenBy(Audience audience) => Volatile.Read(ref seen[(int)audience]);

    public int LookedWhereHidden => looked;

    public Task StartAsync()
    {
        readers.AddRange([
            new Reader("learner", Audience.Learners, Learners), new Reader("editor", Audience.Editors, Editors), new Reader("participation-manager", Audience.Manager, Manager),
            new Reader("learner", Audience.Nobody, Elsewhere), new Reader("editor", Audience.Nobody, Studio), new Reader("parent", Audience.Nobody, Receipts),
        ]);
        reading.AddRange(readers.Select(r => Task.Run(() => ReadOnAsync(r))));
        return Task.CompletedTask;
    }

    /// <summary>Waits until every reader has been to every surface since now.</summary>
    public async Task ReadEverythingOnceAsync()
    {
        var enough = readers.ConvertAll(r => (Reader: r, Rounds: r.Rounds + 2));
        await Eventually.HoldsWithinAsync(Patience, () =>
        {
            Assert.All(reading, r => Assert.False(r.IsFaulted, r.Exception?.ToString()));
            return Task.FromResult(Problem is not null || enough.TrueForAll(e => e.Reader.Rounds >= e.Rounds));
        });
    }

    public void Dispose() => over.Dispose();

    public async Task StopAsync()
    {
        await over.CancelAsync();
        await Task.WhenAll(reading);
    }

    private IEnumerable<Ask> Learners()
    {
        foreach (var lesson in WithdrawnScene.Lessons)
        {
            yield return new Ask(lesson);
        }
        foreach (var address in scene.Media)
        {
            yield return new Ask(address);
            yield return new Ask(address) { Range = new RangeHeaderValue(100, 299) };
            yield return new Ask(address) { Range = new RangeHeaderValue(70_000, null) };
            yield return new Ask(address + "/captions");
        }
    }

    private IEnumerable<Ask> Editors() =>
        [new Ask("/manage/participation/contributions"), new Ask("/studio/media/add"), .. scene.Contributions.TakeLast(4).Select(id => new Ask($"/manage/participation/contributions/{id}"))];

    private IEnumerable<Ask> Manager() =>
    [
        new Ask("/manage/participation/contributions"), .. scene.Contributions.TakeLast(4).Select(id => new Ask($"/manage/participation/contributions/{id}")),
        new Ask("/manage/participation"), new Ask("/manage/participation/thank-yous"), new Ask("/manage/participation/held-back"),
    ];

    // The page says again what was searched for, so the words are asked for without the part that tells them.
    private IEnumerable<Ask> Elsewhere() => [new Ask($"/search?q={scene.LastMarker}"), new Ask($"/courses?q={scene.LastMarker}"), new Ask("/sitemap.xml"), new Ask("/my/journal")];

    private static IEnumerable<Ask> Studio() => [new Ask("/studio/items"), new Ask("/studio/confidence"), new Ask("/studio/media"), new Ask("/studio/media/choose.json")];

    private IEnumerable<Ask> Receipts() => scene.Consents.TakeLast(3).SelectMany(id => new[]
    {
        new Ask($"/taking-part/consents/{id}/receipt.json"), new Ask($"/taking-part/consents/{id}/receipt.pdf"), new Ask("/taking-part/consents"),
    }).DefaultIfEmpty(new Ask("/taking-part/consents"));

    private async Task ReadOnAsync(Reader reader)
    {
        var client = await app.SignedInAsync(reader.Role);
        while (!over.IsCancellationRequested && Problem is null)
        {
            foreach (var ask in reader.Surfaces())
            {
                if (await ReadAsync(client, reader, ask))
                {
                    // The clock was moved and the session is over.
                    client = await app.SignedInAsync(reader.Role);
                }
            }
            reader.Rounds++;
        }
    }

    private async Task<bool> ReadAsync(HttpClient client, Reader reader, Ask ask)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, ask.Path) { Headers = { Range = ask.Range } };
        var traces = scene.Traces;
        var began = Stopwatch.GetTimestamp();
        var text = "";
        try
        {
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            text = Encoding.Latin1.GetString(await answer.Content.ReadAsByteArrayAsync());
            if (answer.Headers.Location is not null)
            {
                return true;
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            // A recording that was taken back while it was read breaks off.
        }
        var ended = Stopwatch.GetTimestamp();
        foreach (var trace in traces)
        {
            var might = trace.MightShowTo(reader.Audience, began, ended);
            var has = text.Contains(trace.Marker, StringComparison.Ordinal);
            if (has && !might)
            {
                Interlocked.CompareExchange(ref problem, $"{reader.Role} got {trace.Marker} from {ask.Path} {ask.Range}", null);
            }
            Interlocked.Add(ref seen[(int)reader.Audience], has && might ? 1 : 0);
            Interlocked.Add(ref looked, might ? 0 : 1);
        }
        return false;
    }

    private sealed class Reader(string role, Audience audience, Func<IEnumerable<Ask>> surfaces)
    {
        private int rounds;

        public string Role => role;

        public Audience Audience => audience;

        public int Rounds
        {
            get => Volatile.Read(ref rounds);
            set => Volatile.Write(ref rounds, value);
        }

        public IEnumerable<Ask> Surfaces() => surfaces();
    }

    private sealed record Ask(string Path)
    {
        public RangeHeaderValue? Range { get; init; }
    }
}
