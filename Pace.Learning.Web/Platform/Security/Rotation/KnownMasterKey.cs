namespace Pace.Learning.Web.Platform.Security.Rotation;

/// <summary>Which master key this database is sealed with, so that a site with another one says so instead of finding everything unreadable.</summary>
public sealed class KnownMasterKey
{
    private const int TheOnly = 1;

    private KnownMasterKey()
    {
    }

    internal KnownMasterKey(string fingerprint) => Fingerprint = fingerprint;

    /// <summary>There is one row.</summary>
    public int Id { get; private set; } = TheOnly;

    /// <summary>The key's fingerprint, which tells nothing else of it.</summary>
    public string Fingerprint { get; private set; } = "";

    /// <summary>Whether some of the database is still sealed with the key before.</summary>
    public bool IsBeingChanged { get; private set; }

    internal void BeginChange(string fingerprint) => (Fingerprint, IsBeingChanged) = (fingerprint, true);

    internal void EndChange() => IsBeingChanged = false;
}

internal sealed class KnownMasterKeyMapping : IEntityTypeConfiguration<KnownMasterKey>
{
    public void Configure(EntityTypeBuilder<KnownMasterKey> builder)
    {
        builder.ToTable("KnownMasterKeys");
        builder.Property(k => k.Id).ValueGeneratedNever();
        builder.Property(k => k.Fingerprint).HasMaxLength(32);
    }
}

/// <summary>Sees to it that a site serves only what it can read.</summary>
internal static class MasterKeyCheck
{
    /// <exception cref="InvalidOperationException">The database is sealed with another key, or with two.</exception>
    public static async Task RunAsync(PaceDbContext db, MasterKey master)
    {
        var keys = db.Set<KnownMasterKey>();
        if (await keys.AsNoTracking().SingleOrDefaultAsync() is not { } known)
        {
            keys.Add(new KnownMasterKey(master.Fingerprint));
            try
            {
                await db.SaveChangesAsync();
                return;
            }
            catch (DbUpdateException)
            {
                // Another process was first.
                db.ChangeTracker.Clear();
                known = await keys.AsNoTracking().SingleAsync();
            }
        }
        if (WhyNot(known, master) is { } why)
        {
            throw new InvalidOperationException(why);
        }
    }

    /// <summary>Why the site doesn't start with this key on a database that was put back; <c>null</c> when it does, as far as the database says.</summary>
    public static async Task<string?> WhyNotAsync(PaceDbContext db, MasterKey master) =>
        await db.Set<KnownMasterKey>().AsNoTracking().SingleOrDefaultAsync() is { } known ? WhyNot(known, master) : null;

    private static string? WhyNot(KnownMasterKey known, MasterKey master) =>
        known.IsBeingChanged ? "The master key is being changed, and a part of the database is still sealed with the one before. Run the command again, then start the site: keys rotate"
        : known.Fingerprint != master.Fingerprint
            ? "The database is sealed with another master key than Pace__MasterKey (in Development: development-master.key in the data folder). Set that one; or, to change it, set Pace__MasterKeyBefore to it, leave the new one in Pace__MasterKey, and run: keys rotate"
            : null;
}
