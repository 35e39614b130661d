using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Pace.Learning.Content.Differences;

namespace Pace.Learning.Web.Agreements.Documents;

/// <summary>A difference in words: what is gone struck through, what is new underlined, and both said in words to those who can't see it.</summary>
internal sealed class WordsMarkup(WordDifference difference) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        foreach (var (kind, text) in difference.Changes)
        {
            switch (kind)
            {
                case ChangeKind.Removed:
                    Write(writer, encoder, "del", "removed", text);
                    break;
                case ChangeKind.Added:
                    Write(writer, encoder, "ins", "added", text);
                    break;
                default:
                    encoder.Encode(writer, text);
                    break;
            }
        }
    }

    private static void Write(TextWriter writer, HtmlEncoder encoder, string element, string word, string text)
    {
        writer.Write($"<{element}><span class=\"visually-hidden\"> ({word}: </span>");
        encoder.Encode(writer, text);
        writer.Write($"<span class=\"visually-hidden\">, end) </span></{element}>");
    }
}
