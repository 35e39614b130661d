using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

[assembly: AssemblyFixture(typeof(PreparedDatabases))]

namespace Pace.Learning.Tests.Support;

/// <summary>
/// Databases that are made once a run; whoever needs one gets a copy, which takes a hundredth of the time. Those of the site are as it leaves them after its first
/// start: migrated, with the areas and the invented people. What they hold depends on the content, so there is one for each folder of content in the repository, and
/// one without content for tests that write their own.
/// </summary>
public sealed class PreparedDatabases : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<Prepared>>> Made = [];

    /// <summary>The site's after its first start, with the files of its data folder.</summary>
    internal static Task<TestDatabase> CopyOfSiteAsync(string content, string folder)
    {
        var kept = content.StartsWith(Repository.Root, StringComparison.Ordinal) ? content : "";
        return CopyAsync($"site {kept}", folder, (data, database) => StartAsync(kept, data, database));
    }

    /// <summary>A copy of what is made the first time that it is asked for.</summary>
    internal static async Task<TestDatabase> CopyAsync(string what, string folder, Func<string, TestDatabase, Task> make)
    {
        var prepared = await Made.GetOrAdd(what, _ => new Lazy<Task<Prepared>>(() => MakeAsync(make))).Value;
        foreach (var file in Directory.EnumerateFiles(prepared.Folder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(prepared.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        return await TestDatabase.CreateAsync(folder, prepared.Database);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var prepared in Made.Values)
        {
            var (folder, database) = await prepared.Value;
            await database.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task StartAsync(string content, string folder, TestDatabase database)
    {
        using var nothing = new TemporaryFolder();
        await using var site = new AppOn(database.ConnectionString, folder, content.Length > 0 ? content : nothing.Path);
        _ = site.Services;
    }

    private static async Task<Prepared> MakeAsync(Func<string, TestDatabase, Task> make)
    {
        var folder = Directory.CreateTempSubdirectory("pace-prepared-").FullName;
        var database = await TestDatabase.CreateAsync(folder);
        await make(folder, database);
        SqliteConnection.ClearAllPools();
        await database.LeaveAsync();
        return new Prepared(folder, database);
    }

    private sealed record Prepared(string Folder, TestDatabase Database);
}
