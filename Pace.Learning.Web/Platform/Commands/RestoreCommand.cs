using System.Globalization;
using System.IO.Compression;
using Microsoft.Data.Sqlite;
using Pace.Learning.Web.Platform.Commands.Restoring;
using Pace.Learning.Web.Platform.Security.Rotation;

namespace Pace.Learning.Web.Platform.Commands;

/// <summary>Puts a backup back, into a database that has nothing in it yet: it never overwrites.</summary>
internal static class RestoreCommand
{
    public static async Task<int> RunAsync(WebApplicationBuilder builder, string[] args, TextWriter output)
    {
        if (args is not [var path, .. { Length: <= 1 }] || !File.Exists(CommandLine.Resolve(path)))
        {
            await output.WriteLineAsync("Name a backup file that exists, for example: restore pace-backup.zip, and the newest keys file if it is not beside it");
            return Command.CouldNotRun;
        }
        await using var app = builder.Build();
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PaceDbContext>();
        if (await db.Database.CanConnectAsync() && (await db.Database.GetAppliedMigrationsAsync()).Any())
        {
            await output.WriteLineAsync("The database has content already. Point ConnectionStrings__Pace or Pace__DataPath at an empty one, then restore again.");
            return Command.CouldNotRun;
        }
        var copy = Path.GetTempFileName();
        try
        {
            var side = await SideFile.FindAsync(args is [_, var named] ? CommandLine.Resolve(named) : SideFile.FileFor(CommandLine.Resolve(path)));
            if (side?.IsOf(scope.ServiceProvider.GetRequiredService<MasterKey>()) is false)
            {
                await output.WriteLineAsync("That keys file was written with another master key, so it may be of another site. Nothing was restored. Set Pace__MasterKey to that of this site, and Pace__MasterKeyBefore if it was changed since.");
                return Command.CouldNotRun;
            }
            var madeAt = await ExtractAsync(CommandLine.Resolve(path), copy, db.Database.IsNpgsql(), output);
            if (madeAt is null || !await PutBackAsync(db, copy, output))
            {
                return Command.CouldNotRun;
            }
            await Replay.RunAsync(scope.ServiceProvider, side, madeAt.Value, output);
            if (await MasterKeyCheck.WhyNotAsync(db, scope.ServiceProvider.GetRequiredService<MasterKey>()) is { } why)
            {
                await output.WriteLineAsync(why);
                return Command.Findings;
            }
            await output.WriteLineAsync("Restored.");
            return Command.Fine;
        }
        finally
        {
            File.Delete(copy);
        }
    }

    // When the backup was made; null: it couldn't be read.
    private static async Task<DateTime?> ExtractAsync(string file, string copy, bool isPostgres, TextWriter output)
    {
        var name = isPostgres ? BackupCommand.PostgresEntry : BackupCommand.SqliteEntry;
        try
        {
            await using var zip = await ZipFile.OpenReadAsync(file);
            if (zip.GetEntry(name) is { } entry)
            {
                await entry.ExtractToFileAsync(copy, overwrite: true);
                return await MadeAtAsync(zip, entry);
            }
        }
        catch (InvalidDataException)
        {
            await output.WriteLineAsync("That file is not a backup, or it is damaged.");
            return null;
        }
        await output.WriteLineAsync($"That backup holds no {name}: it was made from the other kind of database.");
        return null;
    }

    // Older backups don't say it themselves.
    private static async Task<DateTime?> MadeAtAsync(ZipArchive zip, ZipArchiveEntry database)
    {
        if (zip.GetEntry(BackupCommand.MadeAtEntry) is not { } entry)
        {
            return database.LastWriteTime.UtcDateTime;
        }
        using var reader = new StreamReader(await entry.OpenAsync());
        return DateTime.Parse(await reader.ReadToEndAsync(), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
    }

    private static async Task<bool> PutBackAsync(PaceDbContext db, string copy, TextWriter output)
    {
        if (db.Database.IsNpgsql())
        {
            return await PostgresTools.RunAsync("pg_restore", db, output, "--no-owner", "--exit-on-error", $"--dbname={db.Database.GetDbConnection().Database}", copy);
        }
        DatabaseFile.Claim(db);
        await db.Database.OpenConnectionAsync();
        await using var source = new SqliteConnection($"Data Source={copy};Pooling=False;Mode=ReadOnly");
        await source.OpenAsync();
        source.BackupDatabase((SqliteConnection)db.Database.GetDbConnection());
        return true;
    }
}
