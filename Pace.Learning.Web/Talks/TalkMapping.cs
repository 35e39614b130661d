using Pace.Learning.Web.Parents.Details;

namespace Pace.Learning.Web.Talks;

internal sealed class TalkMapping :
    IEntityTypeConfiguration<Talk>, IEntityTypeConfiguration<TalkArea>, IEntityTypeConfiguration<TalkMove>, IEntityTypeConfiguration<TalkCancellation>
{
    public void Configure(EntityTypeBuilder<Talk> builder)
    {
        builder.ToTable("Talks");
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.Audience).HasMaxLength(30);
        builder.Property(t => t.Room).HasMaxLength(Talk.TextLength);
        builder.Property(t => t.Agencies).HasMaxLength(Talk.LineLength);
        builder.Property(t => t.Place).HasMaxLength(Talk.LineLength);
        builder.Property(t => t.Region).HasMaxLength(50);
        builder.Property(t => t.Support).HasMaxLength(Talk.TextLength);
        builder.Property(t => t.Offer).HasMaxLength(Talk.TextLength);
        builder.Property(t => t.Version).IsConcurrencyToken();
        builder.HasIndex(t => t.StartsAt);
        builder.HasIndex(t => t.RequestedBy);
        builder.HasMany(t => t.Areas).WithOne().HasForeignKey(a => a.TalkId);
        builder.HasMany(t => t.Moves).WithOne().HasForeignKey(m => m.TalkId);
        builder.HasOne(t => t.Cancellation).WithOne().HasForeignKey<TalkCancellation>(c => c.TalkId);
        builder.Navigation(t => t.Areas).AutoInclude();
        builder.Navigation(t => t.Cancellation).AutoInclude();
    }

    public void Configure(EntityTypeBuilder<TalkArea> builder)
    {
        builder.HasKey(a => new { a.TalkId, a.Code });
        builder.Property(a => a.Code).HasMaxLength(ParticipantDetails.ValueLength);
        builder.Property(a => a.Name).HasMaxLength(ParticipantDetails.ValueLength);
    }

    public void Configure(EntityTypeBuilder<TalkMove> builder) => builder.Property(m => m.Id).ValueGeneratedNever();

    public void Configure(EntityTypeBuilder<TalkCancellation> builder) => builder.HasKey(c => c.TalkId);
}
