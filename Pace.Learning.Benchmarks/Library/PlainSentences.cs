using System.Globalization;
using System.Text;

namespace Pace.Learning.Benchmarks.Library;

/// <summary>Plain sentences about working with parents, put together by chance. They say little, and are as long and as hard as those that people write.</summary>
internal sealed class PlainSentences(Random random)
{
    private static readonly string[] Openings =
        ["On Monday", "At the first visit", "Before the meeting", "After the call", "In the second week", "When the letter came", "By the end of the day", "At the door", "On the way home", "Early in the week"];

    private static readonly string[] People =
        ["the worker", "a nurse", "the teacher", "her mother", "his father", "the team", "a new manager", "the officer", "a grandparent", "the family", "the youth worker", "a carer", "the chair"];

    private static readonly string[] Verbs =
        ["asked about", "wrote down", "read out", "went through", "put right", "brought", "looked at", "talked over", "made time for", "sent on", "kept back", "noticed", "thought about", "came back to"];

    private static readonly string[] Things =
        ["the plan", "two short notes", "the list of calls", "what had been said", "the school bag", "a cup of tea", "the next step", "the last record", "a message on the phone", "the bus times", "the spare key", "what to do at night",
         "the papers", "a quiet word", "the date", "three names", "the photo", "what helps", "a question", "the route to school"];

    private static readonly string[] Endings =
        ["and nobody was in a hurry", "so that the same thing need not be asked twice", "because it had helped before", "while the kettle boiled", "and left a number to ring", "with the door open", "and said when the answer would come",
         "as it was agreed", "before anyone else had seen it", "and it took ten minutes", "which was more than enough", "and both of them signed it", "though it was late", "and the rest could wait"];

    public string One()
    {
        var text = new StringBuilder();
        if (random.Next(3) == 0)
        {
            text.Append(Any(Openings)).Append(' ');
        }
        text.Append(Any(People)).Append(' ').Append(Any(Verbs)).Append(' ').Append(Any(Things));
        if (random.Next(8) == 0)
        {
            // Names of places and streets are most of the words of a large library.
            text.Append(CultureInfo.InvariantCulture, $" in {PlaceName()}");
        }
        if (random.Next(2) == 0)
        {
            text.Append(' ').Append(Any(Endings));
        }
        text[0] = char.ToUpperInvariant(text[0]);
        return text.Append('.').ToString();
    }

    public string Some(int sentences) => string.Join(' ', Enumerable.Range(0, sentences).Select(_ => One()));

    /// <summary>A sentence without its full stop, for titles and options.</summary>
    public string Phrase() => $"{char.ToUpperInvariant(Any(Things)[0])}{Any(Things)[1..]}, {Any(Endings)}";

    private string PlaceName() => $"{Any(["Ash", "Brook", "Carl", "Dun", "Elm", "Fern", "Gras", "Hol", "Kirk", "Lang", "Mar", "Nor"])}{Any(["bar", "cot", "den", "fil", "gar", "ing", "low", "mil", "ner", "sel"])}{Any(["by", "don", "ford", "ham", "ley", "ton", "wick", "worth"])}";

    private string Any(string[] of) => of[random.Next(of.Length)];
}
