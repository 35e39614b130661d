using Pace.Learning.Web.Media.Files;
using Pace.Learning.Web.Media.List;

namespace Pace.Learning.Web.Media.One;

/// <summary>What is written in a document to show a file.</summary>
internal static class MediaMarkdown
{
    private const string Instead = "instead: Write what stands here when it may not be shown.\n";

    // Of files in the content folder their documents say what they show.
    private const string Unsaid = "Say what it shows";

    public static string Of(LibraryEntry entry)
    {
        var name = System.IO.Path.GetFileNameWithoutExtension(entry.Path);
        var id = char.IsAsciiLetter(name[0]) ? name : $"{entry.Kind.Name.ToLowerInvariant()}-{name}";
        var stem = MediaPath.StemOf(entry.Path);
        return entry.Kind switch
        {
            MediaKind.Picture when entry.IsGuarded => $":::figure\nimage: {entry.Path}\nalt: {Quoted(entry.Alt ?? Unsaid)}\ncaption: Write a caption.\nsource: own\n{Instead}---\n:::\n",
            MediaKind.Picture => $"![{Bracketed(entry.Alt ?? Unsaid)}]({entry.Path})\n",
            MediaKind.Document => $"[{Bracketed(entry.Title)}](/{entry.Path})\n",
            _ => $":::media {OneLine(entry.Title)}\nid: {id}\nkind: {(entry.Kind == MediaKind.Film ? "video" : "audio")}\nsrc: {entry.Path}\n"
                + (entry.HasCaptions ? $"captions: {stem}.vtt\n" : "") + (entry.HasTranscript ? $"transcript: {stem}.md\n" : "") + (entry.IsGuarded ? Instead : "") + "---\n:::\n",
        };
    }

    private static string OneLine(string? text) => (text ?? "").ReplaceLineEndings(" ").Trim();

    // As YAML and Markdown read them: nothing in the words ends them.
    private static string Quoted(string? text) => $"\"{OneLine(text).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static string Bracketed(string? text) => OneLine(text).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal);
}
