using Microsoft.EntityFrameworkCore;
using Pace.Learning.Web.Platform.Data;

namespace Pace.Learning.Web.Courses.Progress;

/// <summary>One learner's acts queue behind each other.</summary>
internal static class LearnersTurn
{
    extension(PaceDbContext db)
    {
        /// <summary>
        /// Waits in a transaction until no other act of the same person runs: together they may be all that was missing, and each must see the other.
        /// A writing transaction of SQLite has the database to itself anyway.
        /// </summary>
        public async Task TakeLearnersTurnAsync(Guid personId, CancellationToken cancellation)
        {
            if (db.Database.IsNpgsql())
            {
                var key = BitConverter.ToInt64(personId.ToByteArray(), 8);
                await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({key})", cancellation);
            }
        }
    }
}
