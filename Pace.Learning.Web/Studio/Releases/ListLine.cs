namespace Pace.Learning.Web.Studio.Releases;

/// <summary>
/// A line that publishing added to one of the content folder's lists: an id that was published or let go, a version that is locked, a statement that is in use. The list in the
/// folder and these lines are read as one; an export writes them together.
/// </summary>
public sealed class ListLine : IContestedRow
{
    /// <summary>The longest line, in characters.</summary>
    public const int TextLength = 400;

    private ListLine()
    {
    }

    internal ListLine(string file, string text, DateTime now) => (File, Text, At) = (file, text, now);

    /// <summary>The list's path in the content folder.</summary>
    public string File { get; private set; } = "";

    /// <summary>The line.</summary>
    public string Text { get; private set; } = "";

    /// <summary>When (UTC).</summary>
    public DateTime At { get; private set; }
}

internal sealed class ListLineMapping : IEntityTypeConfiguration<ListLine>
{
    public void Configure(EntityTypeBuilder<ListLine> builder)
    {
        builder.ToTable("ListLines");
        builder.HasKey(l => new { l.File, l.Text });
        builder.Property(l => l.File).HasMaxLength(100);
        builder.Property(l => l.Text).HasMaxLength(ListLine.TextLength);
    }
}
