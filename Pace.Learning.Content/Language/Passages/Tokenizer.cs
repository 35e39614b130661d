using Pace.Learning.Content.Language.Phrases;

namespace Pace.Learning.Content.Language.Passages;

/// <summary>
/// Takes a passage apart into words and marks. Emphasis is looked through; what isn't the writer's own sentence (quotations, code, links, titles in italics)
/// becomes one foreign token. "Don't" becomes "do" and "not", "she's" becomes "she" and "is".
/// </summary>
internal sealed class Tokenizer(WordTable words)
{
    private readonly List<Token> tokens = [];
    private readonly int not = words.Add("not");
    private readonly int will = words.Add("will");
    private readonly int can = words.Add("can");
    private readonly int have = words.Add("have");
    private readonly int are = words.Add("are");
    private readonly int would = words.Add("would");
    private readonly int am = words.Add("am");
    private readonly int @is = words.Add("is");
    private readonly HashSet<int> beforeIs = [.. new[] { "he", "she", "it", "who", "that", "there", "what", "mum", "dad" }.Select(words.Add)];
    private readonly HashSet<int> titles = [.. new[] { "mr", "mrs", "ms", "miss", "mx", "dr", "pc", "dc", "sgt" }.Select(words.Add)];
    private readonly HashSet<int> abbreviations = [.. new[] { "mr", "mrs", "ms", "mx", "dr", "st", "eg", "ie", "etc", "vs", "no", "approx", "tel" }.Select(words.Add)];
    private readonly HashSet<int> adverbsInName = [.. new[] { "family", "reply", "supply", "apply", "rely", "early", "assembly", "elderly", "likely", "friendly", "ugly", "only", "holly", "molly", "lily", "emily", "kelly", "sally", "billy", "italy", "july" }.Select(words.Add)];
    private bool isFirst;

    /// <summary>The tokens of a passage. The list is used again by the next call.</summary>
    public List<Token> Read(Passage passage)
    {
        tokens.Clear();
        isFirst = true;
        var text = passage.Letters;
        for (var i = 0; i < text.Length;)
        {
            i = Take(passage, text, i);
        }
        return tokens;
    }

    /// <summary>Takes what stands at a place, and returns the place after it.</summary>
    private int Take(Passage passage, ReadOnlySpan<char> text, int i)
    {
        var c = text[i];
        if (Letters.IsOfWord(c))
        {
            return TakeWord(passage, text, i);
        }
        switch (c)
        {
            case '\n' when passage.LinesMatter && !StartsSmall(text[i..]):
                return Mark(passage, TokenKind.End, i, 1);
            case ' ' or '\n' or '\t' or '\u00A0' or '/':
                return i + 1;
            case '\\' when i + 1 < text.Length && char.IsPunctuation(text[i + 1]) && !IsQuote(text[i + 1]):
                return i + 2;
            case '`':
                return TakeCode(passage, text, i);
            case '<' when Enclosed.Autolink(text[i..]) is var length and > 0:
                return Foreign(passage, i, length);
            case '!' when i + 1 < text.Length && text[i + 1] is '[' && Enclosed.Link(text[(i + 1)..]) is { Length: > 0 } picture:
                return TakeAlternativeText(passage, text, i, picture);
            case '[' when Enclosed.Citation(text[i..]) is var length and > 0:
                return i + length;
            case '[' when Enclosed.Link(text[i..]) is { Length: > 0 } link:
                return Foreign(passage, i, link.Length);
            case '*' or '_':
                return TakeEmphasis(passage, text, i);
            case ',':
                return Mark(passage, TokenKind.Comma, i, 1);
            case '(' or ')' or '[' or ']':
                return Mark(passage, TokenKind.Bracket, i, 1);
            case ';' or ':':
                return Mark(passage, TokenKind.Colon, i, 1);
            case '–' or '—':
            case '-' when i > 0 && char.IsWhiteSpace(text[i - 1]):
                return Mark(passage, TokenKind.Dash, i, 1);
            case '|':
                return Mark(passage, TokenKind.End, i, 1);
            case '.' or '!' or '?' or '…':
                return TakeStop(passage, text, i);
        }
        return IsQuote(c) && Quotation.LengthAt(text, i) is var quoted and > 0 ? TakeQuotation(passage, text, i, quoted) : i + 1;
    }

