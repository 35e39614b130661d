namespace Pace.Learning.Web.Media;

/// <summary>The tables of this room.</summary>
internal static class LibraryTables
{
    extension(PaceDbContext db)
    {
        /// <summary>Files of the library.</summary>
        public DbSet<MediaItem> MediaItems => db.Set<MediaItem>();

        /// <summary>All of them with what was ever behind their paths.</summary>
        public IQueryable<MediaItem> WholeMediaItems => db.Set<MediaItem>().Include(i => i.Revisions).AsSplitQuery();
    }
}
