using Pace.Learning.Web.Media.Files;

namespace Pace.Learning.Web.Media.List;

/// <summary>A file in the list of the library: one of its own, or one of the content folder, which can only be looked at.</summary>
internal sealed record LibraryEntry
{
    public required string Path { get; init; }

    public required string Title { get; init; }

    public required MediaKind Kind { get; init; }

    /// <summary>Which one of the library; <c>null</c> when it is in the content folder.</summary>
    public Guid? Id { get; init; }

    /// <summary>A small picture of it, where it may be seen.</summary>
    public string? Picture { get; init; }

    /// <summary>Which of the nine fields must be seen.</summary>
    public int Focus { get; init; } = MediaWords.Middle;

    /// <summary>What a picture shows; empty when it only decorates, <c>null</c> when nobody said.</summary>
    public string? Alt { get; init; }

    public bool HasCaptions { get; init; }

    public bool HasTranscript { get; init; }

    /// <summary>Whether consent is asked for before it is shown.</summary>
    public bool IsGuarded { get; init; }

    /// <summary>Whether a yes holds, where it is asked for.</summary>
    public bool IsLive { get; init; } = true;

    /// <summary>What should be known before it is used.</summary>
    public IEnumerable<string> Notes
    {
        get
        {
            if (IsGuarded)
            {
                yield return IsLive ? "Shows a parent, who says yes" : "Not shown: no consent holds";
            }
            if (Id is null)
            {
                yield return "From the content folder";
            }
            else if (Kind == MediaKind.Film && !HasCaptions)
            {
                yield return "Captions are missing";
            }
            if (Id is not null && Kind.IsPlayed && !HasTranscript)
            {
                yield return "A transcript is missing";
            }
        }
    }

    /// <summary>Its page.</summary>
    public string Url => Id is { } id ? One.OneFileModel.Address(id) : One.FolderFileModel.Address(Path);
}

/// <summary>What is looked for in the library.</summary>
internal sealed record LibraryFilter
{
    /// <summary>The longest text that is looked for.</summary>
    public const int TextLength = 80;

    public string? Text { get; init; }

    public string? Folder { get; init; }

    public MediaKind? Kind { get; init; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Text) && string.IsNullOrEmpty(Folder) && Kind is null;
}
