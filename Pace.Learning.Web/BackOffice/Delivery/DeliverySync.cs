using System.Threading.Channels;
using Pace.Learning.Content.Delivery;

namespace Pace.Learning.Web.BackOffice.Delivery;

/// <summary>
/// Keeps the site's copy in step with Umbraco: at once after a webhook, and by comparing everything now and then, since whoever is down for a minute loses webhooks. What Umbraco says once
/// isn't believed where it takes something away: a page that is gone is asked for again, and an Umbraco that is empty all at once changes nothing.
/// </summary>
internal sealed class DeliverySync(DeliveryClient client, DeliveredSite site, IOptions<UmbracoOptions> options, TimeProvider time, ILogger<DeliverySync> log) : BackgroundService
{
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromMilliseconds(300);

    private readonly Channel<Guid> hints = Channel.CreateBounded<Guid>(new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>When everything was compared last (UTC); <c>null</c>: not since the start.</summary>
    public DateTime? ComparedAt { get; private set; }

    /// <summary>Why it couldn't be the last time; <c>null</c>: it could.</summary>
    public string? Failure { get; private set; }

    /// <summary>Something happened to a document: look at it, and at what stands around it, now.</summary>
    public void Look(Guid id) => hints.Writer.TryWrite(id);

    /// <summary>Compares everything once. What can't be asked leaves all as it was.</summary>
    /// <param name="told">Documents that are read anew whatever their dates say.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<bool> CompareAsync(IReadOnlyCollection<Guid> told, CancellationToken cancellation)
    {
        try
        {
            if (await NextAsync(told, cancellation) is { } next)
            {
                site.Take(next);
            }
            (ComparedAt, Failure) = (time.GetUtcNow().UtcDateTime, null);
            return true;
        }
        catch (DeliveryFailedException e)
        {
            if (Failure != e.Message)
            {
                log.LogWarning("Umbraco can't be compared; what it delivered before stays. {Why}", e.Message);
            }
            Failure = e.Message;
            return false;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            HashSet<Guid> told = [];
            while (hints.Reader.TryRead(out var id))
            {
                told.Add(id);
            }
            try
            {
                await CompareAsync(told, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested && e is not OutOfMemoryException)
            {
                log.LogError(e, "What Umbraco delivered can't be taken in; what it delivered before stays.");
            }
            await HintOrTimeAsync(stoppingToken);
        }
    }

    // What is different now, as everything that there is; null: nothing is.
    private async Task<IReadOnlyList<DeliveredItem>?> NextAsync(IReadOnlyCollection<Guid> told, CancellationToken cancellation)
    {
        var listed = await client.ListAsync(cancellation);
        var known = site.Items.ToDictionary(i => i.Id);
        if (listed.Count == 0 && known.Count > 0)
        {
            throw new DeliveryFailedException("Umbraco says that it has no documents at all.");
        }
        var there = listed.Select(i => i.Id).ToHashSet();
        var gone = known.Keys.Where(id => !there.Contains(id)).ToList();
        var stays = gone.Count == 0 ? [] : await AskedAgainAsync(gone, cancellation);
        var changed = listed.Where(i => told.Contains(i.Id) || !known.TryGetValue(i.Id, out var old) || old.UpdatedAt != i.UpdatedAt || old.Path != i.Path).Select(i => i.Id).ToList();
        var read = (await client.ReadAsync(changed, cancellation)).ToDictionary(i => i.Id);
        // In the order of the list; one that was unpublished between the two questions is gone.
        List<DeliveredItem> next = [.. listed.Select(i => read.TryGetValue(i.Id, out var now) ? now : changed.Contains(i.Id) ? null : known.GetValueOrDefault(i.Id)).OfType<DeliveredItem>(), .. stays];
        return changed.Count > 0 || gone.Count > stays.Count || site.Current is null || !next.Select(i => i.Id).SequenceEqual(site.Items.Select(i => i.Id)) ? next : null;
    }

    // One answer that a page isn't there proves nothing.
    private async Task<IReadOnlyList<DeliveredItem>> AskedAgainAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        await Task.Delay(AskAgainAfter, cancellation);
        return await client.ReadAsync(ids, cancellation);
    }

    private async Task HintOrTimeAsync(CancellationToken stopping)
    {
        using var wait = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var hint = hints.Reader.WaitToReadAsync(wait.Token).AsTask();
        await Task.WhenAny(hint, Task.Delay(options.Value.CompareEvery, wait.Token));
        await wait.CancelAsync();
        await hint.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }
}
