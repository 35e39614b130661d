using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Studio.Documents;

namespace Pace.Learning.Web.Studio.Reviews.Comments;

/// <summary>A parent would rather not read a document. It isn't put before them again, in no revision; they can still open it themselves.</summary>
public sealed class ReviewRefusal : IContestedRow
{
    private ReviewRefusal()
    {
    }

    internal ReviewRefusal(Guid documentId, Guid participantId, DateTime now) => (DocumentId, ParticipantId, At) = (documentId, participantId, now);

    /// <summary>What.</summary>
    public Guid DocumentId { get; private set; }

    /// <summary>Who.</summary>
    public Guid ParticipantId { get; private set; }

    /// <summary>When (UTC). Why is never asked.</summary>
    public DateTime At { get; private set; }
}

internal sealed class ReviewRefusalMapping : IEntityTypeConfiguration<ReviewRefusal>
{
    public void Configure(EntityTypeBuilder<ReviewRefusal> builder)
    {
        builder.ToTable("ReviewRefusals");
        builder.HasKey(r => new { r.DocumentId, r.ParticipantId });
        builder.HasOne<Document>().WithMany().HasForeignKey(r => r.DocumentId);
        builder.BelongsToParticipant(r => r.ParticipantId);
        builder.HasIndex(r => r.ParticipantId);
    }
}
