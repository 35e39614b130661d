namespace Pace.Learning.Web.Platform.Published;

/// <summary>A number that differs when any file of a folder was added, removed, or written to.</summary>
internal static class FolderStamp
{
    public static long Of(string folder)
    {
        try
        {
            long stamp = 17;
            // Added up, so that the order in which the system lists the files doesn't matter.
            foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories))
            {
                stamp += HashCode.Combine(file.FullName, file.Length, file.LastWriteTimeUtc.Ticks);
            }
            return stamp;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Something is being moved, or the folder is away: never the same as a stamp that was compiled, so it is looked at again.
            return -1;
        }
    }
}
