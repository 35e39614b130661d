using Pace.Learning.Web.Media.Files;
using Pace.Learning.Web.Platform.Media.Store;

namespace Pace.Learning.Web.Media;

/// <summary>A file of the library, with its words. Documents name it by its path, which never changes; the file behind it may be replaced, and what was there before is kept.</summary>
public sealed class MediaItem : IContestedRow
{
    /// <summary>The longest title.</summary>
    public const int TitleLength = 120;

    /// <summary>The longest alternative text; what needs more goes into the long description.</summary>
    public const int AltLength = 250;

    /// <summary>The longest long description, credit, and transcript.</summary>
    public const int DescriptionLength = 4_000;

    /// <summary>The longest credit.</summary>
    public const int CreditLength = 250;

    /// <summary>The longest transcript, as long as a document may be.</summary>
    public const int TranscriptLength = 100_000;

    private readonly List<MediaRevision> revisions = [];

    private MediaItem()
    {
    }

    internal MediaItem(Guid id, string path, MediaWords words, MediaCover? cover, Guid by, DateTime now)
    {
        (Id, Path, Stem, CreatedAt, CreatedBy) = (id, path, MediaPath.StemOf(path), now, by);
        (ContributionId, ParticipantId) = (cover?.ContributionId, cover?.ParticipantId);
        Describe(words);
    }

    /// <summary>Which.</summary>
    public Guid Id { get; private set; }

    /// <summary>How documents name it, such as <c>media/meetings/a-table.jpg</c>.</summary>
    public string Path { get; private set; } = "";

    /// <summary>The path without what it ends with; its captions and transcript have it too, so no two files share one.</summary>
    public string Stem { get; private set; } = "";

    /// <summary>What it is called in the library.</summary>
    public string Title { get; private set; } = "";

    /// <summary>What a picture shows, in words; empty when it only decorates.</summary>
    public string Alt { get; private set; } = "";

    /// <summary>Whether a picture only decorates.</summary>
    public bool IsDecorative { get; private set; }

    /// <summary>More about it than the alternative text can say.</summary>
    public string LongDescription { get; private set; } = "";

    /// <summary>Whose it is, or where it is from.</summary>
    public string Credit { get; private set; } = "";

    /// <summary>What must not be cut off, as one of nine fields of a picture, row by row from the top left; 4 is the middle.</summary>
    public int Focus { get; private set; } = MediaWords.Middle;

    /// <summary>Captions (WebVTT).</summary>
    public string Captions { get; private set; } = "";

    /// <summary>What is said in it, as Markdown.</summary>
    public string Transcript { get; private set; } = "";

    /// <summary>The contribution whose consent covers it, when it shows or tells of a parent.</summary>
    public Guid? ContributionId { get; private set; }

    /// <summary>Whose contribution that is.</summary>
    public Guid? ParticipantId { get; private set; }

    /// <summary>When it was added (UTC).</summary>
    public DateTime CreatedAt { get; private set; }

    /// <summary>Who added it.</summary>
    public Guid CreatedBy { get; private set; }

    /// <summary>That it was put in the bin.</summary>
    public MediaBinned? Binned { get; private set; }

    /// <summary>Goes up with each change, so that two at once are noticed, and other processes too.</summary>
    public int Version { get; private set; }

    /// <summary>Its files, the newest last.</summary>
    public IReadOnlyList<MediaRevision> Revisions => revisions;

    /// <summary>The file that is shown.</summary>
    public MediaRevision Current => revisions.MaxBy(r => r.Number) ?? throw new InvalidOperationException("A file of the library was read without its revisions.");

    /// <summary>What kind it is.</summary>
    public MediaKind Kind => Current.Type.Kind;

    /// <summary>Whether consent is asked for each time that it is shown.</summary>
    public bool IsGuarded => ContributionId is not null;

    /// <summary>The path of its captions, when it has any.</summary>
    public string? CaptionsPath => Captions.Length > 0 ? Stem + ".vtt" : null;

