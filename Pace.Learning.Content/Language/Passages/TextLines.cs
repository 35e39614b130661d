namespace Pace.Learning.Content.Language.Passages;

/// <summary>The lines of a text by their places, without taking the text apart.</summary>
internal sealed class TextLines
{
    private readonly string text;
    private readonly List<(int Start, int End)> lines = [];

    public TextLines(string text)
    {
        this.text = text;
        for (var start = 0; start <= text.Length;)
        {
            var next = text.AsSpan(start).IndexOfAny('\r', '\n');
            var end = next < 0 ? text.Length : start + next;
            lines.Add((start, end));
            start = end + (end + 1 < text.Length && text[end] is '\r' && text[end + 1] is '\n' ? 2 : 1);
        }
    }

    public string Text => text;

    public int Count => lines.Count;

    public int Start(int line) => lines[line].Start;

    public int End(int line) => lines[line].End;

    public ReadOnlySpan<char> this[int line] => text.AsSpan(lines[line].Start, lines[line].End - lines[line].Start);

    public bool IsBlank(int line) => this[line].IsWhiteSpace();

    /// <summary>The line, from 0, on which a place of the text stands.</summary>
    public int LineAt(int place)
    {
        var (low, high) = (0, lines.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = lines[middle].Start <= place ? (middle, high) : (low, middle - 1);
        }
        return low;
    }
}
