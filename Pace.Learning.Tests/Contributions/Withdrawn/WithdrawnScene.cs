using System.Text;
using Pace.Learning.Tests.Parents;
using Pace.Learning.Web.Contributions;
using Pace.Learning.Web.Platform.Media;

namespace Pace.Learning.Tests.Contributions.Withdrawn;

/// <summary>A parent's contributions, the acts of the parent through the pages, and the model of what may show to whom after each of them.</summary>
internal sealed class WithdrawnScene
{
    /// <summary>How many contributions there are at a time; the last one is a recording.</summary>
    public const int ContributionBlocks = 3;

    private static readonly (string Key, string Lesson)[] Places =
    [
        (ContributionSamples.Key, ContributionSamples.Lesson),
        ("tip-being-listened-to", "/courses/trauma-informed-practice/seeing-past-the-moment/anger-tears-and-silence"),
        ("words-reading-the-file", "/courses/words-that-dont-blame/what-a-record-does/who-reads-it"),
    ];

    private readonly AppUnderTest app;
    private readonly string run = Guid.NewGuid().ToString("N")[..8];
    private readonly List<Voice> voices = [];
    private volatile IReadOnlyList<Trace> traces = [];
    private volatile IReadOnlyList<string> media = [];
    private volatile IReadOnlyList<Guid> contributions = [];
    private volatile IReadOnlyList<Guid> consents = [];
    private bool isPaused;
    private int words;

    private WithdrawnScene(AppUnderTest app) => this.app = app;

    /// <summary>All words there ever were.</summary>
    public IReadOnlyList<Trace> Traces => traces;

    /// <summary>Addresses of recordings that somebody may remember.</summary>
    public IReadOnlyList<string> Media => media;

    /// <summary>Contributions that somebody may remember.</summary>
    public IReadOnlyList<Guid> Contributions => contributions;

    /// <summary>Receipts that the parent may keep.</summary>
    public IReadOnlyList<Guid> Consents => consents;

    public static IEnumerable<string> Lessons => Places.Select(p => p.Lesson);

    /// <summary>The marker of the words that were written last.</summary>
    public string LastMarker => $"{run}n{words:000}";

    public static async Task<WithdrawnScene> SetAsync(AppUnderTest app)
    {
        var scene = new WithdrawnScene(app);
        for (var place = 0; place < ContributionBlocks; place++)
        {
            scene.voices.Add(await scene.BeginAsync(place));
        }
        return scene;
    }

    /// <summary>Takes a step where it makes sense, and knows afterwards what may show.</summary>
    public async Task TakeAsync(Step step)
    {
        var voice = voices[step.Voice];
        switch (step.Act)
        {
            case Act.Give:
                await GiveAsync(step.Voice);
                break;
            case Act.Edit when voice.IsShared:
                await DoAsync(() => voice.Write(NewWords()), () => ShareAsync(voice, carry: false));
                break;
            case Act.EditAndCarry when voice.IsShared:
                await DoAsync(
                    () =>
                    {
                        voice.Write(NewWords());
                        voice.Carry();
                    },
                    () => ShareAsync(voice, carry: true));
                break;
            case Act.WithdrawUse when voice.HasYes:
                await DoAsync(voice.EndYes, () => WithdrawAsync("Use", app.LiveConsentAsync(voice.Id)));
                break;
            case Act.WithdrawContribution when voice.IsShared:
                await DoAsync(voice.TakeBack, () => WithdrawAsync("Contribution", Task.FromResult(voice.Id)));
                break;
            case Act.WithdrawEverything:
                await DoAsync(() => voices.ForEach(v => v.TakeBack()), () => WithdrawAsync("Everything"));
                break;
            case Act.EraseWords:
                await DoAsync(voice.TakeBack, () => EraseAsync(voice.Id));
                voices[step.Voice] = await BeginAsync(step.Voice);
                break;
            case Act.Pause when !isPaused:
                await DoAsync(() => isPaused = true, () => PressAsync("Pause"));
                break;
            case Act.EndPause when isPaused:
                await DoAsync(() => isPaused = false, () => PressAsync("End my pause"));
                break;
            case Act.Expire:
                await DoAsync(() => voices.ForEach(v => v.EndYes()), () =>
                {
                    app.Clock.Advance(TimeSpan.FromDays(367));
                    return Task.CompletedTask;
                });
                break;
            case Act.CarryWhileWithdrawing when voice.HasYes:
                await CarryWhileWithdrawingAsync(voice);
                break;
            case Act.GiveWhileWithdrawing when voice.IsShared:
                await GiveWhileWithdrawingAsync(voice);
                break;
        }
    }

