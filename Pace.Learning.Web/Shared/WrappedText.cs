namespace Pace.Learning.Web.Shared;

/// <summary>Text in lines of a picture, which doesn't break them by itself.</summary>
internal static class WrappedText
{
    /// <summary>Lines of at most so many characters; a longer word has a line to itself.</summary>
    public static List<string> Lines(string text, int most)
    {
        List<string> lines = [];
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines is [.., var last] && last.Length + 1 + word.Length <= most)
            {
                lines[^1] = $"{last} {word}";
            }
            else
            {
                lines.Add(word);
            }
        }
        return lines;
    }
}
