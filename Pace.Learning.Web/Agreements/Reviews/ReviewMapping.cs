namespace Pace.Learning.Web.Agreements.Reviews;

internal sealed class ReviewMapping : IEntityTypeConfiguration<Review>, IEntityTypeConfiguration<ReviewAnswer>
{
    private const int IdLength = 100;
    private const int TitleLength = 320;
    private const int WordLength = 30;

    public void Configure(EntityTypeBuilder<Review> builder)
    {
        builder.ToTable("AgreementReviews");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.DocumentId).HasMaxLength(IdLength);
        builder.Property(r => r.Slot).HasMaxLength(WordLength);
        builder.Property(r => r.Revision).IsConcurrencyToken();
        builder.HasIndex(r => new { r.AgreementId, r.Slot }).IsUnique();
        builder.HasIndex(r => new { r.AreaId, r.DocumentId });
        builder.HasMany(r => r.Answers).WithOne().HasForeignKey(a => a.ReviewId);
        builder.Navigation(r => r.Answers).HasField("answers").UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
        builder.HasOne<Agreement>().WithMany().HasForeignKey(r => r.AgreementId);
    }

    public void Configure(EntityTypeBuilder<ReviewAnswer> builder)
    {
        builder.ToTable("AgreementReviewAnswers");
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Key).HasMaxLength(IdLength);
        builder.Property(a => a.Title).HasMaxLength(TitleLength);
        builder.Property(a => a.AreaOutcome).HasConversion<string>().HasMaxLength(WordLength);
        builder.Property(a => a.AreaWords).HasMaxLength(ReviewAnswer.WordsLength);
        builder.Property(a => a.AreaExplanation).HasMaxLength(ReviewAnswer.WordsLength);
        builder.Property(a => a.PaceOutcome).HasConversion<string>().HasMaxLength(WordLength);
        builder.Property(a => a.PaceWords).HasMaxLength(ReviewAnswer.WordsLength);
        builder.Property(a => a.PaceExplanation).HasMaxLength(ReviewAnswer.WordsLength);
        builder.Property(a => a.Figures).HasMaxLength(ReviewAnswer.WordsLength);
        builder.HasIndex(a => new { a.ReviewId, a.Key }).IsUnique();
    }
}
