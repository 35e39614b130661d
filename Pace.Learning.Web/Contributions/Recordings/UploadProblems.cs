using Pace.Learning.Web.Platform.Media;

namespace Pace.Learning.Web.Contributions.Recordings;

/// <summary>What can be wrong with a file.</summary>
/// <param name="Code">For the address.</param>
/// <param name="Words">What it is, beside the field.</param>
/// <param name="Help">What to do about it, in steps where phones differ.</param>
internal sealed record UploadProblem(string Code, string Words, params IReadOnlyList<string> Help)
{
    /// <summary>The field that it is about.</summary>
    public string Field => this == UploadProblems.Captions ? "captions" : "file";
}

/// <summary>All that can be wrong, with what a parent can do about each.</summary>
internal static class UploadProblems
{
    private const string RecordHere = "Or record it here, on this page. That works on most phones.";

    public static readonly UploadProblem Missing = new("missing", "Choose a file");
    public static readonly UploadProblem Film = new("film", "This is a film. Choose a sound file, or start something new for a film");
    public static readonly UploadProblem Captions = new("captions", "Choose a captions file. Its name ends in .vtt");
    public static readonly UploadProblem Full = new("full", "You have added as much as we can keep for one person",
        "Erase a recording that you don’t need any more, then add this one.", "Or ask us. We will find a way with you.");
    public static readonly UploadProblem Stale = new("stale", "This page was open for a long time. Choose the file once more");

    private static readonly UploadProblem Unknown = new("type", "We can’t take this file. Choose an MP3, M4A, MP4, OGG, WebM or WAV file of at most 300 MB", RecordHere);

    private static readonly Dictionary<MediaRefusal, UploadProblem> OfFiles = new()
    {
        [MediaRefusal.Unknown] = Unknown,
        [MediaRefusal.Empty] = new("empty", "There is nothing in this file. Choose another one"),
        [MediaRefusal.TooLong] = new("size", "This file is too big. We can take at most 300 MB",
            "You could share it in parts, each as something new.", "On an iPhone: in Settings, Camera, Record Video, choose 720p. Films are much smaller then."),
        [MediaRefusal.Broken] = new("broken", "This file is not whole. Part of it is missing",
            "Can you play it on your phone? Then try to send it once more.", "If it does not play there, please record it again."),
        [MediaRefusal.Picture] = new("picture", "This is a photo. Choose a film or a sound file"),
        [MediaRefusal.Amr] = new("amr", "This is an AMR file. Web pages can’t play it",
            "On Android: open the settings of your recorder app. Look for “File type” or “Quality”. Choose M4A, AAC or MP3, and record again.",
            "On an iPhone: use the app Voice Memos. We can take what it records.", RecordHere),
        [MediaRefusal.OldPhoneFilm] = new("3gp", "This is a 3GP file. Web pages can’t play it",
            "On Android: open the settings of your camera app. Choose a bigger video size, such as HD, and film again.",
            "If someone sent you this film, ask them for the first one. Some apps make films small when they send them.", RecordHere),
        [MediaRefusal.Hevc] = new("hevc", "Many computers can’t show this film. It is in a form that only newer phones use",
            "On an iPhone: choose the film from Photos, tap Options, then Most Compatible. For new films, go to Settings, Camera, Formats, and choose Most Compatible.",
            "On Android: open the settings of your camera app. Switch off “High efficiency video” or “HEVC”, and film again.", RecordHere),
        [MediaRefusal.Lossless] = new("lossless", "Only Apple devices can play this file",
            "On an iPhone: go to Settings, Voice Memos, Audio Quality, and choose Compressed. Then record again.", RecordHere),
        [MediaRefusal.ForComputers] = new("computer", "Web pages can’t play this kind of file. Choose an MP3, M4A, MP4, OGG, WebM or WAV file",
            "If you have a program that made it, save it there as MP4 or MP3.", RecordHere),
    };

    private static readonly Dictionary<string, UploadProblem> All = ((UploadProblem[])[Missing, Film, Captions, Full, Stale, .. OfFiles.Values]).ToDictionary(p => p.Code);

    /// <summary>What is wrong with a file that wasn't taken.</summary>
    public static UploadProblem Of(MediaRefusal? refusal) => OfFiles[refusal ?? MediaRefusal.Unknown];

    /// <summary>What is wrong with a file of sound alone that can have so many bytes.</summary>
    public static UploadProblem? OfSound(MediaReceipt receipt, long mostBytes) => receipt switch
    {
        { Written.Type.IsFilm: true } => new("film", "This is a film. Choose a sound file"),
        { Written: not null } => null,
        { Refusal: MediaRefusal.TooLong } => new("size", $"This recording is too long. We can take at most {mostBytes / (1024 * 1024)} MB", "You could say it in parts, each as a note of its own."),
        _ => Of(receipt.Refusal),
    };

    /// <summary>The one of a code, as it stands in an address.</summary>
    public static UploadProblem? Find(string? code) => code is null ? null : All.GetValueOrDefault(code);
}
