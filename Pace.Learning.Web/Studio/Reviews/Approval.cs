using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Studio.Documents;

namespace Pace.Learning.Web.Studio.Reviews;

/// <summary>Somebody approves a revision, or asks for changes. It is of that revision alone: other words are asked about again.</summary>
public sealed class Approval
{
    private Approval()
    {
    }

    internal Approval(Guid documentId, int number, Guid personId, bool isParent, Verdict verdict, DateTime now) =>
        (Id, DocumentId, Number, PersonId, IsParent, Verdict, At) = (Guid.CreateVersion7(), documentId, number, personId, isParent, verdict, now);

    /// <summary>Which.</summary>
    public Guid Id { get; private set; }

    /// <summary>Of what.</summary>
    public Guid DocumentId { get; private set; }

    /// <summary>The revision.</summary>
    public int Number { get; private set; }

    /// <summary>Who; <c>null</c> once their account is closed: the approval stands.</summary>
    public Guid? PersonId { get; private set; }

    /// <summary>Whether as a member of the parents' advisory group.</summary>
    public bool IsParent { get; private set; }

    /// <summary>What they said.</summary>
    public Verdict Verdict { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTime At { get; private set; }

    internal void Change(Verdict verdict, DateTime now) => (Verdict, At) = (verdict, now);
}

/// <summary>What a reviewer says of a revision.</summary>
public enum Verdict
{
    /// <summary>It is all right as it is.</summary>
    Approved,

    /// <summary>Something is to be changed first.</summary>
    ChangesAsked,
}

internal sealed class ApprovalMapping : IEntityTypeConfiguration<Approval>
{
    public void Configure(EntityTypeBuilder<Approval> builder)
    {
        builder.ToTable("Approvals");
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Verdict).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(a => new { a.DocumentId, a.Number, a.PersonId }).IsUnique();
        builder.HasOne<Document>().WithMany().HasForeignKey(a => a.DocumentId);
        builder.BelongsToPerson(a => a.PersonId, DeleteBehavior.SetNull);
    }
}
