using Pace.Learning.Web.Platform.Ledger.Keys;
using Pace.Learning.Web.Platform.Ledger.Verification;
using Pace.Learning.Web.Platform.Security.Rotation;

namespace Pace.Learning.Web.Platform.Commands;

/// <summary>Every command of the platform, and how one is picked. Rooms bring theirs.</summary>
internal static class CommandLine
{
    private static readonly Command[] All =
    [
        new("content check", "[FOLDER]", "names every problem in the content, with file and line", ContentCommands.CheckAsync),
        new("content publish-ids", "[FOLDER]", "notes the ids that are published, which may not change from then on", ContentCommands.PublishIdsAsync),
        new("content lock-versions", "[FOLDER]", "locks the versions of agreements, which may not change from then on", ContentCommands.LockVersionsAsync),
        new("ledger verify", "[--checkpoint FILE]", "proves that nothing in the ledger was changed, or names what was", LedgerVerifyCommand.RunAsync),
        new("ledger keys", "", "lists the keys that checkpoints are signed with, and their fingerprints", LedgerKeyCommands.ListAsync),
        new("ledger new-key", "", "signs checkpoints with a new key from now on", LedgerKeyCommands.ReplaceAsync),
        new("keys rotate", "", "moves the database from the master key in Pace__MasterKeyBefore to the one in Pace__MasterKey, while the site is stopped", RotateKeysCommand.RunAsync),
        new("backup", "FILE", "writes the database to a zip file, and FILE.keys beside it, while the site goes on; backup keys FILE writes that file alone", BackupCommand.RunAsync),
        new("restore", "FILE [KEYS]", "puts a backup back, into an empty database, without what was taken back since", RestoreCommand.RunAsync),
    ];

    /// <summary>Runs the command that the arguments name; <c>null</c> when they name none and the site should be served.</summary>
    public static async Task<int?> RunAsync(WebApplicationBuilder builder, string[] args, TextWriter output, params IReadOnlyList<Command> more)
    {
        if (args.Length == 0 || args[0].StartsWith('-'))
        {
            return null;
        }
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        foreach (var command in All.Concat(more))
        {
            if (command.IsCalledBy(args))
            {
                return await command.RunAsync(builder, args[command.Words.Split(' ').Length..], output);
            }
        }
        await output.WriteLineAsync($"There is no command '{string.Join(' ', args)}'. The commands are:");
        foreach (var command in All.Concat(more))
        {
            await output.WriteLineAsync($"  {$"{command.Words} {command.Arguments}",-36}{command.About}");
        }
        return Command.CouldNotRun;
    }

    /// <summary>A path as the caller typed it: <c>dotnet run</c> moves to the project's folder, the shell's own folder is in PWD.</summary>
    public static string Resolve(string path) =>
        Path.GetFullPath(path, Environment.GetEnvironmentVariable("PWD") is { Length: > 0 } shell && Directory.Exists(shell) ? shell : Environment.CurrentDirectory);
}
