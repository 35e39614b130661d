using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pace.Learning.Web.Platform.Commands.Restoring;

/// <summary>
/// What is kept beside a backup: people's keys, and what they took back. Of those files only the newest is kept. Whoever was erased since an older backup has no key in
/// it, and what was taken back since is taken back again when the older backup is restored with it.
/// </summary>
/// <param name="WrittenAt">When it was written (UTC).</param>
/// <param name="Keys">People's keys, wrapped with the master key.</param>
/// <param name="TakenBack">What each room keeps.</param>
/// <param name="MasterKey">The fingerprint of the master key: what is in the file of another site must not be done here.</param>
internal sealed record SideFile(DateTime WrittenAt, IReadOnlyList<SideFile.Key> Keys, IReadOnlyDictionary<string, JsonElement> TakenBack, string? MasterKey = null)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static string FileFor(string backup) => backup + ".keys";

    public static async Task WriteAsync(IServiceProvider services, string file, DateTime now)
    {
        var db = services.GetRequiredService<PaceDbContext>();
        var keys = await db.PersonKeys.AsNoTracking().Select(k => new Key(k.PersonId, k.Wrapped)).ToListAsync();
        var takenBack = new Dictionary<string, JsonElement>();
        foreach (var room in services.GetServices<ITakenBack>())
        {
            takenBack[room.Name] = JsonSerializer.SerializeToElement(await room.ReadAsync(CancellationToken.None), Options);
        }
        var content = JsonSerializer.SerializeToUtf8Bytes(new SideFile(now, keys, takenBack, services.GetRequiredService<MasterKey>().Fingerprint), Options);
        // One that is there already is an older one, or was left by somebody.
        File.Delete(file);
        await using var written = OwnFile.Create(file);
        await written.WriteAsync(content);
    }

    /// <returns><c>null</c> when it is none.</returns>
    public static async Task<SideFile?> FindAsync(string file)
    {
        try
        {
            return File.Exists(file) ? JsonSerializer.Deserialize<SideFile>(await File.ReadAllBytesAsync(file), Options) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether it is of the site that has a master key, or had it before.</summary>
    public bool IsOf(MasterKey master) => MasterKey is null || MasterKey == master.Fingerprint || MasterKey == master.Before?.Fingerprint;

    public static T Read<T>(JsonElement kept) => kept.Deserialize<T>(Options)!;

    /// <summary>A person's key.</summary>
    internal sealed record Key(Guid PersonId, byte[] Wrapped);
}
