using System.Threading.Channels;

namespace Pace.Learning.Web.Platform;

/// <summary>
/// Does something after each notice that it is needed, one at a time and beside requests. Notices that come meanwhile count as one, one that comes before the site opens is kept, and a
/// site that closes waits until what has begun is ended: nothing works on with a database that is gone.
/// </summary>
/// <param name="log">Hears of what failed; the next notice tries again.</param>
public abstract class OnNotice(ILogger log) : BackgroundService
{
    private readonly Channel<bool> notices = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Asks for it; comes back at once.</summary>
    public void Notice() => notices.Writer.TryWrite(true);

    /// <summary>What is done.</summary>
    /// <param name="stopping">Cancelled when the site closes.</param>
    protected abstract Task ActAsync(CancellationToken stopping);

    /// <inheritdoc />
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var _ in notices.Reader.ReadAllAsync(stoppingToken))
            {
                await ActOrLogAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The site closes.
        }
    }

    private async Task ActOrLogAsync(CancellationToken stopping)
    {
        try
        {
            await ActAsync(stopping);
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested && failure is not OutOfMemoryException)
        {
            log.LogError(failure, "{Work} failed; the next notice tries it again.", GetType().Name);
        }
    }
}
