using Pace.Learning.Content.Markup;

namespace Pace.Learning.Web.Shared;

/// <summary>
/// A text of several lines as somebody typed it: an empty line begins a new paragraph, and within one each line stays a line.
/// <c>@(new WrittenText(text))</c>, wherever people's own words are shown.
/// </summary>
internal sealed class WrittenText(string text) : MarkupContent
{
    /// <summary>The paragraphs of a text.</summary>
    public static IEnumerable<string> Paragraphs(string text) =>
        text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Writes it into markup that is being written.</summary>
    public void AddTo(MarkupWriter to)
    {
        foreach (var paragraph in Paragraphs(text))
        {
            to.Add($"<p>");
            to.AddLines(paragraph);
            to.Add($"</p>");
        }
    }

    protected override void Write(MarkupWriter to) => AddTo(to);
}