    /// <summary>The path of its transcript, when it has one.</summary>
    public string? TranscriptPath => Transcript.Length > 0 ? Stem + ".md" : null;

    /// <summary>Sets its words.</summary>
    public void Describe(MediaWords words)
    {
        ArgumentNullException.ThrowIfNull(words);
        (Title, Alt, IsDecorative, LongDescription, Credit, Focus) = (words.Title, words.IsDecorative ? "" : words.Alt, words.IsDecorative, words.LongDescription, words.Credit, words.Focus);
        (Captions, Transcript) = (words.Captions, words.Transcript);
        Version++;
    }

    /// <summary>Puts another file behind the path.</summary>
    internal void Put(StoredFile file, Guid by, DateTime now)
    {
        revisions.Add(new MediaRevision(Id, (revisions.Count == 0 ? 0 : Current.Number) + 1, file, by, now));
        Version++;
    }

    /// <summary>Puts it in the bin, from which it can come back. Twice is once.</summary>
    public void Bin(Guid by, DateTime now)
    {
        Binned ??= new MediaBinned(now, by);
        Version++;
    }

    /// <summary>Takes it out of the bin.</summary>
    public void Restore()
    {
        Binned = null;
        Version++;
    }
}

/// <summary>The words of a file, as somebody wrote them.</summary>
public sealed record MediaWords
{
    /// <summary>The middle of a picture's nine fields.</summary>
    public const int Middle = 4;

    /// <summary>How many fields there are.</summary>
    public const int Fields = 9;

    /// <inheritdoc cref="MediaItem.Title"/>
    public required string Title { get; init; }

    /// <inheritdoc cref="MediaItem.Alt"/>
    public string Alt { get; init; } = "";

    /// <inheritdoc cref="MediaItem.IsDecorative"/>
    public bool IsDecorative { get; init; }

    /// <inheritdoc cref="MediaItem.LongDescription"/>
    public string LongDescription { get; init; } = "";

    /// <inheritdoc cref="MediaItem.Credit"/>
    public string Credit { get; init; } = "";

    /// <inheritdoc cref="MediaItem.Focus"/>
    public int Focus { get; init; } = Middle;

    /// <inheritdoc cref="MediaItem.Captions"/>
    public string Captions { get; init; } = "";

    /// <inheritdoc cref="MediaItem.Transcript"/>
    public string Transcript { get; init; } = "";
}

/// <summary>The contribution whose consent covers a file.</summary>
/// <param name="ContributionId">Which.</param>
/// <param name="ParticipantId">Whose.</param>
internal sealed record MediaCover(Guid ContributionId, Guid ParticipantId);

/// <summary>That a file was put in the bin.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="By">By whom.</param>
public sealed record MediaBinned(DateTime At, Guid By);

/// <summary>One file behind a path. It never changes: a new one is added.</summary>
public sealed class MediaRevision : INamesFiles
{
    private readonly List<MediaSize> smaller = [];

    private MediaRevision()
    {
    }

    internal MediaRevision(Guid itemId, int number, StoredFile file, Guid by, DateTime now)
    {
        Id = Guid.CreateVersion7();
        (ItemId, Number, AddedAt, AddedBy) = (itemId, number, now, by);
        (Hash, ContentType, Length, Width, Height) = (file.Hash, file.Type.ContentType, file.Length, file.Width, file.Height);
        // Each revision has its own rows, also where their files are the same.
        smaller.AddRange(file.Smaller.Select(s => s with { }));
    }

    /// <summary>Its id.</summary>
    public Guid Id { get; private set; }

    /// <summary>Of which.</summary>
    public Guid ItemId { get; private set; }

    /// <summary>1, 2 and so on.</summary>
    public int Number { get; private set; }

    /// <summary>The SHA-256 of its bytes in hexadecimal, which is also its name in the store.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>What it is.</summary>
    public string ContentType { get; private set; } = "";

    /// <summary>Bytes.</summary>
    public long Length { get; private set; }

    /// <summary>A picture's width in pixels; otherwise 0.</summary>
    public int Width { get; private set; }

