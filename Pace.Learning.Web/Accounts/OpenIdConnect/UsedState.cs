using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

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
