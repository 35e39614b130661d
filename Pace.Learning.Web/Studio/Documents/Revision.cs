using System.Security.Cryptography;
using System.Text;

namespace Pace.Learning.Web.Studio.Documents;

/// <summary>A document's text as it was at one moment. It never changes: reviews, approvals and publications are of revisions.</summary>
public sealed class Revision : IContestedRow
{
    private Revision()
    {
    }

    internal Revision(Guid documentId, int number, string text, RevisionOrigin origin, Guid? savedBy, DateTime now)
    {
        (DocumentId, Number, Text, Origin, SavedBy, SavedAt) = (documentId, number, text, origin, savedBy, now);
        Sha256 = HashOf(text);
    }

    /// <summary>Of what.</summary>
    public Guid DocumentId { get; private set; }

    /// <summary>From 1, without gaps.</summary>
    public int Number { get; private set; }

    /// <summary>Front matter and Markdown, with plain line feeds.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The SHA-256 of the text in UTF-8, in lower-case hexadecimal: what the ledger names.</summary>
    public string Sha256 { get; private set; } = "";

    /// <summary>The hash of the text as it is now; the same as <see cref="Sha256"/> unless somebody changed the row.</summary>
    internal string TextSha256 => HashOf(Text);

    /// <summary>Where it comes from.</summary>
    public RevisionOrigin Origin { get; private set; }

    /// <summary>Who saved it; <c>null</c>: it was read from a file.</summary>
    public Guid? SavedBy { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTime SavedAt { get; private set; }

    /// <summary>The hash of a text, as <see cref="Sha256"/> has it.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <summary>Where a revision comes from.</summary>
public enum RevisionOrigin
{
    /// <summary>The content folder.</summary>
    File,

    /// <summary>Written here.</summary>
    Draft,

    /// <summary>Another system, in which it is written.</summary>
    Elsewhere,

    /// <summary>The site itself, such as a list of ids that have been published.</summary>
    Site,
}

internal sealed class RevisionMapping : IEntityTypeConfiguration<Revision>
{
    public void Configure(EntityTypeBuilder<Revision> builder)
    {
        builder.ToTable("Revisions");
        builder.HasKey(r => new { r.DocumentId, r.Number });
        builder.Property(r => r.Sha256).HasMaxLength(64);
        builder.HasIndex(r => r.Sha256);
        builder.Property(r => r.Origin).HasConversion<string>().HasMaxLength(20);
        builder.HasOne<Document>().WithMany().HasForeignKey(r => r.DocumentId);
    }
}