    private int TakeWord(Passage passage, ReadOnlySpan<char> text, int start)
    {
        var end = start;
        while (end < text.Length && (Letters.IsOfWord(text[end]) || IsInside(text, end, start)))
        {
            end++;
        }
        var word = text[start..end];
        if (word.StartsWith("http", StringComparison.OrdinalIgnoreCase) && text[end..].StartsWith("://") || word.Equals("www", StringComparison.OrdinalIgnoreCase)
            || (end < text.Length && text[end] is ('@' or '_') && end + 1 < text.Length && Letters.IsOfWord(text[end + 1])))
        {
            while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('>' or ')' or ']'))
            {
                end++;
            }
            return Foreign(passage, start, end - start);
        }
        AddWord(passage, word, start, end);
        return end;
    }

    /// <summary>An apostrophe between two letters belongs to the word.</summary>
    private static bool IsInside(ReadOnlySpan<char> text, int at, int start) =>
        Letters.IsApostrophe(text[at]) && at > start && at + 1 < text.Length && char.IsLetter(text[at + 1]);

    private void AddWord(Passage passage, ReadOnlySpan<char> word, int start, int end)
    {
        var apostrophe = word.LastIndexOfAny("'’ʼ‘");
        if (apostrophe <= 0)
        {
            Add(passage, words.Find(word), word, start, end);
            return;
        }
        var stem = word[..apostrophe];
        var tail = word[(apostrophe + 1)..];
        switch (tail)
        {
            case "t" or "T" when stem.Length > 1 && stem[^1] is 'n' or 'N':
                var verb = stem.Equals("won", StringComparison.OrdinalIgnoreCase) ? will : stem.Equals("can", StringComparison.OrdinalIgnoreCase) ? can : words.Find(stem[..^1]);
                Add(passage, verb, stem, start, start + apostrophe - 1);
                Add(passage, not, "not", start + apostrophe - 1, end);
                return;
            case "s" or "S" when beforeIs.Contains(words.Find(stem)):
                AddTwo(@is);
                return;
            case "s" or "S":
                Add(passage, words.Find(stem), stem, start, end);
                return;
            case "re":
                AddTwo(are);
                return;
            case "ve":
                AddTwo(have);
                return;
            case "ll":
                AddTwo(will);
                return;
            case "m":
                AddTwo(am);
                return;
            case "d" when !char.IsUpper(stem[^1]):
                AddTwo(would);
                return;
            default:
                Add(passage, words.Find(word), word, start, end);
                return;
        }

        void AddTwo(int second)
        {
            var firstEnd = start + apostrophe;
            var first = passage.Letters[start..firstEnd];
            Add(passage, words.Find(first), first, start, firstEnd);
            Add(passage, second, "is", firstEnd, end);
        }
    }

    private void Add(Passage passage, int number, ReadOnlySpan<char> written, int start, int end)
    {
        var marks = isFirst ? TokenMarks.First : TokenMarks.None;
        if (char.IsUpper(written[0]))
        {
            marks |= TokenMarks.Capital;
            marks |= written.Length > 1 && !written.ContainsAnyInRange('a', 'z') ? TokenMarks.AllCapitals : TokenMarks.None;
            marks |= tokens.Count > 0 && tokens[^1].Kind is TokenKind.Word && titles.Contains(tokens[^1].Word) ? TokenMarks.Titled
                : number == 0 && !written.ContainsAnyInRange('0', '9') ? TokenMarks.Name
                : TokenMarks.None;
        }
        else if (written.Length > 4 && written.EndsWith("ly") && !adverbsInName.Contains(number))
        {
            marks |= TokenMarks.Adverb;
        }
        isFirst = false;
        tokens.Add(new(TokenKind.Word, number, passage.PlaceOf(start), passage.PlaceOf(end - 1) + 1, marks));
    }

    private int TakeCode(Passage passage, ReadOnlySpan<char> text, int i)
    {
        var length = Enclosed.Code(text[i..]);
        return length > 0 ? Foreign(passage, i, length) : i + 1;
    }

    /// <summary>The words that stand for a picture are read as a sentence of their own.</summary>
    private int TakeAlternativeText(Passage passage, ReadOnlySpan<char> text, int i, (int TextEnd, int Length) picture)
    {
        Mark(passage, TokenKind.End, i, 1);
        for (var at = i + 2; at < i + 1 + picture.TextEnd;)
        {
            at = Take(passage, text[..(i + 1 + picture.TextEnd)], at);
        }
        Mark(passage, TokenKind.End, i, 1);
        return i + 1 + picture.Length;
    }

    /// <summary>Emphasis is looked through, unless it is the title of something: most of its words have capitals.</summary>
    private int TakeEmphasis(Passage passage, ReadOnlySpan<char> text, int i) =>
        Enclosed.Title(text, i) is var length and > 0 ? Foreign(passage, i, length) : i + 1;

    private int TakeQuotation(Passage passage, ReadOnlySpan<char> text, int i, int length)
    {
        Foreign(passage, i, length);
        // A stop inside the closing mark ends the sentence around it when a capital letter follows.
        var last = text[..(i + length)].TrimEnd("\"'”’»");
        var after = text[(i + length)..].TrimStart();
        if (last.Length > 0 && last[^1] is '.' or '!' or '?' && (after.IsEmpty || char.IsUpper(after[0])))
        {
            Mark(passage, TokenKind.End, i + length - 1, 1);
        }
        return i + length;
    }

    private int TakeStop(Passage passage, ReadOnlySpan<char> text, int i)
    {
        var rest = text[(i + 1)..].TrimStart("\"'”’)]*_.!?…");
        if (!rest.IsEmpty && !char.IsWhiteSpace(rest[0]))
        {
            return i + 1;
        }
        if (text[i] is '.' && tokens.Count > 0 && tokens[^1] is { Kind: TokenKind.Word } last && passage.PlaceOf(i) == last.End
            && (abbreviations.Contains(last.Word) || (last.End - last.Start == 1 && last.Is(TokenMarks.Capital)) || IsInitials(text, i)))
        {
            var after = rest.TrimStart();
            if (after.Length > 0 && (titles.Contains(last.Word) || !char.IsUpper(after[0])))
            {
                return i + 1;
            }
        }
        return Mark(passage, TokenKind.End, i, 1);
    }

    /// <summary>"e.g." and "a.m.": a stop two letters before.</summary>
    private static bool IsInitials(ReadOnlySpan<char> text, int i) => i >= 3 && text[i - 2] is '.' && char.IsLetter(text[i - 1]) && char.IsLetter(text[i - 3]);

    private int Foreign(Passage passage, int start, int length)
    {
        isFirst = false;
        tokens.Add(new(TokenKind.Foreign, 0, passage.PlaceOf(start), passage.PlaceOf(start + length - 1) + 1, TokenMarks.None));
        return start + length;
    }

    private int Mark(Passage passage, TokenKind kind, int start, int length)
    {
        isFirst = kind is TokenKind.End || (kind is TokenKind.Colon && isFirst);
        tokens.Add(new(kind, 0, passage.PlaceOf(start), passage.PlaceOf(start) + length, TokenMarks.None));
        return start + length;
    }

    private static bool IsQuote(char c) => c is '"' or '“' or '„' or '«' or '\'' or '‘';

    private static bool StartsSmall(ReadOnlySpan<char> text)
    {
        var rest = text.TrimStart();
        return !rest.IsEmpty && char.IsLower(rest[0]);
    }
}
