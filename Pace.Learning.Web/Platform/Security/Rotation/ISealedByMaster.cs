using System.Security.Cryptography;
using System.Xml;

namespace Pace.Learning.Web.Platform.Security.Rotation;

/// <summary>A room's part of what the master key seals, or what is found by a hash made with it. Register one as a service.</summary>
internal interface ISealedByMaster
{
    /// <summary>What it is, for whoever changes the key.</summary>
    string Name { get; }

    /// <summary>
    /// Moves all of it from the key before to the new one, in steps that are each kept whole. What has moved already is left as it is, so that a move which was broken off goes on where it stopped.
    /// </summary>
    Task<Moved> MoveAsync(MasterKey master, CancellationToken cancellation);
}

/// <summary>What became of rows.</summary>
/// <param name="Rows">How many were moved.</param>
/// <param name="Unreadable">How many neither key opens, and which stay as they are.</param>
internal readonly record struct Moved(int Rows, int Unreadable)
{
    public static Moved operator +(Moved one, Moved other) => new(one.Rows + other.Rows, one.Unreadable + other.Unreadable);
}

internal static class Batches
{
    private const int Size = 200;

    /// <summary>Moves rows some at a time, each time as one act.</summary>
    /// <param name="db">Where they are.</param>
    /// <param name="keys">The keys of all of them, or of their owners.</param>
    /// <param name="rows">The rows of some keys.</param>
    /// <param name="move">Moves one; <c>false</c> when it had been moved. What can't be opened throws.</param>
    /// <param name="cancellation">Stops it between two acts, or within one, which is taken back then.</param>
    public static async Task<Moved> MoveAsync<TKey, TRow>(
        this PaceDbContext db, IQueryable<TKey> keys, Func<TKey[], IQueryable<TRow>> rows, Func<TRow, CancellationToken, Task<bool>> move, CancellationToken cancellation)
    {
        var all = default(Moved);
        foreach (var some in (await keys.ToListAsync(cancellation)).Chunk(Size))
        {
            all += await db.RetryOnConflictAsync(async stop =>
            {
                var moved = default(Moved);
                foreach (var row in await rows(some).ToListAsync(stop))
                {
                    moved += await OneAsync(row, move, stop);
                }
                return moved;
            }, cancellation);
        }
        return all;
    }

    /// <summary>The same where moving one asks nothing.</summary>
    public static Task<Moved> MoveAsync<TKey, TRow>(
        this PaceDbContext db, IQueryable<TKey> keys, Func<TKey[], IQueryable<TRow>> rows, Func<TRow, bool> move, CancellationToken cancellation) =>
        db.MoveAsync(keys, rows, (row, _) => Task.FromResult(move(row)), cancellation);

    private static async Task<Moved> OneAsync<TRow>(TRow row, Func<TRow, CancellationToken, Task<bool>> move, CancellationToken cancellation)
    {
        try
        {
            return new Moved(await move(row, cancellation) ? 1 : 0, 0);
        }
        catch (Exception e) when (e is CryptographicException or FormatException or XmlException)
        {
            return new Moved(0, 1);
        }
    }
}
