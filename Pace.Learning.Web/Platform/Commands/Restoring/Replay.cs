using System.Globalization;

namespace Pace.Learning.Web.Platform.Commands.Restoring;

/// <summary>
/// After a restore: puts people's keys back, and sees to it that nothing which was taken back since the backup comes back with it. A file that isn't newer than the
/// backup can't tell, so then what rests on a yes is held back.
/// </summary>
internal static class Replay
{
    public static async Task RunAsync(IServiceProvider services, SideFile? file, DateTime backupMadeAt, TextWriter output)
    {
        var db = services.GetRequiredService<PaceDbContext>();
        var rooms = services.GetServices<ITakenBack>().OrderBy(r => r.Order).ToList();
        if (file is null)
        {
            await output.WriteLineAsync("There is no keys file: private text can't be read. Restore again into an empty database with: restore BACKUP KEYS");
        }
        else
        {
            db.PersonKeys.AddRange(file.Keys.Select(k => new PersonKey(k.PersonId, k.Wrapped)));
            await db.SaveChangesAsync();
            await output.WriteLineAsync($"Put back the keys of {file.Keys.Count} people.");
        }
        foreach (var room in rooms)
        {
            if (file is not null && file.TakenBack.TryGetValue(room.Name, out var kept) && await room.ReplayAsync(kept, CancellationToken.None) is { } done)
            {
                await output.WriteLineAsync(done);
            }
        }
        if (file is null || file.WrittenAt <= backupMadeAt)
        {
            foreach (var room in rooms)
            {
                if (await room.HoldBackAsync(CancellationToken.None) is { } held)
                {
                    await output.WriteLineAsync(held);
                }
            }
            return;
        }
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"The keys file is of {file.WrittenAt:u}. What people took back after that isn't known here: ask them, or restore without the newer file to hold everything back."));
    }
}
