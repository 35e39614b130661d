namespace Pace.Learning.Web.Media.Forms;

/// <summary>What browsers offer first when a file is chosen. What is taken, the file itself decides.</summary>
internal static class MediaAccept
{
    public const string All = "image/jpeg,image/png,image/webp,image/svg+xml,audio/*,video/mp4,video/webm,application/pdf,.docx,.pptx,.xlsx,.txt";
    public const string Captions = ".vtt,text/vtt";

    /// <summary>The most that a request with a file has, in bytes.</summary>
    public const long MostBytes = Files.FileInspection.MostBytes + (2 * 1024 * 1024);
}
