using Pace.Learning.Web.Parents.Participants;

namespace Pace.Learning.Web.Contributions.Consents.Renewals;

/// <summary>A parent who wants no mail is told by the manager that a yes of theirs ends: by phone or by text, as they chose.</summary>
public sealed class RenewalCall : IContestedRow
{
    private RenewalCall()
    {
    }

    /// <summary>Asks the manager to tell them.</summary>
    /// <param name="participantId">Whom.</param>
    /// <param name="consentId">The yes that ends first.</param>
    /// <param name="days">For which of the two notices: so many days before the end.</param>
    /// <param name="now">Now.</param>
    public RenewalCall(Guid participantId, Guid consentId, int days, DateTime now) =>
        (Id, ParticipantId, ConsentId, Days, AskedAt) = (Guid.CreateVersion7(), participantId, consentId, days, now);

    /// <summary>Which.</summary>
    public Guid Id { get; private set; }

    /// <summary>Whom.</summary>
    public Guid ParticipantId { get; private set; }

    /// <summary>The yes that ends first.</summary>
    public Guid ConsentId { get; private set; }

    /// <summary>So many days before the end.</summary>
    public int Days { get; private set; }

    /// <summary>Since when somebody should (UTC).</summary>
    public DateTime AskedAt { get; private set; }

    /// <summary>When they were told (UTC).</summary>
    public DateTime? DoneAt { get; private set; }

    /// <summary>Who told them.</summary>
    public Guid? DoneBy { get; private set; }

    /// <summary>They know. The first time counts.</summary>
    public void Done(Guid by, DateTime now)
    {
        if (DoneAt is null)
        {
            (DoneAt, DoneBy) = (now, by);
        }
    }
}

internal sealed class RenewalCallMapping : IEntityTypeConfiguration<RenewalCall>
{
    public void Configure(EntityTypeBuilder<RenewalCall> builder)
    {
        builder.ToTable("RenewalCalls");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.HasOne<Consent>().WithMany().HasForeignKey(c => c.ConsentId);
        builder.HasIndex(c => new { c.ConsentId, c.Days }).IsUnique();
        builder.BelongsToParticipant(c => c.ParticipantId);
        builder.HasIndex(c => c.ParticipantId);
    }
}
