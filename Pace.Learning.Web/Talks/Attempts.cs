using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pace.Learning.Web.Platform.Data;

namespace Pace.Learning.Web.Talks;

/// <summary>Acts that notice when somebody else was quicker.</summary>
internal static class Attempts
{
    private const int Most = 8;

    /// <summary>
    /// Does an act that loads, decides and saves. When what it decided on has changed meanwhile, it decides again on what is true now: so the second of
    /// two who do the same at once gets the answer that the second one would get a minute later.
    /// </summary>
    public static async Task<T> DecideAsync<T>(this PaceDbContext db, Func<Task<T>> act)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await act();
            }
            catch (Exception e) when (attempt < Most && IsPassing(e))
            {
                db.ChangeTracker.Clear();
                await Task.Delay(attempt * 5);
            }
        }
    }

    private static bool IsPassing(Exception e) => e is DbUpdateException or SqliteException { SqliteErrorCode: 5 or 6 } or PostgresException { IsTransient: true };
}
