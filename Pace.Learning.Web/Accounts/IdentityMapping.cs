using Microsoft.AspNetCore.Identity;

namespace Pace.Learning.Web.Accounts;

/// <summary>
/// The tables of Identity, as its own context would map them (version 3, with passkeys). Mapped here, so that the one context of the site knows no room.
/// </summary>
internal sealed class IdentityMapping :
    IEntityTypeConfiguration<Person>, IEntityTypeConfiguration<IdentityRole<Guid>>, IEntityTypeConfiguration<IdentityUserRole<Guid>>,
    IEntityTypeConfiguration<IdentityUserClaim<Guid>>, IEntityTypeConfiguration<IdentityRoleClaim<Guid>>, IEntityTypeConfiguration<IdentityUserLogin<Guid>>,
    IEntityTypeConfiguration<IdentityUserToken<Guid>>, IEntityTypeConfiguration<IdentityUserPasskey<Guid>>
{
    private const int NameLength = 256;
    private const int KeyLength = 128;
    private const int CredentialLength = 1024;

    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("People");
        builder.Property(p => p.DisplayName).HasMaxLength(Person.DisplayNameLength);
        builder.Property(p => p.UserName).HasMaxLength(NameLength);
        builder.Property(p => p.NormalizedUserName).HasMaxLength(NameLength);
        builder.Property(p => p.Email).HasMaxLength(NameLength);
        builder.Property(p => p.NormalizedEmail).HasMaxLength(NameLength);
        builder.Property(p => p.PhoneNumber).HasMaxLength(NameLength);
        builder.Property(p => p.ConcurrencyStamp).IsConcurrencyToken();
        builder.HasIndex(p => p.NormalizedUserName).IsUnique();
        builder.HasIndex(p => p.NormalizedEmail);
    }

    /// <summary>The roles are part of the site, so they come with the database's structure.</summary>
    public void Configure(EntityTypeBuilder<IdentityRole<Guid>> builder)
    {
        builder.ToTable("Roles");
        builder.Property(r => r.Name).HasMaxLength(NameLength);
        builder.Property(r => r.NormalizedName).HasMaxLength(NameLength);
        builder.Property(r => r.ConcurrencyStamp).IsConcurrencyToken();
        builder.HasIndex(r => r.NormalizedName).IsUnique();
        builder.HasData(Roles.All.Select(name =>
            new IdentityRole<Guid>(name) { Id = Roles.IdOf(name), NormalizedName = name.ToUpperInvariant(), ConcurrencyStamp = name }));
    }

    public void Configure(EntityTypeBuilder<IdentityUserRole<Guid>> builder)
    {
        builder.ToTable("PersonRoles");
        builder.HasKey(r => new { r.UserId, r.RoleId });
        builder.HasOne<Person>().WithMany().HasForeignKey(r => r.UserId);
        builder.HasOne<IdentityRole<Guid>>().WithMany().HasForeignKey(r => r.RoleId);
    }

    public void Configure(EntityTypeBuilder<IdentityUserClaim<Guid>> builder)
    {
        builder.ToTable("PersonClaims");
        builder.HasOne<Person>().WithMany().HasForeignKey(c => c.UserId);
    }

    public void Configure(EntityTypeBuilder<IdentityRoleClaim<Guid>> builder)
    {
        builder.ToTable("RoleClaims");
        builder.HasOne<IdentityRole<Guid>>().WithMany().HasForeignKey(c => c.RoleId);
    }

    public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> builder)
    {
        builder.ToTable("PersonLogins");
        builder.HasKey(l => new { l.LoginProvider, l.ProviderKey });
        builder.Property(l => l.LoginProvider).HasMaxLength(KeyLength);
        builder.Property(l => l.ProviderKey).HasMaxLength(KeyLength);
        builder.HasOne<Person>().WithMany().HasForeignKey(l => l.UserId);
    }

    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> builder)
    {
        builder.ToTable("PersonTokens");
        builder.HasKey(t => new { t.UserId, t.LoginProvider, t.Name });
        builder.Property(t => t.LoginProvider).HasMaxLength(KeyLength);
        builder.Property(t => t.Name).HasMaxLength(KeyLength);
        builder.HasOne<Person>().WithMany().HasForeignKey(t => t.UserId);
    }

    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> builder)
    {
        builder.ToTable("PersonPasskeys");
        builder.HasKey(k => k.CredentialId);
        builder.Property(k => k.CredentialId).HasMaxLength(CredentialLength);
        builder.OwnsOne(k => k.Data).ToJson();
        builder.HasOne<Person>().WithMany().HasForeignKey(k => k.UserId);
    }
}
