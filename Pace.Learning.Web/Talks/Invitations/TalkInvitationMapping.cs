namespace Pace.Learning.Web.Talks.Invitations;

internal sealed class TalkInvitationMapping :
    IEntityTypeConfiguration<TalkInvitation>, IEntityTypeConfiguration<TalkAnswer>, IEntityTypeConfiguration<BackupOffer>, IEntityTypeConfiguration<SpeakerDiary>
{
    public void Configure(EntityTypeBuilder<TalkInvitation> builder)
    {
        builder.ToTable("TalkInvitations");
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.Version).IsConcurrencyToken();
        builder.HasOne<Talk>().WithMany().HasForeignKey(i => i.TalkId);
        builder.HasIndex(i => new { i.TalkId, i.ParticipantId }).IsUnique();
        builder.HasIndex(i => i.ParticipantId);
        builder.HasMany(i => i.Answers).WithOne().HasForeignKey(a => a.InvitationId);
    }

    public void Configure(EntityTypeBuilder<TalkAnswer> builder) => builder.HasKey(a => new { a.InvitationId, a.Number });

    public void Configure(EntityTypeBuilder<BackupOffer> builder)
    {
        builder.ToTable("BackupOffers");
        builder.Property(o => o.Id).ValueGeneratedNever();
        builder.HasOne<Talk>().WithMany().HasForeignKey(o => o.TalkId);
        builder.HasIndex(o => new { o.TalkId, o.ContributionId }).IsUnique();
        builder.HasIndex(o => o.ParticipantId);
    }

    public void Configure(EntityTypeBuilder<SpeakerDiary> builder)
    {
        builder.ToTable("SpeakerDiaries");
        builder.HasKey(d => d.ParticipantId);
        builder.Property(d => d.Version).IsConcurrencyToken();
    }
}
