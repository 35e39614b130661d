namespace Pace.Learning.Web.Parents.SafeguardingConcerns;

/// <summary>Nobody had read a worry in time, so more people were told that something waits. Once only.</summary>
public sealed class ConcernSecondAlert : IContestedRow
{
    private ConcernSecondAlert()
    {
    }

    /// <summary>Notes it.</summary>
    public ConcernSecondAlert(Guid concernId, DateTime now) => (ConcernId, At) = (concernId, now);

    /// <summary>About which.</summary>
    public Guid ConcernId { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTime At { get; private set; }
}

internal sealed class ConcernSecondAlertMapping : IEntityTypeConfiguration<ConcernSecondAlert>
{
    public void Configure(EntityTypeBuilder<ConcernSecondAlert> builder)
    {
        builder.ToTable("ConcernSecondAlerts");
        builder.HasKey(a => a.ConcernId);
        builder.HasOne<SafeguardingConcern>().WithOne().HasForeignKey<ConcernSecondAlert>(a => a.ConcernId).OnDelete(DeleteBehavior.Cascade);
    }
}
