using Pace.Learning.Web.Studio.Documents;

namespace Pace.Learning.Web.BackOffice.Asked;

/// <summary>A document of Umbraco that was sent to review from there, or couldn't be published. What is public is known from what Umbraco delivers.</summary>
public sealed class OfficeDocument
{
    /// <summary>The longest title, in characters.</summary>
    public const int TitleLength = 200;

    private OfficeDocument()
    {
    }

    internal OfficeDocument(Guid key) => Key = key;

    /// <summary>Its key in Umbraco.</summary>
    public Guid Key { get; private set; }

    /// <summary>The file that it is here, or would be.</summary>
    public string Path { get; private set; } = "";

    /// <summary>What it is called.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Why it couldn't be published the last time that somebody tried; <c>null</c>: it could, or nobody has.</summary>
    public StoppedPublication? Stopped { get; private set; }

    internal void Place(string path, string title) => (Path, Title) = (path, title.Length > TitleLength ? title[..TitleLength] : title);

    internal void Stop(string words, bool isUnattended, DateTime now)
    {
        var said = words.Length > StoppedPublication.WordsLength ? words[..StoppedPublication.WordsLength] : words;
        // The same again is told once.
        Stopped = new StoppedPublication(now, said, isUnattended) { ToldAt = Stopped is { ToldAt: { } told } before && before.Words == said ? told : null };
    }

    internal void Go() => Stopped = null;

    internal void Tell(DateTime now) => Stopped = Stopped! with { ToldAt = now };
}

/// <summary>A publication that was stopped.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="Words">Why, a line each.</param>
/// <param name="IsUnattended">Whether it was to be published on its day, or by a program, so that nobody read this.</param>
public sealed record StoppedPublication(DateTime At, string Words, bool IsUnattended)
{
    /// <summary>When publishers were told (UTC); <c>null</c>: not yet.</summary>
    public DateTime? ToldAt { get; init; }

    /// <summary>The longest reason, in characters.</summary>
    public const int WordsLength = 2_000;
}

internal sealed class OfficeDocumentMapping : IEntityTypeConfiguration<OfficeDocument>
{
    public void Configure(EntityTypeBuilder<OfficeDocument> builder)
    {
        builder.ToTable("OfficeDocuments");
        builder.HasKey(d => d.Key);
        builder.Property(d => d.Key).ValueGeneratedNever();
        builder.Property(d => d.Path).HasMaxLength(DocumentPath.Length);
        builder.Property(d => d.Title).HasMaxLength(OfficeDocument.TitleLength);
        builder.OwnsOne(d => d.Stopped, s =>
        {
            s.Property(x => x.Words).HasMaxLength(StoppedPublication.WordsLength);
            // Of two who tell of it at once, the second finds that it has been told.
            s.Property(x => x.ToldAt).IsConcurrencyToken();
        });
    }
}
