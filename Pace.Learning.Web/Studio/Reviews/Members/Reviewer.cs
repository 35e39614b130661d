using Pace.Learning.Web.Parents.Participants;

namespace Pace.Learning.Web.Studio.Reviews.Members;

/// <summary>
/// A parent and the parents' advisory group: whether they were asked, said yes, and how they want to be named there. A row is as much the parent's as the manager's: either may end it.
/// </summary>
public sealed class Reviewer : IContestedRow
{
    private Reviewer()
    {
    }

    internal Reviewer(Guid participantId, Guid askedBy, DateTime now) => (ParticipantId, AskedBy, AskedAt) = (participantId, askedBy, now);

    /// <summary>Who.</summary>
    public Guid ParticipantId { get; private set; }

    /// <summary>Who asked them.</summary>
    public Guid AskedBy { get; private set; }

    /// <summary>When they were asked (UTC).</summary>
    public DateTime AskedAt { get; private set; }

    /// <summary>When they said yes (UTC); <c>null</c>: they haven't.</summary>
    public DateTime? JoinedAt { get; private set; }

    /// <summary>When they said no, or left (UTC). Why is never asked.</summary>
    public DateTime? LeftAt { get; private set; }

    /// <summary>Whether those who write see the name that the parent chose; otherwise none.</summary>
    public bool IsNamed { get; private set; }

    /// <summary>Whether they are one of the number that the public reads.</summary>
    public bool IsCounted { get; private set; }

    /// <summary>When a mail told them last that there is something to read (UTC).</summary>
    public DateTime? ToldAt { get; private set; }

    /// <summary>Changes with each act, so that two at once are noticed.</summary>
    public int Version { get; private set; }

    /// <summary>Whether they are in the group.</summary>
    public bool IsMember => JoinedAt is not null && LeftAt is null;

    /// <summary>Whether the question waits for them.</summary>
    public bool IsAsked => JoinedAt is null && LeftAt is null;

    /// <summary>They say yes, also after a no.</summary>
    public void Join(DateTime now)
    {
        if (!IsMember)
        {
            (JoinedAt, LeftAt) = (now, null);
        }
        Version++;
    }

    /// <summary>They say no, or leave.</summary>
    public void Leave(DateTime now)
    {
        LeftAt ??= now;
        Version++;
    }

    /// <summary>How they want to be named and counted.</summary>
    public void Choose(bool isNamed, bool isCounted) => (IsNamed, IsCounted, Version) = (isNamed, isCounted, Version + 1);

    /// <summary>A mail goes to them.</summary>
    public void Tell(DateTime now) => (ToldAt, Version) = (now, Version + 1);
}

internal sealed class ReviewerMapping : IEntityTypeConfiguration<Reviewer>
{
    public void Configure(EntityTypeBuilder<Reviewer> builder)
    {
        builder.ToTable("Reviewers");
        builder.HasKey(r => r.ParticipantId);
        builder.Property(r => r.ParticipantId).ValueGeneratedNever();
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.Ignore(r => r.IsMember);
        builder.Ignore(r => r.IsAsked);
        builder.BelongsToParticipant(r => r.ParticipantId);
    }
}
