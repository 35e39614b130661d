using Pace.Learning.Content.Differences;
using Pace.Learning.Content.Markup;

namespace Pace.Learning.Web.Agreements.Documents;

/// <summary>A difference in words: what is gone struck through, what is new underlined, and both said in words to those who can't see it.</summary>
internal sealed class WordDifferenceMarkup(WordDifference difference) : MarkupContent
{
    protected override void Write(MarkupWriter to)
    {
        foreach (var (kind, text) in difference.Changes)
        {
            switch (kind)
            {
                case ChangeKind.Removed:
                    Write(to, "del", "removed", text);
                    break;
                case ChangeKind.Added:
                    Write(to, "ins", "added", text);
                    break;
                default:
                    to.Add($"{text}");
                    break;
            }
        }
    }

    private static void Write(MarkupWriter to, string element, string word, string text) =>
        to.Add($"""<{element}><span class="visually-hidden"> ({word}: </span>{text}<span class="visually-hidden">, end) </span></{element}>""");
}
