namespace Pace.Learning.Web.Studio.Published;

/// <summary>What the Studio has published, in memory: read at start, and again whenever this or another process published something.</summary>
internal sealed class StudioRevisions(IServiceScopeFactory scopes, PublishedTexts texts) : IPublishedRevisions, IDisposable
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

    public void Dispose() => reading.Dispose();
}
