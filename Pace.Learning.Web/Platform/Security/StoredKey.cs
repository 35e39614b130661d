using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Pace.Learning.Web.Platform.Security;

/// <summary>A key that cookies and form tokens are protected with; in the database, so that all processes share it.</summary>
public sealed class StoredKey
{
    /// <summary>Identifies the row.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The framework's name for it.</summary>
    public string Name { get; init; } = "";

    /// <summary>The key as the framework writes it, its secret part encrypted with the master key.</summary>
    public string Xml { get; init; } = "";
}

internal sealed class StoredKeyMapping : IEntityTypeConfiguration<StoredKey>
{
    public void Configure(EntityTypeBuilder<StoredKey> builder)
    {
        builder.ToTable("StoredKeys");
        builder.Property(k => k.Name).HasMaxLength(200);
    }
}
