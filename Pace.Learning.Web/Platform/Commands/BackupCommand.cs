using System.IO.Compression;
using Microsoft.Data.Sqlite;

namespace Pace.Learning.Web.Platform.Commands;

/// <summary>
/// Writes the database to a zip file while the site goes on, and people's keys to a file beside it (see <see cref="BackupKeys"/>).
/// The master key is in neither: without it, sealed text in a lost backup stays sealed.
/// </summary>
internal static class BackupCommand
{
    public const string SqliteEntry = "pace.db";
    public const string PostgresEntry = "pace.dump";

    public static async Task<int> RunAsync(WebApplicationBuilder builder, string[] args, TextWriter output)
    {
        if (args is not [var path])
        {
            await output.WriteLineAsync("Name one file to write, for example: backup pace-backup.zip");
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
            }
            await BackupKeys.WriteAsync(db, BackupKeys.FileFor(file));
        }
        finally
        {
            File.Delete(copy);
        }
        await output.WriteLineAsync($"Wrote {path} ({new FileInfo(file).Length / 1024:N0} KB). Keep the master key apart from it.");
        await output.WriteLineAsync($"Wrote {BackupKeys.FileFor(path)}. Keep it apart too, and delete those of older backups: the newest fits all of them, and leaves out whoever was erased.");
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
