using Pace.Learning.Web.Parents.Participants;

namespace Pace.Learning.Web.Contributions.ReviewStatements;

/// <summary>
/// A parent was asked what they see of their area's promises. Their words are a contribution of theirs, with a consent of its own; this row says where they belong,
/// and that the manager has read them. Who was asked is shown to nobody.
/// </summary>
public sealed class ReviewStatement : IContestedRow
{
    /// <summary>The longest answer, in characters.</summary>
    public const int TextLength = 1500;

    private ReviewStatement()
    {
    }

    internal ReviewStatement(Guid reviewId, Guid participantId, DateTime now) =>
        (Id, ReviewId, ParticipantId, AskedAt) = (Guid.CreateVersion7(), reviewId, participantId, now);

    /// <summary>Which.</summary>
    public Guid Id { get; private set; }

    /// <summary>About which review.</summary>
    public Guid ReviewId { get; private set; }

    /// <summary>Who was asked.</summary>
    public Guid ParticipantId { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTime AskedAt { get; private set; }

    /// <summary>When they said no (UTC). Why is never asked.</summary>
    public DateTime? DeclinedAt { get; private set; }

    /// <summary>Their words.</summary>
    public Guid? ContributionId { get; private set; }

    /// <summary>What the manager decided about these words.</summary>
    public ReviewStatementReading? Reading { get; private set; }

    /// <summary>Changes with each act, so that two at once are noticed.</summary>
    public int Version { get; private set; }

    /// <summary>They would rather not. They may still change their mind.</summary>
    public void Decline(DateTime now)
    {
        DeclinedAt ??= now;
        Version++;
    }

    /// <summary>They wrote; the manager reads it before anybody else does.</summary>
    public void Answer(Guid contributionId)
    {
        (ContributionId, Reading, DeclinedAt) = (contributionId, null, null);
        Version++;
    }

    /// <summary>The manager lets these words show, or keeps them back.</summary>
    public void Read(Guid versionId, bool isPassedOn, Guid by, DateTime now)
    {
        Reading = new ReviewStatementReading(now, by, isPassedOn, versionId);
        Version++;
    }
}

/// <summary>The manager has read a parent's words.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="By">Who.</param>
/// <param name="IsPassedOn">Whether they may show.</param>
/// <param name="VersionId">Which words.</param>
public sealed record ReviewStatementReading(DateTime At, Guid By, bool IsPassedOn, Guid VersionId);

internal sealed class ReviewStatementMapping : IEntityTypeConfiguration<ReviewStatement>
{
    public void Configure(EntityTypeBuilder<ReviewStatement> builder)
    {
        builder.ToTable("ReviewStatements");
        builder.Property(q => q.Id).ValueGeneratedNever();
        builder.Property(q => q.Version).IsConcurrencyToken();
        builder.OwnsOne(q => q.Reading);
        builder.HasIndex(q => new { q.ReviewId, q.ParticipantId }).IsUnique();
        builder.HasIndex(q => q.ParticipantId);
        builder.BelongsToParticipant(q => q.ParticipantId, DeleteBehavior.Restrict);
        builder.HasOne<Contribution>().WithMany().HasForeignKey(q => q.ContributionId).OnDelete(DeleteBehavior.Restrict);
    }
}
