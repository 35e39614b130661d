namespace Pace.Learning.Web.Contributions.Recordings;

/// <summary>What can be wrong with a file, as codes for the address and words for the page.</summary>
internal static class UploadProblems
{
    public const string Type = "type";
    public const string Film = "film";
    public const string Captions = "captions";
    public const string Missing = "missing";

    public static string? Words(string? code) => code switch
    {
        Type => "We can’t take this file. Choose an MP3, M4A, MP4, OGG, WebM or WAV file of at most 300 MB",
        Film => "This is a film. Choose a sound file, or start something new for a film",
        Captions => "Choose a captions file. Its name ends in .vtt",
        Missing => "Choose a file",
        _ => null,
    };
}
