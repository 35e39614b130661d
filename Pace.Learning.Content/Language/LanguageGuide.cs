using System.Text;
using Pace.Learning.Content.Language.Answers;
using Pace.Learning.Content.Language.Passages;
using Pace.Learning.Content.Language.Phrases;

namespace Pace.Learning.Content.Language;

/// <summary>
/// The language guide, compiled: words that blame, and what published guides suggest instead. It gives advice. Immutable, and safe for several threads.
/// </summary>
public sealed class LanguageGuide
{
    private readonly SharedPhrases? shared;
    private readonly PhraseIndex? index;
    private readonly HashSet<string> ids;

    internal LanguageGuide(IReadOnlyList<PublishedGuide> guides, IReadOnlyList<CompiledRule> rules, SharedPhrases? shared)
    {
        Guides = guides;
        Rules = [.. rules.Select(r => r.Rule)];
        ids = [.. Rules.Select(r => r.Id)];
        this.shared = shared;
        if (shared is not null)
        {
            // What reads a text adds the few words that it must know itself, before the words are counted.
            _ = new Tokenizer(shared.Words);
            index = new(rules, shared.Words);
        }
    }

    /// <summary>A guide without rules.</summary>
    public static LanguageGuide Empty { get; } = new([], [], null);

    /// <summary>In the order of their keys.</summary>
    public IReadOnlyList<PublishedGuide> Guides { get; }

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<LanguageRule> Rules { get; }

    /// <summary>Checks a document of the content folder as it stands in its file, front matter included. Takes anything and never throws; says nothing of a text over the limit of a document.</summary>
    /// <param name="text">The whole Markdown. Places in the report are characters of this text, whatever its line breaks are.</param>
    public LanguageReport Check(string text)
    {
        if (text.Length > Limits.DocumentBytes)
        {
            return LanguageReport.Nothing;
        }
        var lines = new TextLines(text);
        var hits = Hits((lines, read) => new MarkdownPassages(lines, read).Read(), lines);
        var answers = new AnswerSheet(lines);
        var findings = hits.ConvertAll(hit => FindingOf(hit, lines, answers));
        return new(findings, answers.Faulty(ids.Contains));
    }

    /// <summary>Checks text that isn't Markdown, such as a record that somebody has pasted.</summary>
    public LanguageReport CheckPlain(string text)
    {
        if (text.Length > Limits.DocumentBytes)
        {
            return LanguageReport.Nothing;
        }
        var lines = new TextLines(text);
        return new(Hits(PlainPassages.Read, lines).ConvertAll(hit => FindingOf(hit, lines, answers: null)), []);
    }

    /// <summary>The line that answers a finding with "Fine here, because …", and where it belongs in the text that was checked.</summary>
    /// <param name="text">The text in which it was found.</param>
    /// <param name="finding">The finding.</param>
    /// <param name="reason">Why the words are fine there; line breaks become spaces.</param>
    public static Insertion AnswerTo(string text, LanguageFinding finding, string reason)
    {
        var lines = new TextLines(text);
        var last = new TextPieces(lines).EndOf(Math.Clamp(finding.Line - 1, 0, lines.Count - 1));
        var lineBreak = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        // Below answers that are there already, so that they stay together; the next paragraph keeps its distance.
        var next = last + 1;
        var isFirst = true;
        while (next < lines.Count && (lines.IsBlank(next) || AnswerLine.Is(lines[next])))
        {
            if (AnswerLine.Is(lines[next]))
            {
                (last, isFirst) = (next, false);
            }
            next++;
        }
        var before = isFirst ? lineBreak + lineBreak : lineBreak;
        var after = last + 1 < lines.Count && !lines.IsBlank(last + 1) && !lines[last + 1].StartsWith(":::") ? lineBreak : "";
        return new(lines.End(last), before + AnswerLine.Write(finding.Rule.Id, reason) + after);
    }

    private List<Hit> Hits(Action<TextLines, Action<Passage>> read, TextLines lines)
    {
        var hits = new List<Hit>();
        if (shared is not null && index is not null)
        {
            var reader = new PassageReader(shared, index);
            read(lines, passage => reader.Read(passage, hits));
            hits.Sort((a, b) => a.Start.CompareTo(b.Start));
        }
        return hits;
    }

    private static LanguageFinding FindingOf(Hit hit, TextLines lines, AnswerSheet? answers)
    {
        var line = lines.LineAt(hit.Start);
        return new(hit.Rule, hit.Start, hit.End - hit.Start, line + 1, OnOneLine(lines.Text.AsSpan(hit.Start, hit.End - hit.Start)), answers?.For(hit.Rule.Id, line));
    }

    /// <summary>Words without line breaks, quote marks of lines and emphasis.</summary>
    private static string OnOneLine(ReadOnlySpan<char> words)
    {
        var text = new StringBuilder(words.Length);
        foreach (var c in words)
        {
            if (char.IsWhiteSpace(c))
            {
                text.Append(text.Length > 0 && text[^1] is ' ' ? "" : " ");
            }
            else if (c is not ('*' or '_' or '>'))
            {
                text.Append(c);
            }
        }
        return text.ToString().Replace("  ", " ", StringComparison.Ordinal);
    }
}
