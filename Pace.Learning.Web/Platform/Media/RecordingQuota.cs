namespace Pace.Learning.Web.Platform.Media;

/// <summary>How much is kept of one person's recordings.</summary>
internal static class RecordingQuota
{
    /// <summary>The most, in bytes: ten of the longest.</summary>
    public const long MostBytes = 3L * 1024 * 1024 * 1024;

    extension(PaceDbContext db)
    {
        /// <summary>Whether a person may add a recording of so many bytes.</summary>
        public async Task<bool> HasRoomForAsync(Guid ownerId, long bytes, CancellationToken cancellation) =>
            await db.MediaFiles.Where(m => m.OwnerId == ownerId).SumAsync(m => m.Length, cancellation) + bytes < MostBytes;
    }
}
