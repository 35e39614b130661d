using Pace.Learning.Web.Studio.Documents;

namespace Pace.Learning.Web.Studio.Reviews.Rounds;

/// <summary>A revision that was given to the parents' advisory group to read. What was never given to them, they can't open.</summary>
public sealed class ReviewRound : IContestedRow
{
    private ReviewRound()
    {
    }

    internal ReviewRound(Guid documentId, int number, DateTime now) => (DocumentId, Number, SentAt) = (documentId, number, now);

    /// <summary>Of what.</summary>
    public Guid DocumentId { get; private set; }

    /// <summary>The revision.</summary>
    public int Number { get; private set; }

    /// <summary>When it was sent last (UTC): the same words may be taken back and sent again.</summary>
    public DateTime SentAt { get; private set; }

    /// <summary>
    /// The marks of its paragraphs, as they were when somebody first wrote a note about one: by them a note is found again when the text has changed. <c>null</c>: nobody has.
    /// </summary>
    public string? Marks { get; private set; }

    /// <summary>The marks, as a set.</summary>
    public IReadOnlySet<string> AllMarks => (Marks ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);

    internal void SendAgain(DateTime now) => SentAt = now;

    internal void Keep(IEnumerable<string> marks) => Marks ??= string.Join(' ', marks);
}

internal sealed class ReviewRoundMapping : IEntityTypeConfiguration<ReviewRound>
{
    public void Configure(EntityTypeBuilder<ReviewRound> builder)
    {
        builder.ToTable("ReviewRounds");
        builder.HasKey(r => new { r.DocumentId, r.Number });
        builder.Ignore(r => r.AllMarks);
        builder.HasOne<Revision>().WithOne().HasForeignKey<ReviewRound>(r => new { r.DocumentId, r.Number });
    }
}
