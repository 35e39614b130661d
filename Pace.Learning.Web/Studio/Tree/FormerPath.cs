using Pace.Learning.Web.Studio.Documents;

namespace Pace.Learning.Web.Studio.Tree;

/// <summary>Where a document stood before it was renamed: links that lead there lead on.</summary>
public sealed class FormerPath
{
    private FormerPath()
    {
    }

    /// <summary>Notes it.</summary>
    public FormerPath(string path, Guid documentId, DateTime at) => (Path, Address, DocumentId, At) = (path, AddressOf(path) ?? "", documentId, at);

    /// <summary>Its file then.</summary>
    public string Path { get; private set; } = "";

    /// <summary>Its address on the site then; empty: it had none.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Which document.</summary>
    public Guid DocumentId { get; private set; }

    /// <summary>When it was renamed (UTC).</summary>
    public DateTime At { get; private set; }

    /// <summary>The address on the site of a document that can be renamed; <c>null</c>: it has none of its own.</summary>
    public static string? AddressOf(string path) => path[..^3].Split('/') switch
    {
        ["courses", var course, "course"] => $"/courses/{course}",
        ["courses", _, _, "module"] => null,
        ["courses", var course, var module, var lesson] => $"/courses/{course}/{WithoutNumber(module)}/{WithoutNumber(lesson)}",
        ["pages", var page] => $"/{page}",
        ["pathways", var pathway] => $"/pathways/{pathway}",
        ["agreements", var agreement, "agreement"] => $"/agreements/documents/{agreement}",
        ["agreements", var agreement, var version] => $"/agreements/documents/{agreement}/{version}",
        ["downloads", var name] => $"/downloads/{name}",
        _ => null,
    };

    /// <summary>A name of a folder or a file without the number that says its place.</summary>
    internal static string WithoutNumber(string name) => name[(name.IndexOf('-', StringComparison.Ordinal) + 1)..];
}

internal sealed class FormerPathMapping : IEntityTypeConfiguration<FormerPath>
{
    public void Configure(EntityTypeBuilder<FormerPath> builder)
    {
        builder.ToTable("FormerPaths");
        builder.HasKey(f => f.Path);
        builder.Property(f => f.Path).HasMaxLength(DocumentPath.Length);
        builder.Property(f => f.Address).HasMaxLength(DocumentPath.Length);
        builder.HasIndex(f => f.Address);
        builder.HasOne<Document>().WithMany().HasForeignKey(f => f.DocumentId);
    }
}
