using Pace.Learning.Web.Platform.Media.Store;

namespace Pace.Learning.Web.Platform.Media;

/// <summary>
/// A recording of a person. Its bytes lie in the store, encrypted with a key of their own, which is sealed with the person's key: without that,
/// the file is noise.
/// </summary>
public sealed class MediaFile : INamesFiles
{
    private MediaFile()
    {
    }

    internal MediaFile(Guid id, Guid ownerId, Guid belongsTo, byte[] sealedKey, WrittenMedia written, DateTime now)
    {
        Id = id;
        OwnerId = ownerId;
        BelongsTo = belongsTo;
        SealedKey = sealedKey;
        ContentType = written.Type.ContentType;
        Length = written.Length;
        IsStripped = written.Type.IsStripped;
        CreatedAt = now;
    }

    /// <summary>Which; also the file's name.</summary>
    public Guid Id { get; private set; }

    /// <summary>The person whose key seals it.</summary>
    public Guid OwnerId { get; private set; }

    /// <summary>What it is a recording for.</summary>
    public Guid BelongsTo { get; private set; }

    /// <summary>The file's key, sealed.</summary>
    public byte[] SealedKey { get; private set; } = [];

    /// <summary>What its first bytes say it is.</summary>
    public string ContentType { get; private set; } = "";

    /// <summary>Bytes, before encryption.</summary>
    public long Length { get; private set; }

    /// <summary>Whether hidden facts were taken out; otherwise the owner is told that there may be some.</summary>
    public bool IsStripped { get; private set; }

    /// <summary>Captions (WebVTT), sealed.</summary>
    public byte[]? SealedCaptions { get; private set; }

    /// <summary>When it was uploaded (UTC).</summary>
    public DateTime CreatedAt { get; private set; }

    /// <summary>Whether it has pictures.</summary>
    public bool IsFilm => ContentType.StartsWith("video/", StringComparison.Ordinal);

    IEnumerable<string> INamesFiles.FileNames => [RecordingStore.NameOf(Id)];

    /// <summary>What its key is sealed for.</summary>
    public string KeyPurpose => KeyPurposeOf(Id);

    /// <summary>What the captions are sealed for.</summary>
    public string CaptionsPurpose => $"media/{Id:N}/captions";

    /// <summary>What the key of a file is sealed for.</summary>
    public static string KeyPurposeOf(Guid id) => $"media/{id:N}/key";

    /// <summary>Adds captions.</summary>
    public void Caption(byte[] sealedCaptions) => SealedCaptions = sealedCaptions;
}

internal sealed class MediaFileMapping : IEntityTypeConfiguration<MediaFile>
{
    public void Configure(EntityTypeBuilder<MediaFile> builder)
    {
        builder.ToTable("MediaFiles");
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.ContentType).HasMaxLength(40);
        builder.HasIndex(m => m.BelongsTo);
        builder.HasIndex(m => m.OwnerId);
    }
}
