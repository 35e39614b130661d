namespace Pace.Learning.Web.Talks;

internal sealed class TalkMapping :
    IEntityTypeConfiguration<Talk>, IEntityTypeConfiguration<TalkAudience>, IEntityTypeConfiguration<TalkMove>, IEntityTypeConfiguration<TalkCancellation>
{
    public void Configure(EntityTypeBuilder<Talk> builder)
    {
        builder.ToTable("Talks");
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.Audience).HasMaxLength(30);
        builder.Property(t => t.Room).HasMaxLength(Talk.TextLength);
        builder.Property(t => t.Place).HasMaxLength(Talk.LineLength);
        builder.Property(t => t.Region).HasMaxLength(50);
        builder.Property(t => t.Support).HasMaxLength(Talk.TextLength);
        builder.Property(t => t.Offer).HasMaxLength(Talk.TextLength);
        builder.Property(t => t.Version).IsConcurrencyToken();
        builder.HasIndex(t => t.StartsAt);
        builder.HasIndex(t => t.RequestedBy);
        builder.HasMany(t => t.Audiences).WithOne().HasForeignKey(a => a.TalkId);
        builder.HasMany(t => t.Moves).WithOne().HasForeignKey(m => m.TalkId);
        builder.HasOne(t => t.Cancellation).WithOne().HasForeignKey<TalkCancellation>(c => c.TalkId);
        builder.Navigation(t => t.Audiences).AutoInclude();
        builder.Ignore(t => t.AreaIds).Ignore(t => t.AgencyIds);
        builder.Navigation(t => t.Cancellation).AutoInclude();
    }

    public void Configure(EntityTypeBuilder<TalkAudience> builder)
    {
        builder.ToTable("TalkAudiences");
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Kind).HasConversion<string>().HasMaxLength(20);
    }

    public void Configure(EntityTypeBuilder<TalkMove> builder)
    {
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.PlaceBefore).HasMaxLength(Talk.LineLength);
    }

    public void Configure(EntityTypeBuilder<TalkCancellation> builder) => builder.HasKey(c => c.TalkId);
}
