using Npgsql;

namespace Pace.Learning.Web.Platform.Signals;

/// <summary>
/// Hears what other processes changed: by PostgreSQL's notices at once, and by looking at the numbers every second or so in case one was lost. With SQLite there is one process, which
/// tells itself.
/// </summary>
internal sealed class SignalListener(IServiceScopeFactory scopes, Signals signals, TimeProvider time, ILogger<SignalListener> log) : BackgroundService
{
    /// <summary>How long a lost notice goes unnoticed at most.</summary>
    public static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1.5);

    private static readonly TimeSpan ListenAgainAfter = TimeSpan.FromSeconds(5);
    private readonly Dictionary<string, long> known = [];
    private readonly Lock knowing = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        string? connection;
        await using (var scope = scopes.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<PaceDbContext>();
            if (!db.Database.IsNpgsql())
            {
                return;
            }
            connection = db.Database.GetConnectionString();
        }
        await Task.WhenAll(ListenAsync(connection!, stoppingToken), LookAsync(stoppingToken));
    }

    private async Task ListenAsync(string connection, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await using var listening = new NpgsqlConnection(connection);
                listening.Notification += (_, notice) => signals.Here(notice.Payload);
                await listening.OpenAsync(stopping);
                await using (var listen = new NpgsqlCommand($"LISTEN {Signals.Channel}", listening))
                {
                    await listen.ExecuteNonQueryAsync(stopping);
                }
                while (true)
                {
                    await listening.WaitAsync(stopping);
                }
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (failure is NpgsqlException or InvalidOperationException or TimeoutException)
            {
                log.LogWarning(failure, "The database doesn't tell of changes at once; they are looked for every {Seconds} seconds.", LookEvery.TotalSeconds);
                await Task.Delay(ListenAgainAfter, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task LookAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(LookEvery);
        try
        {
            do
            {
                await LookOnceAsync(stopping);
            }
            while (await timer.WaitForNextTickAsync(stopping));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The site closes.
        }
    }

    private async Task LookOnceAsync(CancellationToken stopping)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<PaceDbContext>();
            foreach (var signal in await db.Set<Signal>().AsNoTracking().ToListAsync(stopping))
            {
                if (IsNews(signal))
                {
                    signals.Here(signal.Topic);
                }
            }
        }
        catch (Exception failure) when (failure is NpgsqlException or InvalidOperationException or TimeoutException)
        {
            log.LogWarning(failure, "The database can't be asked for changes just now.");
        }
    }

    // What stood there when this process began is what it has read.
    private bool IsNews(Signal signal)
    {
        lock (knowing)
        {
            var isNews = known.TryGetValue(signal.Topic, out var before) && before != signal.Number;
            known[signal.Topic] = signal.Number;
            return isNews;
        }
    }
}
