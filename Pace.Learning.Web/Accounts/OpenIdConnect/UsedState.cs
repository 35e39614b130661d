using System.Security.Cryptography;
using System.Text;

namespace Pace.Learning.Web.Accounts.OpenIdConnect;

/// <summary>An answer of another sign-in service that was taken: the same one doesn't count twice, whichever process it comes to.</summary>
public sealed class UsedState
{
    /// <summary>SHA-256 of the state.</summary>
    public byte[] Hash { get; init; } = [];

    /// <summary>When it was taken (UTC).</summary>
    public DateTime UsedAt { get; init; }
}

internal sealed class UsedStateMapping : IEntityTypeConfiguration<UsedState>
{
    public void Configure(EntityTypeBuilder<UsedState> builder)
    {
        builder.ToTable("UsedStates");
        builder.HasKey(s => s.Hash);
        builder.HasIndex(s => s.UsedAt);
    }
}

/// <summary>Lets each state count once, across processes.</summary>
internal sealed class UsedStates(PaceDbContext db, TimeProvider time)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(1);

    /// <summary>Whether this is its first use.</summary>
    public async Task<bool> UseAsync(string state, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var old = now - KeptFor;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(state));
        await db.UsedStates.Where(s => s.UsedAt < old).ExecuteDeleteAsync(cancellation);
        if (await db.UsedStates.AnyAsync(s => s.Hash == hash, cancellation))
        {
            return false;
        }
        var entry = db.UsedStates.Add(new UsedState { Hash = hash, UsedAt = now });
        try
        {
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException)
        {
            // The same answer came twice in this moment.
            entry.State = EntityState.Detached;
            return false;
        }
    }
}
