using System.Security.Cryptography;
using Pace.Learning.Web.Courses.Certificates.Badges;
using Pace.Learning.Web.Shared.Codes;

namespace Pace.Learning.Web.Courses.Certificates;

/// <summary>Proof that somebody completed a course. What the course was called then stays, whatever it is called later.</summary>
public sealed class Certificate : IContestedRow
{
    /// <summary>The longest name on a certificate, in characters.</summary>
    public const int NameLength = 100;

    private Certificate()
    {
    }

    /// <summary>Issues a certificate to a learner. Nobody else learns the name from it until the holder says so.</summary>
    public Certificate(Guid personId, string holderName, Course course, WorkforceLevel level, DateTime now)
    {
        Id = Guid.CreateVersion7();
        PersonId = personId;
        HolderName = holderName;
        CourseId = course.Id;
        CourseTitle = course.Title;
        Hours = course.Hours;
        Level = level.Slug;
        Code = CertificateCode.New();
        StatusNumber = RandomNumberGenerator.GetInt32(StatusList.Numbers);
        IssuedAt = now;
        ExpiresAt = course.RecertifyMonths is { } months ? now.AddMonths(months) : null;
    }

    /// <summary>Its id, known to the holder only.</summary>
    public Guid Id { get; private set; }

    /// <summary>The holder.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>The name that is printed on it, as the holder wants it.</summary>
    public string HolderName { get; private set; } = "";

    /// <summary>The course.</summary>
    public string CourseId { get; private set; } = "";

    /// <summary>What the course was called.</summary>
    public string CourseTitle { get; private set; } = "";

    /// <summary>Hours of continuing professional development.</summary>
    public decimal Hours { get; private set; }

    /// <summary>The workforce level it was taken at, as in files.</summary>
    public string Level { get; private set; } = "";

    /// <summary>By which anybody who was given it can check the certificate: 125 random bits.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Its place in the public lists of what was taken back: drawn, so that it tells nothing of when or to whom it was issued.</summary>
    public int StatusNumber { get; private set; }

    /// <summary>When it was issued (UTC).</summary>
    public DateTime IssuedAt { get; private set; }

    /// <summary>When the course should be taken again (UTC).</summary>
    public DateTime? ExpiresAt { get; private set; }

    /// <summary>Whether the check page tells the name.</summary>
    public bool ShowsName { get; private set; }

    /// <summary>Whether the check page tells the level.</summary>
    public bool ShowsLevel { get; private set; }

    /// <summary>When, by whom and why it was taken back.</summary>
    public CertificateRevocation? Revocation { get; private set; }

    /// <summary>Taken back.</summary>
    public bool IsRevoked => Revocation is not null;

    /// <summary>Past its date.</summary>
    public bool HasExpired(DateTime now) => ExpiresAt <= now;

    /// <summary>The level in words.</summary>
    public string LevelTitle => WorkforceLevels.Parse(Level)?.Title ?? Level;

    /// <summary>The holder's choice of what is printed and what the check page tells.</summary>
    public void Share(string holderName, bool showsName, bool showsLevel)
    {
        HolderName = holderName.Trim();
        ShowsName = showsName;
        ShowsLevel = showsLevel;
    }

    /// <summary>Takes it back. Doing so twice keeps the first record.</summary>
    public void Revoke(Guid by, string reason, DateTime now) => Revocation ??= new CertificateRevocation(Id, by, reason, now);
}

/// <summary>A certificate was taken back.</summary>
public sealed class CertificateRevocation
{
    /// <summary>The longest reason, in characters.</summary>
    public const int ReasonLength = 500;

    private CertificateRevocation()
    {
    }

    internal CertificateRevocation(Guid certificateId, Guid byPersonId, string reason, DateTime at) =>
        (CertificateId, ByPersonId, Reason, At) = (certificateId, byPersonId, reason, at);

    /// <summary>Which.</summary>
    public Guid CertificateId { get; private set; }

    /// <summary>Who did it.</summary>
    public Guid ByPersonId { get; private set; }

    /// <summary>Why; the holder sees it, the public doesn't.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>When (UTC).</summary>
    public DateTime At { get; private set; }
}

internal sealed class CertificateMapping : IEntityTypeConfiguration<Certificate>, IEntityTypeConfiguration<CertificateRevocation>
{
    public void Configure(EntityTypeBuilder<Certificate> builder)
    {
        builder.ToTable("Certificates");
        builder.Property(c => c.HolderName).HasMaxLength(Certificate.NameLength);
        builder.Property(c => c.Code).HasMaxLength(CertificateCode.Length);
        builder.Property(c => c.Hours).HasPrecision(6, 2);
        builder.HasIndex(c => c.Code).IsUnique();
        builder.HasIndex(c => c.StatusNumber).IsUnique();
        builder.HasIndex(c => c.PersonId);
        builder.HasOne(c => c.Revocation).WithOne().HasForeignKey<CertificateRevocation>(r => r.CertificateId);
        builder.Navigation(c => c.Revocation).AutoInclude();
    }

    public void Configure(EntityTypeBuilder<CertificateRevocation> builder)
    {
        builder.HasKey(r => r.CertificateId);
        builder.Property(r => r.Reason).HasMaxLength(CertificateRevocation.ReasonLength);
    }
}
