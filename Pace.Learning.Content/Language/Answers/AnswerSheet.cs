using Pace.Learning.Content.Language.Passages;

namespace Pace.Learning.Content.Language.Answers;

/// <summary>A document's answers, and which findings they answer.</summary>
internal sealed class AnswerSheet
{
    private readonly TextLines lines;
    private readonly List<Entry> entries = [];

    public AnswerSheet(TextLines lines)
    {
        this.lines = lines;
        if (!lines.Text.Contains("[fine-here]:", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }
        var pieces = new TextPieces(lines);
        var fence = new CodeFence(mostIndent: 3);
        // Answers below each other speak of the same piece, which is looked for once.
        (int First, int Last)? piece = null;
        for (var line = 0; line < lines.Count; line++)
        {
            if (fence.Takes(lines[line]))
            {
                piece = null;
            }
            else if (AnswerLine.Is(lines[line]))
            {
                piece ??= pieces.Above(line);
                entries.Add(Read(line, piece));
            }
            else if (!lines.IsBlank(line))
            {
                piece = null;
            }
        }
    }

    /// <summary>The answer to a finding of a rule on a line, from 0. It counts as used from now on.</summary>
    public LanguageAnswer? For(string rule, int line)
    {
        var entry = entries.Find(e => e.IsWellFormed && e.Answer.Rule == rule && e.Piece is var (first, last) && line >= first && line <= last);
        entry?.IsUsed = true;
        return entry?.Answer;
    }

    /// <summary>The answers that answer nothing, once every finding has been asked for.</summary>
    public IReadOnlyList<FaultyAnswer> Faulty(Func<string, bool> isRule) => [.. entries.Select(e => Fault(e, isRule)).OfType<FaultyAnswer>()];

    private static FaultyAnswer? Fault(Entry entry, Func<string, bool> isRule)
    {
        if (!entry.IsWellFormed)
        {
            return new(entry.Answer, AnswerFault.Malformed, "An answer is a line of its own below a blank line, with the rule and a reason: [fine-here]: rule \"Because …\".");
        }
        if (!isRule(entry.Answer.Rule))
        {
            return new(entry.Answer, AnswerFault.UnknownRule, $"The language guide has no rule \"{entry.Answer.Rule}\", so this answers nothing.");
        }
        return entry.IsUsed ? null : new(entry.Answer, AnswerFault.NoLongerApplies, $"\"{entry.Answer.Rule}\" finds nothing in the text above, so this answer can go.");
    }

    private Entry Read(int line, (int First, int Last)? piece)
    {
        var read = AnswerLine.Read(lines[line].ToString());
        var answer = new LanguageAnswer(read?.Rule ?? "", read?.Reason ?? "", lines.Start(line), lines.End(line) - lines.Start(line), line + 1);
        var standsAlone = line == 0 || lines.IsBlank(line - 1) || AnswerLine.Is(lines[line - 1]) || lines[line - 1].TrimEnd() is "---" or ":::";
        return new(answer, piece, read is not null && standsAlone);
    }

    private sealed record Entry(LanguageAnswer Answer, (int First, int Last)? Piece, bool IsWellFormed)
    {
        public bool IsUsed { get; set; }
    }
}
