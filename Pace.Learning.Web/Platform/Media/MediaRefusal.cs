namespace Pace.Learning.Web.Platform.Media;

/// <summary>Why a file is not taken. Kept apart as far as a person can do something else about each.</summary>
public enum MediaRefusal
{
    /// <summary>It is neither sound nor film, or of a kind that we don't know.</summary>
    Unknown,

    /// <summary>There is nothing in it.</summary>
    Empty,

    /// <summary>It is longer than we take.</summary>
    TooLong,

    /// <summary>It was cut short, or its parts don't fit together.</summary>
    Broken,

    /// <summary>A photo or another picture.</summary>
    Picture,

    /// <summary>Sound as old phones record it (AMR), alone or in a film.</summary>
    Amr,

    /// <summary>A film of an old phone (3GP).</summary>
    OldPhoneFilm,

    /// <summary>A film in a form that many computers can't show, which newer phones choose by themselves (HEVC).</summary>
    Hevc,

    /// <summary>Sound that only the devices of one maker play (ALAC, CAF).</summary>
    Lossless,

    /// <summary>Sound or film for programs on a computer (WMA, AVI, Matroska), which web pages can't play.</summary>
    ForComputers,
}

/// <summary>What a file turned out to be: a kind that we take, or why it isn't one.</summary>
/// <param name="Type">The kind.</param>
/// <param name="Refusal">Why it isn't taken.</param>
internal readonly record struct MediaFinding(MediaType? Type, MediaRefusal? Refusal)
{
    public static implicit operator MediaFinding(MediaType type) => new(type, null);

    public static implicit operator MediaFinding(MediaRefusal refusal) => new(null, refusal);
}
