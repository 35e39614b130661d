namespace Pace.Learning.Web.Contributions.Recordings;

/// <summary>What a page says that a parent can record on, with <c>js/recording.js</c>. It stands beside or in the form that is marked <c>data-upload</c>.</summary>
internal sealed record RecorderView
{
    /// <summary>Whether it is a film that is recorded.</summary>
    public bool IsFilm { get; init; }

    /// <summary>What it is kept under on the device until it is sent.</summary>
    public required string Id { get; init; }

    /// <summary>Where the script gets the key for that.</summary>
    public required string KeyAddress { get; init; }

    /// <summary>The largest recording, in bytes.</summary>
    public required long MostBytes { get; init; }

    /// <summary>Its heading.</summary>
    public required string Title { get; init; }

    /// <summary>The button that sends it.</summary>
    public required string Send { get; init; }
}

/// <summary>The field for a file that somebody has, or records with another program.</summary>
internal sealed record FileFieldView
{
    /// <summary>Whether it is a film.</summary>
    public bool IsFilm { get; init; }

    /// <summary>What it is called.</summary>
    public required string Label { get; init; }

    /// <summary>Whether no heading stands above it.</summary>
    public bool IsTitle { get; init; }

    /// <summary>More about it, after what can be chosen.</summary>
    public string More { get; init; } = "";

    /// <summary>The largest file, in bytes.</summary>
    public required long MostBytes { get; init; }

    /// <summary>Whether the form can't go without it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>What was wrong with the last one.</summary>
    public UploadProblem? Wrong { get; init; }

    /// <summary>What can be chosen, and how much of it.</summary>
    public string Hint => $"{(IsFilm ? "MP4, MOV or WebM" : "MP3, M4A, AAC, OGG, WebM or WAV")}, at most {MostBytes / (1024 * 1024)} MB. On a phone you can also record one now.";
}
