using Pace.Learning.Web.Accounts;

namespace Pace.Learning.Web.Courses.Confidence.ThreeMonthsOn;

/// <summary>Somebody would rather not be asked by mail how they are doing three months on.</summary>
public sealed class NoLaterQuestions
{
    private NoLaterQuestions()
    {
    }

    /// <summary>From now on.</summary>
    public NoLaterQuestions(Guid personId, DateTime now) => (PersonId, Since) = (personId, now);

    /// <summary>Who.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>Since when (UTC).</summary>
    public DateTime Since { get; private set; }
}

internal sealed class NoLaterQuestionsMapping : IEntityTypeConfiguration<NoLaterQuestions>
{
    public void Configure(EntityTypeBuilder<NoLaterQuestions> builder)
    {
        builder.ToTable("NoLaterQuestions");
        builder.HasKey(n => n.PersonId);
        builder.BelongsToPerson(n => n.PersonId);
    }
}
