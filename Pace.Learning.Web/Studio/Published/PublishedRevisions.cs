using Pace.Learning.Web.Platform.Signals;

namespace Pace.Learning.Web.Studio.Published;

/// <summary>What the Studio has published, in memory: read at start, and again whenever this or another process published something.</summary>
internal sealed class PublishedRevisions(IServiceScopeFactory scopes, PublishedTexts texts, ILogger<PublishedRevisions> log) : IPublishedRevisions, IDisposable
{
    private readonly SemaphoreSlim reading = new(1);
    private volatile PublishedOverlay current = PublishedOverlay.None;

    /// <inheritdoc />
    public PublishedOverlay Current => current;

    /// <summary>Reads again what is published, and compiles it where it is something else than before.</summary>
    public async Task RefreshAsync(CancellationToken cancellation = default)
    {
        await reading.WaitAsync(cancellation);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var now = await texts.ReadAsync(scope.ServiceProvider.GetRequiredService<PaceDbContext>(), cancellation);
            if (IsSame(now, current))
            {
                return;
            }
            current = now;
            scope.ServiceProvider.GetRequiredService<PublishedContent>().Compile();
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

    private static bool IsSame(PublishedOverlay one, PublishedOverlay other) =>
        one.Removed.SetEquals(other.Removed) && one.Texts.Count == other.Texts.Count && one.Texts.All(t => other.Texts.TryGetValue(t.Key, out var text) && text == t.Value);
}
