using System.Threading.Channels;
using Pace.Learning.Content.Search;
using Pace.Learning.Web.Courses.Search;

namespace Pace.Learning.Web.Studio.Statistics.Searches;

/// <summary>Notes searches in vain beside the requests that made them: nobody waits for it, and a database that is away spoils no answer.</summary>
internal sealed class UnmetSearchQueue(IServiceScopeFactory scopes, ILogger<UnmetSearchQueue> log) : BackgroundService, IUnmetSearches
{
    // More than that at once is no evening of readers; what doesn't fit is forgotten.
    private const int MostWaiting = 200;

    private readonly Channel<SearchAnswer> waiting = Channel.CreateBounded<SearchAnswer>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Note(SearchAnswer answer) => waiting.Writer.TryWrite(answer);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var answer in waiting.Reader.ReadAllAsync(stoppingToken))
            {
                await NoteOrLogAsync(answer, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The site closes.
        }
    }

    private async Task NoteOrLogAsync(SearchAnswer answer, CancellationToken stopping)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<UnmetSearches>().NoteAsync(answer, stopping);
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested && failure is not OutOfMemoryException)
        {
            log.LogWarning(failure, "A search in vain can't be noted just now.");
        }
    }
}
