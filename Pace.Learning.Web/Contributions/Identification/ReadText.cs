namespace Pace.Learning.Web.Contributions.Identification;

/// <summary>A text, read word by word once, for all recognisers.</summary>
internal sealed class ReadText
{
    private const int FewestToShout = 3;

    private static readonly HashSet<string> Abbreviations = new(StringComparer.Ordinal) { "mr", "mrs", "ms", "dr", "prof", "rev", "sgt", "insp", "st", "rd", "ave", "no", "nr" };

    private readonly List<Word> words = [];

    public ReadText(string text)
    {
        Text = text;
        Read();
        Weigh();
    }

    public string Text { get; }

    public IReadOnlyList<Word> Words => words;

    /// <summary>The word at a place; <see cref="Word.None"/> before the first and behind the last.</summary>
    public Word At(int index) => index >= 0 && index < words.Count ? words[index] : Word.None;

    /// <summary>The word before, where nothing but space or a hyphen is between.</summary>
    public Word Before(int index) => At(index - 1).LeadsOn ? At(index - 1) : Word.None;

    /// <summary>The word behind, where nothing but space or a hyphen is between.</summary>
    public Word Behind(int index) => At(index).LeadsOn ? At(index + 1) : Word.None;

    /// <summary>Whether one of these words stands within so many words on either side.</summary>
    public bool HasNear(int index, int distance, IReadOnlySet<string> keys)
    {
        for (var i = Math.Max(0, index - distance); i <= Math.Min(words.Count - 1, index + distance); i++)
        {
            if (keys.Contains(words[i].Key))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>The word that a place in the text is part of, or the one behind it.</summary>
    public int IndexAt(int place)
    {
        var (low, high) = (0, words.Count - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = words[middle].End <= place ? (middle + 1, high) : (low, middle);
        }
        return low;
    }

    private void Read()
    {
        var at = 0;
        while (at < Text.Length)
        {
            if (!IsPart(at))
            {
                at++;
                continue;
            }
            var start = at;
            while (at < Text.Length && IsPart(at))
            {
                at++;
            }
            words.Add(new Word(Text[start..at], start, '\0'));
        }
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            word.After = i + 1 < words.Count ? Between(word, words[i + 1].Start) : '\0';
            word.StartsSentence = i == 0 || words[i - 1].After == '.';
        }
    }

    private bool IsPart(int at) => char.IsLetterOrDigit(Text[at]) || Text[at] == '_'
        || (Text[at] is '\'' or '’' && at > 0 && char.IsLetter(Text[at - 1]) && ((at + 1 < Text.Length && char.IsLetter(Text[at + 1])) || Text[at - 1] is 's' or 'S'));

    private char Between(Word word, int next)
    {
        var sign = ' ';
        foreach (var c in Text.AsSpan(word.End, next - word.End))
        {
            if (c == '.' && Abbreviations.Contains(word.Key))
            {
                continue;
            }
            if (c is '.' or '!' or '?' or '…' or '\n' or '\r' or ':' or ';')
            {
                return '.';
            }
            sign = char.IsWhiteSpace(c) ? sign : sign == ' ' ? c : ',';
        }
        return sign;
    }

    // What is shouted, and what is written like a headline, says nothing by its capitals.
    private void Weigh()
    {
        for (var start = 0; start < words.Count;)
        {
            var end = start + 1;
            while (end < words.Count && !words[end].StartsSentence)
            {
                end++;
            }
            var sentence = words.GetRange(start, end - start).FindAll(w => w.Raw.Length > 1 && char.IsLetter(w.Raw[0]));
            var shouted = sentence.Count(w => w.Casing == Casing.AllCapitals);
            var capitals = sentence.Count(w => w.Casing == Casing.Capital);
            // A headline has a capital on each long word.
            var isHeadline = sentence.Count > FewestToShout && capitals * 10 >= sentence.Count * 7 && !sentence.Exists(w => w.Casing == Casing.Lower && w.Raw.Length > 3);
            if (isHeadline || (sentence.Count >= FewestToShout && shouted * 10 >= sentence.Count * 7))
            {
                words.GetRange(start, end - start).ForEach(w => w.HasMeaningfulCase = false);
            }
            start = end;
        }
    }
}
