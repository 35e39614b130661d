using System.Text.Json;

namespace Pace.Learning.Web.Platform.Commands;

/// <summary>
/// People's keys are kept in a file of their own beside the backup. Of those files only the newest is kept: whoever was erased since an older backup
/// has no key in it, so that restoring the old backup with the newest keys doesn't bring their words back.
/// </summary>
internal static class BackupKeys
{
    public static string FileFor(string backup) => backup + ".keys";

    public static async Task WriteAsync(PaceDbContext db, string file)
    {
        var keys = await db.PersonKeys.AsNoTracking().Select(k => new Row(k.PersonId, k.Wrapped)).ToListAsync();
        // It was there before only if somebody left it: the backup itself is new.
        File.Delete(file);
        await using var written = OwnFile.Create(file);
        await written.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(keys));
    }

    public static async Task<int> PutBackAsync(PaceDbContext db, string file)
    {
        var keys = JsonSerializer.Deserialize<List<Row>>(await File.ReadAllBytesAsync(file)) ?? [];
        db.PersonKeys.AddRange(keys.Select(k => new PersonKey(k.PersonId, k.Wrapped)));
        await db.SaveChangesAsync();
        return keys.Count;
    }

    private sealed record Row(Guid PersonId, byte[] Wrapped);
}
