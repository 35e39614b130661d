namespace Pace.Learning.Content.Files;

/// <summary>What a library of media knows of a file of <c>media/</c>, beside its bytes.</summary>
public sealed record MediaFacts
{
    /// <summary>What a picture shows, in words; empty: it only decorates; <c>null</c>: nobody has said.</summary>
    public string? Alt { get; init; }

    /// <summary>More about a picture than its alternative text can say; empty when there is no more.</summary>
    public string LongDescription { get; init; } = "";

    /// <summary>How wide a picture is, in pixels; 0 when it isn't known.</summary>
    public int Width { get; init; }

    /// <summary>How high it is.</summary>
    public int Height { get; init; }

    /// <summary>Where the file is served, below the address of media, when that is another place than its path.</summary>
    public string? Served { get; init; }

    /// <summary>Smaller copies of a picture, from the smallest on.</summary>
    public IReadOnlyList<SmallerPicture> Smaller { get; init; } = [];

    /// <summary>Under which key is asked, each time, whether it may be shown, since it shows or tells of somebody; <c>null</c>: to everybody.</summary>
    public string? Guard { get; init; }
}

/// <summary>A smaller copy of a picture.</summary>
/// <param name="Width">How wide it is, in pixels.</param>
/// <param name="Served">Where it is served, below the address of media.</param>
public sealed record SmallerPicture(int Width, string Served);
