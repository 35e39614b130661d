using System.Collections.Concurrent;
using System.Data.Common;

namespace Pace.Learning.Web.Platform.Jobs;

/// <summary>
/// Keeps a job from running beside itself, in this process and, on PostgreSQL, in others. Hangfire's own locks there end after a time whether or not the job has; these
/// belong to a connection, and end with the job or with its process.
/// </summary>
internal sealed class JobLocks(IServiceScopeFactory scopes)
{
    private readonly ConcurrentDictionary<string, bool> here = [];

    /// <summary>Takes a job's lock until it is disposed of; <c>null</c> when somebody has it.</summary>
    public async Task<IAsyncDisposable?> TryTakeAsync(string job, CancellationToken cancellation)
    {
        if (!here.TryAdd(job, true))
        {
            return null;
        }
        var taken = new Taken(job, here, scopes.CreateAsyncScope());
        try
        {
            if (await taken.TryTakeElsewhereAsync(cancellation))
            {
                return taken;
            }
        }
        catch
        {
            await taken.DisposeAsync();
            throw;
        }
        await taken.DisposeAsync();
        return null;
    }

    private sealed class Taken(string job, ConcurrentDictionary<string, bool> here, AsyncServiceScope scope) : IAsyncDisposable
    {
        private readonly PaceDbContext db = scope.ServiceProvider.GetRequiredService<PaceDbContext>();
        private readonly string name = $"pace-job {job}";
        private bool isTakenElsewhere;

        public async Task<bool> TryTakeElsewhereAsync(CancellationToken cancellation)
        {
            if (!db.Database.IsNpgsql())
            {
                return true;
            }
            // Stays open, and so with this session, until it is given back.
            await db.Database.OpenConnectionAsync(cancellation);
            return isTakenElsewhere = await db.Database.SqlQuery<bool>($"SELECT pg_try_advisory_lock(hashtextextended({name}, 0)) AS \"Value\"").SingleAsync(cancellation);
        }

        public async ValueTask DisposeAsync()
        {
            try
            {
                if (isTakenElsewhere)
                {
                    await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock(hashtextextended({name}, 0))");
                }
            }
            catch (DbException)
            {
                // The connection has broken, and the lock ended with it.
            }
            finally
            {
                await scope.DisposeAsync();
                here.TryRemove(job, out _);
            }
        }
    }
}
