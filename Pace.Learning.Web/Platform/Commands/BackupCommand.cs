using System.Globalization;
using System.IO.Compression;
using Microsoft.Data.Sqlite;
using Pace.Learning.Web.Platform.Commands.Restoring;

namespace Pace.Learning.Web.Platform.Commands;

/// <summary>
/// Writes the database to a zip file while the site goes on, and people's keys to a file beside it with what they took back (see <see cref="SideFile"/>).
/// The master key is in neither: without it, sealed text in a lost backup stays sealed.
/// </summary>
internal static class BackupCommand
{
    public const string SqliteEntry = "pace.db";
    public const string PostgresEntry = "pace.dump";

    /// <summary>The entry that says when it was made.</summary>
    public const string MadeAtEntry = "made-at.txt";

    public static async Task<int> RunAsync(WebApplicationBuilder builder, string[] args, TextWriter output)
    {
        if (args is ["keys", var keys])
        {
            return await WriteKeysAsync(builder, keys, output);
        }
        if (args is not [var path])
        {
            await output.WriteLineAsync("Name one file to write, for example: backup pace-backup.zip, or: backup keys pace-backup.zip.keys");
            return Command.CouldNotRun;
        }
        var file = CommandLine.Resolve(path);
        if (File.Exists(file))
        {
            await output.WriteLineAsync($"{path} exists already. Nothing was written; choose another name.");
            return Command.CouldNotRun;
        }
        await using var app = builder.Build();
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PaceDbContext>();
        if (!await db.Database.CanConnectAsync() || !(await db.Database.GetAppliedMigrationsAsync()).Any())
        {
            await output.WriteLineAsync("There is nothing to back up: the database has no tables. Check ConnectionStrings__Pace and Pace__DataPath.");
            return Command.CouldNotRun;
        }
        var copy = Path.GetTempFileName();
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        try
        {
            var entry = await CopyAsync(db, copy, output);
            if (entry is null)
            {
                return Command.CouldNotRun;
            }
            await using (var written = OwnFile.Create(file))
            await using (var zip = await ZipArchive.CreateAsync(written, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null))
            {
                await zip.CreateEntryFromFileAsync(copy, entry);
                await using var madeAt = new StreamWriter(await zip.CreateEntry(MadeAtEntry).OpenAsync());
                await madeAt.WriteAsync(now.ToString("O", CultureInfo.InvariantCulture));
            }
            await SideFile.WriteAsync(scope.ServiceProvider, SideFile.FileFor(file), now);
        }
        finally
        {
            File.Delete(copy);
        }
        await output.WriteLineAsync($"Wrote {path} ({new FileInfo(file).Length / 1024:N0} KB). Keep the master key apart from it.");
        await output.WriteLineAsync($"Wrote {SideFile.FileFor(path)}. Keep it apart too, and delete those of older backups: the newest fits all of them, leaves out whoever was erased, and knows what was taken back.");
        return Command.Fine;
    }

    // As often as one likes: it is small, and the newer it is, the less has to be asked after a restore.
    private static async Task<int> WriteKeysAsync(WebApplicationBuilder builder, string path, TextWriter output)
    {
        await using var app = builder.Build();
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PaceDbContext>();
        if (!await db.Database.CanConnectAsync() || !(await db.Database.GetAppliedMigrationsAsync()).Any())
        {
            await output.WriteLineAsync("There is nothing to write: the database has no tables. Check ConnectionStrings__Pace and Pace__DataPath.");
            return Command.CouldNotRun;
        }
        await SideFile.WriteAsync(scope.ServiceProvider, CommandLine.Resolve(path), scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        await output.WriteLineAsync($"Wrote {path}. It fits every older backup; delete the keys files that are older.");
        return Command.Fine;
    }

    private static async Task<string?> CopyAsync(PaceDbContext db, string copy, TextWriter output)
    {
        if (db.Database.IsNpgsql())
        {
            return await PostgresTools.RunAsync("pg_dump", db, output, "--format=custom", "--exclude-table-data=\"PersonKeys\"", $"--file={copy}") ? PostgresEntry : null;
        }
        await db.Database.OpenConnectionAsync();
        await using var target = new SqliteConnection($"Data Source={copy};Pooling=False");
        await target.OpenAsync();
        ((SqliteConnection)db.Database.GetDbConnection()).BackupDatabase(target);
        await using var forget = target.CreateCommand();
        forget.CommandText = "PRAGMA journal_mode=DELETE; PRAGMA secure_delete=ON; DELETE FROM PersonKeys; VACUUM;";
        await forget.ExecuteNonQueryAsync();
        return SqliteEntry;
    }
}
