using System.Text.Json.Serialization;

namespace Pace.Learning.Web.BackOffice.Files;

/// <summary>A file of Umbraco's media that was brought over, looked through as an uploaded one is, and kept here under what is in it.</summary>
internal sealed record BroughtFile
{
    /// <summary>Where it is in Umbraco.</summary>
    public required string Address { get; init; }

    /// <summary>Its key in Umbraco; <c>null</c>: it was only named in a text.</summary>
    public Guid? Media { get; init; }

    /// <summary>The SHA-256 of what is kept.</summary>
    public required string Hash { get; init; }

    /// <summary>As browsers name its type.</summary>
    public required string ContentType { get; init; }

    /// <summary>What names of its type end with.</summary>
    public required string Extension { get; init; }

    public required long Length { get; init; }

    /// <summary>How wide a picture is, in pixels; 0: it is none.</summary>
    public int Width { get; init; }

    public int Height { get; init; }

    /// <summary>Smaller copies of a picture, from the smallest on.</summary>
    public IReadOnlyList<BroughtCopy> Smaller { get; init; } = [];

    /// <summary>What it shows, in words; <c>null</c>: nobody wrote it in Umbraco.</summary>
    public string? Alt { get; init; }

    /// <summary>By what Umbraco tells whether it is still the same.</summary>
    public string? Tag { get; init; }

    public DateTimeOffset? ModifiedAt { get; init; }

    /// <summary>When Umbraco was asked for it last (UTC).</summary>
    public DateTime LookedAt { get; init; }

    /// <summary>Whether it was taken from the public in Umbraco: then it isn't shown here either.</summary>
    public bool IsGone { get; init; }

    /// <summary>Its path in the content folder, and below the address of media.</summary>
    [JsonIgnore]
    public string Path => $"media/{ServedAs(Hash, Extension)}";

    /// <summary>The hashes under which it and its copies are kept.</summary>
    [JsonIgnore]
    public IEnumerable<string> Hashes => Smaller.Select(s => s.Hash).Prepend(Hash);

    /// <summary>The address of a kept file, below the address of media.</summary>
    public static string ServedAs(string hash, string extension) => $"umbraco/{hash}.{extension}";
}

/// <summary>A smaller copy of a picture, as WebP.</summary>
internal sealed record BroughtCopy(int Width, string Hash)
{
    public const string Extension = "webp";
    public const string ContentType = "image/webp";
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(IReadOnlyList<BroughtFile>))]
internal sealed partial class BroughtFileJson : JsonSerializerContext;
