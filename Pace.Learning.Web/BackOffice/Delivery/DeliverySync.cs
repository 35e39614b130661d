using System.Threading.Channels;

namespace Pace.Learning.Web.BackOffice.Delivery;

/// <summary>
/// Keeps the site's copy in step with Umbraco: at once after a webhook, looking only at what it is about, and by comparing everything now and then, since whoever is down for a minute loses
/// webhooks. What Umbraco says once isn't believed where it takes something away: a page that is gone is asked for again, and an Umbraco that is empty all at once changes nothing.
/// </summary>
internal sealed class DeliverySync(DeliveryClient client, DeliveryIntake intake, Takeover takeover, IOptions<UmbracoOptions> options, TimeProvider time, ILogger<DeliverySync> log) : BackgroundService
{
    // More than these at once are compared as a whole.
    private const int MostToLookAt = 20;

    // No document has this key: what waited for files is put in its place.
    private static readonly Guid FilesCame = new("ffffffff-ffff-ffff-ffff-ffffffffffff");

    private readonly Channel<Guid> hints = Channel.CreateBounded<Guid>(new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly SemaphoreSlim turn = new(1);

    /// <summary>Names this process to the site's others.</summary>
    public Guid Process { get; } = Guid.NewGuid();

    /// <summary>When everything was compared last (UTC); <c>null</c>: not since the start.</summary>
    public DateTime? ComparedAt { get; private set; }

    /// <summary>Why nothing was taken the last time that Umbraco was asked; <c>null</c>: it was.</summary>
    public string? Failure { get; private set; }

    /// <summary>Something happened to a document: look at it, and at what stands around it, now. An empty key means everything.</summary>
    public void Look(Guid id) => hints.Writer.TryWrite(id);

    /// <summary>Compares everything once. What can't be asked leaves all as it was.</summary>
    /// <param name="told">Documents that are read anew whatever their dates say.</param>
    /// <param name="cancellation">Stops it.</param>
    public Task<bool> CompareAsync(IReadOnlyCollection<Guid> told, CancellationToken cancellation) => AskingAsync(async () =>
    {
        var next = await new Comparison(client, intake.Items ?? []).WithEverythingAsync(told, cancellation);
        if (intake.Items is null && takeover.NotYet(next) is { } why)
        {
            throw new DeliveryFailedException(why);
        }
        await intake.TakeAsync(next, cancellation);
        await intake.Files.LookAgainAsync(null, cancellation);
        await intake.TakeAsync(next, cancellation);
        intake.GiveMemoryBack();
        ComparedAt = time.GetUtcNow().UtcDateTime;
    }, cancellation);

    /// <summary>Looks at some documents, and at those that come or go with them.</summary>
    public Task<bool> LookAtAsync(IReadOnlyCollection<Guid> told, CancellationToken cancellation) => AskingAsync(async () =>
    {
        var (next, others) = await new Comparison(client, intake.Items ?? []).WithAsync(told, cancellation);
        if (others.Count > 0)
        {
            await intake.Files.LookAgainAsync(others, cancellation);
        }
        await intake.TakeAsync(next, cancellation);
    }, cancellation);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        intake.Files.Arrived += () => Look(FilesCame);
        HashSet<Guid> told = [];
        var due = 0L;
        while (!stoppingToken.IsCancellationRequested)
        {
            while (hints.Reader.TryRead(out var id))
            {
                told.Add(id);
            }
            try
            {
                if (told.Remove(FilesCame) && intake.Items is { } items)
                {
                    await intake.TakeAsync(items, stoppingToken);
                }
                var isDue = Environment.TickCount64 >= due || intake.Items is null || told.Contains(Guid.Empty) || told.Count > MostToLookAt;
                // What couldn't be looked at is looked at the next time.
                if (isDue ? await CompareAsync(told, stoppingToken) : told.Count == 0 || await LookAtAsync(told, stoppingToken))
                {
                    told.Clear();
                }
                due = isDue ? Environment.TickCount64 + (long)options.Value.CompareEvery.TotalMilliseconds : due;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested && e is not OutOfMemoryException)
            {
                log.LogError(e, "What Umbraco delivered can't be taken in; what it delivered before stays.");
                told.Clear();
            }
            await HintOrTimeAsync(TimeSpan.FromMilliseconds(Math.Max(0, due - Environment.TickCount64)), stoppingToken);
        }
    }

    public override void Dispose()
    {
        turn.Dispose();
        base.Dispose();
    }

    // One after the other: each begins with what the one before has found.
    private async Task<bool> AskingAsync(Func<Task> ask, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            await ask();
            Failure = null;
            return true;
        }
        catch (DeliveryFailedException e)
        {
            if (Failure != e.Message)
            {
                log.LogWarning("What Umbraco delivers isn't taken; what is shown stays. {Why}", e.Message);
            }
            Failure = e.Message;
            return false;
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task HintOrTimeAsync(TimeSpan wait, CancellationToken stopping)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var hint = hints.Reader.WaitToReadAsync(waiting.Token).AsTask();
        await Task.WhenAny(hint, Task.Delay(wait, waiting.Token));
        await waiting.CancelAsync();
        await hint.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }
}
