namespace Pace.Learning.Web.Platform.Jobs;

/// <summary>The tables of this part of the platform.</summary>
internal static class JobsTables
{
    extension(PaceDbContext db)
    {
        /// <summary>When each recurring job ran.</summary>
        public DbSet<JobRun> JobRuns => db.Set<JobRun>();
    }
}
