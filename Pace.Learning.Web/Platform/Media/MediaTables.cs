using Pace.Learning.Web.Platform.Media.Store;

namespace Pace.Learning.Web.Platform.Media;

/// <summary>The tables of this part of the platform.</summary>
internal static class MediaTables
{
    extension(PaceDbContext db)
    {
        /// <summary>Recordings.</summary>
        public DbSet<MediaFile> MediaFiles => db.Set<MediaFile>();

        /// <summary>Files whose rows are gone.</summary>
        public DbSet<FileToDelete> FilesToDelete => db.Set<FileToDelete>();
    }
}