    /// <summary>A picture's height in pixels; otherwise 0.</summary>
    public int Height { get; private set; }

    /// <summary>When it was added (UTC).</summary>
    public DateTime AddedAt { get; private set; }

    /// <summary>By whom.</summary>
    public Guid AddedBy { get; private set; }

    /// <summary>Smaller copies of a picture, as WebP.</summary>
    public IReadOnlyList<MediaSize> Smaller => smaller;

    /// <summary>What it is.</summary>
    public FileType Type => FileType.Of(ContentType);

    /// <summary>All names under which it is in the store.</summary>
    public IEnumerable<string> Hashes => smaller.Select(s => s.Hash).Prepend(Hash);

    IEnumerable<string> INamesFiles.FileNames => Hashes.Select(StoreName);

    internal StoredFile File => new(Hash, Type, Length, Width, Height, smaller);

    /// <summary>The name of a file in the store.</summary>
    public static string StoreName(string hash)
    {
        ArgumentNullException.ThrowIfNull(hash);
        return $"media/{hash[..2]}/{hash}";
    }
}

/// <summary>A smaller copy of a picture, as WebP.</summary>
/// <param name="Width">How wide it is, in pixels.</param>
/// <param name="Hash">The SHA-256 of its bytes in hexadecimal, which is also its name in the store.</param>
/// <param name="Length">Bytes.</param>
public sealed record MediaSize(int Width, string Hash, long Length);

/// <summary>A file that is in the store (<see cref="IMediaStore"/>), with its smaller copies.</summary>
internal sealed record StoredFile(string Hash, FileType Type, long Length, int Width, int Height, IReadOnlyList<MediaSize> Smaller);

internal sealed class MediaItemMapping : IEntityTypeConfiguration<MediaItem>
{
    public void Configure(EntityTypeBuilder<MediaItem> builder)
    {
        builder.ToTable("MediaItems");
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.Path).HasMaxLength(MediaPath.Length);
        builder.Property(i => i.Stem).HasMaxLength(MediaPath.Length);
        builder.Property(i => i.Title).HasMaxLength(MediaItem.TitleLength);
        builder.Property(i => i.Alt).HasMaxLength(MediaItem.AltLength);
        builder.Property(i => i.Credit).HasMaxLength(MediaItem.CreditLength);
        builder.Property(i => i.LongDescription).HasMaxLength(MediaItem.DescriptionLength);
        builder.Property(i => i.Version).IsConcurrencyToken();
        builder.OwnsOne(i => i.Binned);
        builder.HasMany(i => i.Revisions).WithOne().HasForeignKey(r => r.ItemId);
        builder.Ignore(i => i.Current).Ignore(i => i.Kind).Ignore(i => i.IsGuarded).Ignore(i => i.CaptionsPath).Ignore(i => i.TranscriptPath);
        builder.HasIndex(i => i.Stem).IsUnique();
        builder.HasIndex(i => i.ContributionId);
        builder.HasIndex(i => i.ParticipantId);
    }
}

internal sealed class MediaRevisionMapping : IEntityTypeConfiguration<MediaRevision>
{
    public void Configure(EntityTypeBuilder<MediaRevision> builder)
    {
        builder.ToTable("MediaRevisions");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Hash).HasMaxLength(64);
        builder.Property(r => r.ContentType).HasMaxLength(100);
        builder.Ignore(r => r.Type).Ignore(r => r.Hashes).Ignore(r => r.File);
        builder.OwnsMany(r => r.Smaller, size =>
        {
            size.ToTable("MediaSizes");
            size.Property<Guid>("RevisionId");
            size.WithOwner().HasForeignKey("RevisionId");
            size.HasKey("RevisionId", nameof(MediaSize.Width));
            size.Property(s => s.Width).ValueGeneratedNever();
            size.Property(s => s.Hash).HasMaxLength(64);
            size.HasIndex(s => s.Hash);
        });
        builder.HasIndex(r => new { r.ItemId, r.Number }).IsUnique();
        builder.HasIndex(r => r.Hash);
    }
}
