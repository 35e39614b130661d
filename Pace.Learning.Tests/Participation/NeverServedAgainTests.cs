using System.Diagnostics;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Pace.Learning.Tests.Support;
using Pace.Learning.Web.Participation.Consents;

namespace Pace.Learning.Tests.Participation;

/// <summary>
/// Generated sequences of what a parent can do, while readers ask for all surfaces at once. A model knows at each moment whether the words may show;
/// no answer that began after a withdrawal was answered, and ended before the next yes, may have them.
/// </summary>
public sealed class NeverServedAgainTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    private const int Steps = 10;

    private static readonly (string Key, string Lesson)[] Places =
    [
        (VoiceSamples.Key, VoiceSamples.Lesson),
        ("tip-being-listened-to", "/courses/trauma-informed-practice/seeing-past-the-moment/anger-tears-and-silence"),
    ];

    [Theory]
    [InlineData(11)]
    [InlineData(2027)]
    public async Task NothingWithdrawn_IsEverServedAgain_WhateverHappensAtTheSameTime(int seed)
    {
        var voices = new List<Voice>();
        foreach (var (key, lesson) in Places)
        {
            var marker = $"marker{seed}x{Guid.NewGuid():N}";
            voices.Add(new Voice(await app.ShareAsync($"Kind words {marker}.", key), marker, lesson));
        }
        using var over = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 3).Select(n => ReadAsync(voices, n, over.Token)).ToList();
        try
        {
            await Task.WhenAll(voices.Select((voice, n) => ActAsync(voice, new Random(seed + n))));
        }
        finally
        {
            await over.CancelAsync();
        }
        var checks = (await Task.WhenAll(readers)).Sum();
        Assert.True(checks > 3, $"Only {checks} answers could be checked.");
    }

    private async Task ActAsync(Voice voice, Random random)
    {
        var parent = await app.SignedInAsync("parent");
        for (var step = 0; step < Steps; step++)
        {
            switch (random.Next(6))
            {
                case 0 or 1:
                    await voice.WaitUntilReadAsync();
                    voice.MayShow();
                    if (!await IsSharedAsync(voice.Id))
                    {
                        await ShareAgainAsync(parent, voice.Id, carry: false);
                    }
                    using (var given = await parent.ConsentAsync(voice.Id))
                    {
                    }
                    break;
                case 2:
                    // New words for the same yes: a withdrawal at the same moment must not be undone by it.
                    if (await IsSharedAsync(voice.Id) && !voice.IsHidden)
                    {
                        await ShareAgainAsync(parent, voice.Id, carry: true);
                    }
                    break;
                case 3:
                    if (await FindLiveAsync(voice.Id) is { } consent)
                    {
                        using var used = await parent.WithdrawAsync("Use", consent);
                        Assert.Equal(HttpStatusCode.Redirect, used.StatusCode);
                        voice.Hide();
                    }
                    break;
                case 4:
                    if (await IsSharedAsync(voice.Id))
                    {
                        using var all = await parent.WithdrawAsync("Contribution", voice.Id);
                        Assert.Equal(HttpStatusCode.Redirect, all.StatusCode);
                        voice.Hide();
                    }
                    break;
                default:
                    await RaceAsync(parent, voice);
                    break;
            }
        }
    }

    // New words that carry the yes along, and a withdrawal, at the same moment.
    private async Task RaceAsync(HttpClient parent, Voice voice)
    {
        if (!await IsSharedAsync(voice.Id) || await FindLiveAsync(voice.Id) is null)
        {
            return;
        }
        var share = await parent.GetPageAsync($"/taking-part/contributions/{voice.Id}/share");
        var carrying = parent.SubmitAsync(share.MainForm, ("Carry", "true"));
        var withdrawing = parent.WithdrawAsync("Contribution", voice.Id);
        using var carried = await carrying;
        using var withdrawn = await withdrawing;
        Assert.Equal(HttpStatusCode.Redirect, withdrawn.StatusCode);
        if (await FindLiveAsync(voice.Id) is null)
        {
            voice.Hide();
        }
    }

    private async Task<int> ReadAsync(List<Voice> voices, int number, CancellationToken over)
    {
        var learner = await app.SignedInAsync(number == 1 ? "editor" : "learner");
        var checks = 0;
        for (var turn = 0; !over.IsCancellationRequested; turn++)
        {
            var voice = voices[turn % voices.Count];
            string[] surfaces = [voice.Lesson, $"/search?q={voice.Marker}", $"/courses?q={voice.Marker}"];
            var before = voice.HiddenSince;
            using var answer = await learner.GetAsync(surfaces[turn / voices.Count % surfaces.Length], CancellationToken.None);
            var text = await answer.Content.ReadAsStringAsync(CancellationToken.None);
            await Task.Delay(10, CancellationToken.None);
            if (before is { } since && voice.HiddenSince == since)
            {
                checks++;
                voice.WasRead();
                Assert.False(text.Contains($"words {voice.Marker}", StringComparison.Ordinal), $"Served after it was withdrawn: {answer.RequestMessage!.RequestUri}");
            }
        }
        return checks;
    }

    private static async Task ShareAgainAsync(HttpClient parent, Guid id, bool carry)
    {
        var share = await parent.GetPageAsync($"/taking-part/contributions/{id}/share");
        using var answer = await parent.SubmitAsync(share.MainForm, ("Carry", carry ? "true" : "false"));
    }

    private Task<bool> IsSharedAsync(Guid id) => app.WithDatabaseAsync(async db => (await db.Contributions.Include(c => c.Versions).SingleAsync(c => c.Id == id)).IsShared);

    private Task<Guid?> FindLiveAsync(Guid id) => app.WithDatabaseAsync(db =>
        db.Consents.Where(c => c.ContributionId == id && c.End == null && c.Use == ConsentUse.Course).Select(c => (Guid?)c.Id).FirstOrDefaultAsync());

    private sealed class Voice(Guid id, string marker, string lesson)
    {
        private long?[] box = [0];
        private int reads;

        public Guid Id => id;

        public string Marker => marker;

        public string Lesson => lesson;

        public long? HiddenSince => Volatile.Read(ref box)[0];

        public bool IsHidden => HiddenSince is not null;

        public void WasRead() => Interlocked.Increment(ref reads);

        /// <summary>Before the next yes, until readers have asked for what is hidden now: on a busy machine they'd be overtaken otherwise.</summary>
        public async Task WaitUntilReadAsync()
        {
            var enough = Volatile.Read(ref reads) + 2;
            for (var patience = 0; IsHidden && Volatile.Read(ref reads) < enough && patience < 500; patience++)
            {
                await Task.Delay(20);
            }
        }

        public void MayShow() => Volatile.Write(ref box, [null]);

        public void Hide() => Volatile.Write(ref box, [Stopwatch.GetTimestamp()]);
    }
}
