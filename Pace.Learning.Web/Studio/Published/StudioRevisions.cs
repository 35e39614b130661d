using Pace.Learning.Web.Platform.Signals;

namespace Pace.Learning.Web.Studio.Published;

/// <summary>What the Studio has published, in memory: read at start, and again whenever this or another process published something.</summary>
internal sealed class StudioRevisions(IServiceScopeFactory scopes, PublishedTexts texts, ILogger<StudioRevisions> log) : IPublishedRevisions, IDisposable
{
    private readonly SemaphoreSlim reading = new(1);
    private volatile PublishedRevisions current = PublishedRevisions.None;

    /// <inheritdoc />
    public PublishedRevisions Current => current;

    /// <inheritdoc />
    public event Action? Changed;

    /// <summary>Reads again what is published; where it is something else than before, it is live when this comes back.</summary>
    public async Task RefreshAsync(CancellationToken cancellation = default)
    {
        await reading.WaitAsync(cancellation);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var now = await texts.ReadAsync(scope.ServiceProvider.GetRequiredService<PaceDbContext>(), current, cancellation);
            if (now.Retired.SetEquals(current.Retired) && now.Texts.Count == current.Texts.Count && now.Texts.All(t => current.Texts.GetValueOrDefault(t.Key) == t.Value))
            {
                return;
            }
            current = now;
            Changed?.Invoke();
        }
        finally
        {
            reading.Release();
        }
    }

    /// <summary>Hears of what other processes published.</summary>
    public void Listen(Signals signals) => signals.Raised += topic =>
    {
        if (topic == SignalTopics.Published)
        {
            _ = Task.Run(HeardAsync);
        }
    };

    public void Dispose() => reading.Dispose();

    private async Task HeardAsync()
    {
        try
        {
            await RefreshAsync();
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // The next look at the numbers, or the next publication, brings it.
            log.LogError(failure, "What was published can't be read just now.");
        }
    }
}