    /// <summary>Leaves the parent as they were found.</summary>
    public async Task TidyAsync()
    {
        if (isPaused)
        {
            await TakeAsync(new Step(Act.EndPause, 0));
        }
    }

    // What an act will allow may show from the moment it is asked for; what it forbids must be gone once it was answered.
    private async Task DoAsync(Action change, Func<Task> act)
    {
        change();
        var allowed = Allowed().ToHashSet();
        foreach (var (trace, audience) in allowed)
        {
            trace.MayShowTo(audience);
        }
        await act();
        foreach (var trace in traces)
        {
            foreach (var audience in Enum.GetValues<Audience>().Where(a => !allowed.Contains((trace, a))))
            {
                trace.HideFrom(audience);
            }
        }
    }

    private IEnumerable<(Trace Trace, Audience Audience)> Allowed()
    {
        foreach (var voice in voices.Where(v => v.IsShared))
        {
            yield return (voice.Latest!, Audience.Manager);
            if (isPaused)
            {
                continue;
            }
            yield return (voice.Latest!, Audience.Editors);
            if (voice.Consented is { } consented)
            {
                yield return (consented, Audience.Learners);
                if (voice.Sound is { } sound)
                {
                    yield return (sound, Audience.Learners);
                }
            }
        }
    }

    private async Task<Voice> BeginAsync(int place)
    {
        var isRecording = place == ContributionBlocks - 1;
        var parent = await app.SignedInAsync("parent");
        var form = (await parent.GetPageAsync("/taking-part/contributions/new")).MainForm;
        using var written = await parent.SubmitAsync(form, ("Input.Kind", isRecording ? "Audio" : "Text"), ("Input.Title", "To come"), ("Input.Text", "To come."));
        var voice = new Voice(Guid.Parse(written.Headers.Location!.OriginalString.Split('/')[^1]));
        await app.PlaceAsync(voice.Id, Places[place].Key);
        if (isRecording)
        {
            voice.Sound = Remember(new Trace($"sound-{NewMarker()} "));
            using var uploaded = await parent.UploadAsync(voice.Id, [0xFF, 0xFB, .. Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(voice.Sound.Marker, 8_000)))], "voice.mp3");
            media = [.. media, $"/voices/media/{await app.WithDatabaseAsync(db => db.MediaFiles.Where(m => m.BelongsTo == voice.Id).Select(m => m.Id).SingleAsync())}"];
        }
        contributions = [.. contributions, voice.Id];
        return voice;
    }

    private async Task GiveAsync(int number)
    {
        var voice = voices[number];
        if (!voice.IsShared)
        {
            await DoAsync(() => voice.Write(NewWords()), () => ShareAsync(voice, carry: false));
        }
        await DoAsync(voice.SayYes, async () =>
        {
            var parent = await app.SignedInAsync("parent");
            using var given = await parent.ConsentAsync(voice.Id);
            Assert.True(given.Headers.Location is not null, "Nothing speaks against a yes to what is shared.");
        });
        consents = [.. consents, await app.LiveConsentAsync(voice.Id)];
    }

    private async Task ShareAsync(Voice voice, bool carry)
    {
        var parent = await app.SignedInAsync("parent");
        await SaveDraftAsync(parent, voice);
        var share = await parent.GetPageAsync($"/taking-part/contributions/{voice.Id}/share");
        // Only where there is a yes that could go on is it asked.
        using var shared = share.MainForm.QuerySelector("[name='Carry']") is null
            ? await parent.SubmitAsync(share.MainForm) : await parent.SubmitAsync(share.MainForm, ("Carry", carry ? "true" : "false"));
        Assert.Equal(HttpStatusCode.Redirect, shared.StatusCode);
    }

    private static async Task SaveDraftAsync(HttpClient parent, Voice voice)
    {
        var edit = await parent.GetPageAsync($"/taking-part/contributions/{voice.Id}/edit");
        using var saved = await parent.SubmitAsync(edit.MainForm, ("Input.Title", $"Titled {voice.Latest!.Marker}"), ("Input.Text", $"Kind words {voice.Latest.Marker}."));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
    }

    private async Task WithdrawAsync(string what, Task<Guid>? id = null)
    {
        var parent = await app.SignedInAsync("parent");
        using var withdrawn = await parent.WithdrawAsync(what, id is null ? null : await id);
        Assert.Equal(HttpStatusCode.Redirect, withdrawn.StatusCode);
    }

    private async Task EraseAsync(Guid id)
    {
        var parent = await app.SignedInAsync("parent");
        var page = await parent.GetPageAsync($"/taking-part/contributions/{id}/erase");
        using var erased = await parent.SubmitAsync(page.QuerySelector("main form[action*='handler=Erase']")!);
        Assert.Equal(HttpStatusCode.Redirect, erased.StatusCode);
    }

    private async Task PressAsync(string button)
    {
        var parent = await app.SignedInAsync("parent");
        using var pressed = await parent.PressAsync(await parent.GetPageAsync("/taking-part"), button);
        Assert.Equal(HttpStatusCode.Redirect, pressed.StatusCode);
    }

    // New words that carry the yes along, and a withdrawal, at the same moment. Whichever was first, no yes is left.
    private async Task CarryWhileWithdrawingAsync(Voice voice)
    {
        await DoAsync(
            () =>
            {
                voice.Write(NewWords());
                voice.Carry();
            },
            async () =>
            {
                var parent = await app.SignedInAsync("parent");
                await SaveDraftAsync(parent, voice);
                var share = await parent.GetPageAsync($"/taking-part/contributions/{voice.Id}/share");
                await AtOnceAsync(parent.SubmitAsync(share.MainForm, ("Carry", "true")), parent.WithdrawAsync("Contribution", voice.Id));
            });
        await SettleAsync(voice);
    }

    private async Task GiveWhileWithdrawingAsync(Voice voice)
    {
        await DoAsync(voice.SayYes, async () =>
        {
            var parent = await app.SignedInAsync("parent");
            var page = await parent.GetPageAsync($"/taking-part/contributions/{voice.Id}/consent/course");
            var giving = parent.SubmitAsync(page.MainForm, ("Input.Audience", "AllLearners"), ("Input.Identifiability", "ChosenName"), ("Input.Territory", "UnitedKingdom"));
            await AtOnceAsync(giving, parent.WithdrawAsync("Contribution", voice.Id));
        });
        await SettleAsync(voice);
    }

    private static async Task AtOnceAsync(Task<HttpResponseMessage> other, Task<HttpResponseMessage> withdrawal)
    {
        using var one = await other;
        using var withdrawn = await withdrawal;
        Assert.True(withdrawn.StatusCode == HttpStatusCode.Redirect, "A withdrawal is never refused.");
    }

    private async Task SettleAsync(Voice voice)
    {
        var isShared = await app.WithDatabaseAsync(async db => (await db.Contributions.AsNoTracking().Include(c => c.Versions).SingleAsync(c => c.Id == voice.Id)).IsShared);
        var now = app.Clock.GetUtcNow().UtcDateTime;
        var live = await app.WithDatabaseAsync(db => db.Consents.CountAsync(c => c.ContributionId == voice.Id && c.End == null && c.EndsAt > now));
        Assert.True(live == 0, "A yes is left after a withdrawal that was answered.");
        await DoAsync(
            () =>
            {
                voice.EndYes();
                if (!isShared)
                {
                    voice.TakeBack();
                }
            },
            () => Task.CompletedTask);
    }

    private string NewMarker()
    {
        words++;
        return LastMarker;
    }

    private Trace NewWords() => Remember(new Trace($"kept-{NewMarker()}"));

    private Trace Remember(Trace trace)
    {
        traces = [.. traces, trace];
        return trace;
    }

    /// <summary>A contribution as the model has it.</summary>
    private sealed class Voice(Guid id)
    {
        public Guid Id => id;

        public Trace? Sound { get; set; }

        public Trace? Latest { get; private set; }

        public Trace? Consented { get; private set; }

        public bool IsShared { get; private set; }

        public bool HasYes => Consented is not null;

        public void Write(Trace words) => (Latest, IsShared) = (words, true);

        public void SayYes() => Consented = Latest;

        public void Carry() => Consented = Consented is null ? null : Latest;

        public void EndYes() => Consented = null;

        public void TakeBack() => (Consented, IsShared) = (null, false);
    }
}
