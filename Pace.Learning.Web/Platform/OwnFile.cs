namespace Pace.Learning.Web.Platform;

/// <summary>Files and folders that only the site's own user may read.</summary>
internal static class OwnFile
{
    private const int BufferBytes = 64 * 1024;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes a file that wasn't there.</summary>
    public static FileStream Create(string path, FileOptions options = FileOptions.None)
    {
        var how = new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = BufferBytes, Options = FileOptions.Asynchronous | options,
        };
        if (!OperatingSystem.IsWindows())
        {
            how.UnixCreateMode = OwnerOnly;
        }
        return new FileStream(path, how);
    }

    /// <summary>Sees to it that a file is one that only the site's own user may read, before somebody else makes it otherwise. One that belongs to another user stays as they want it.</summary>
    public static void Claim(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        try
        {
            if (!File.Exists(path))
            {
                Create(path).Dispose();
                return;
            }
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process of the site was quicker.
        }
        try
        {
            File.SetUnixFileMode(path, OwnerOnly);
        }
        catch (UnauthorizedAccessException)
        {
        }
    }

    /// <summary>Makes a folder, with those above it that are missing.</summary>
    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
        }
    }
}
