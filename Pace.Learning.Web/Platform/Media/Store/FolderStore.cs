namespace Pace.Learning.Web.Platform.Media.Store;

/// <summary>Keeps files in the data folder, each written beside its place and moved there once it is whole and on the disk.</summary>
internal sealed class FolderStore(Folders folders) : IMediaStore
{
    private const string Unfinished = ".part";

    public async Task<bool> WriteAsync(string name, Func<Stream, CancellationToken, Task<bool>> writeAsync, CancellationToken cancellation)
    {
        var path = PathOf(name);
        OwnFile.CreateFolder(Path.GetDirectoryName(path)!);
        var part = $"{path}.{Guid.NewGuid():N}{Unfinished}";
        try
        {
            await using (var file = OwnFile.Create(part))
            {
                if (!await writeAsync(file, cancellation))
                {
                    return false;
                }
                file.Flush(flushToDisk: true);
            }
            File.Move(part, path, overwrite: true);
            return true;
        }
        finally
        {
            File.Delete(part);
        }
    }

    public Task<long?> LengthAsync(string name, CancellationToken cancellation) =>
        Task.FromResult(new FileInfo(PathOf(name)) is { Exists: true } file ? file.Length : (long?)null);

    public Task<Stream?> OpenAsync(string name, long from, CancellationToken cancellation)
    {
        try
        {
            return Task.FromResult<Stream?>(new FileStream(PathOf(name), new FileStreamOptions { Share = FileShare.Read | FileShare.Delete, Options = FileOptions.Asynchronous }) { Position = from });
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    }

    public Task DeleteAsync(string name, CancellationToken cancellation)
    {
        try
        {
            File.Delete(PathOf(name));
        }
        catch (DirectoryNotFoundException)
        {
            // Nothing was ever kept there.
        }
        return Task.CompletedTask;
    }

    public IEnumerable<ListedFile> ListOwn(string folder) => FilesOf(folder).Where(file => file.Extension != Unfinished)
        .Select(file => new ListedFile(Path.GetRelativePath(folders.Data, file.FullName).Replace(Path.DirectorySeparatorChar, '/'), file.LastWriteTimeUtc));

    public void DeleteUnfinished(string folder, DateTime before)
    {
        foreach (var file in FilesOf(folder).Where(file => file.Extension == Unfinished && file.LastWriteTimeUtc < before))
        {
            file.Delete();
        }
    }

    private IEnumerable<FileInfo> FilesOf(string folder) =>
        new DirectoryInfo(PathOf(folder)) is { Exists: true } all ? all.EnumerateFiles("*", SearchOption.AllDirectories) : [];

    private string PathOf(string name) => Path.Combine(folders.Data, StoreName.Checked(name).Replace('/', Path.DirectorySeparatorChar));
}
