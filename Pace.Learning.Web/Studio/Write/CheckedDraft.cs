using Pace.Learning.Content.Findings;
using Pace.Learning.Content.Language;
using Pace.Learning.Content.Reading;

namespace Pace.Learning.Web.Studio.Write;

/// <summary>Something to look at in a text.</summary>
internal sealed record DraftFinding
{
    /// <summary>Identifies it among the findings of this text.</summary>
    public required string Key { get; init; }

    /// <summary>Where, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>Where in the line, from 1.</summary>
    public int Column { get; init; } = 1;

    /// <summary>How many characters; 0: the whole line.</summary>
    public int Length { get; init; }

    /// <summary>The words that it is about; <c>null</c>: the whole line.</summary>
    public string? Words { get; init; }

    /// <summary>What there is to say.</summary>
    public required string Says { get; init; }

    /// <summary>Which guides say so, and where they disagree.</summary>
    public IReadOnlyList<string> More { get; init; } = [];

    /// <summary>What could stand there instead.</summary>
    public IReadOnlyList<string> Instead { get; init; } = [];

    /// <summary>Why the words are fine here, as somebody has said; <c>null</c>: nobody has.</summary>
    public string? Answer { get; init; }

    /// <summary>Whether it can be answered with "Fine here, because …".</summary>
    public bool CanBeAnswered { get; init; }

    /// <summary>Whether it stops publication.</summary>
    public bool IsError { get; init; }

    /// <summary>Whether it waits for somebody.</summary>
    public bool IsOpen => Answer is null;
}

/// <summary>What the checks and the language guide have to say of a text, and how long and how hard it is.</summary>
/// <param name="Findings">In the order of the text.</param>
/// <param name="Words">How many.</param>
/// <param name="Minutes">How long it takes to read.</param>
/// <param name="Age">Its reading age.</param>
internal sealed record CheckedDraft(IReadOnlyList<DraftFinding> Findings, int Words, int Minutes, int Age)
{
    private const double WordsAMinute = 238;

    /// <summary>How many wait for somebody.</summary>
    public int Open => Findings.Count(f => f.IsOpen);

    /// <summary>Such as: 412 words, 3 minutes. Reading age 12.</summary>
    public string Counts => $"{Count.Of(Words, "word")}, {Count.Of(Minutes, "minute")}. {(Words == 0 ? "" : $"Reading age {Age}.")}".Trim();

    /// <summary>Looks at a text.</summary>
    /// <param name="path">Its document.</param>
    /// <param name="text">What it says.</param>
    /// <param name="library">The library with it.</param>
    public static CheckedDraft Of(string path, string text, ContentLibrary library)
    {
        var report = library.LanguageGuide.Check(text);
        var lines = text.Split('\n');
        var findings = report.Findings.Select(f => OfLanguage(f, text))
            .Concat(report.FaultyAnswers.Select(f => new DraftFinding { Key = $"a{f.Answer.Start}", Line = f.Answer.Line, Says = f.Message }))
            .Concat(library.Findings.Where(f => f.Path == path && !f.Rule.StartsWith("language", StringComparison.Ordinal)).Select(f => OfCheck(f, lines)))
            .OrderBy(f => f.Line).ThenBy(f => f.Column).ThenBy(f => f.Key, StringComparer.Ordinal).ToList();
        var age = ReadingAge.OfDocument(text);
        return new(findings, age.Words, Math.Max(1, (int)Math.Round(age.Words / WordsAMinute)), (int)Math.Round(age.Years));
    }

    private static DraftFinding OfLanguage(LanguageFinding finding, string text) => new()
    {
        Key = $"{finding.Rule.Id}@{finding.Start}",
        Line = finding.Line,
        Column = finding.Start - (text.LastIndexOf('\n', Math.Max(0, finding.Start - 1)) + 1) + 1,
        Length = finding.Length,
        Words = finding.Words,
        Says = finding.Rule.Why,
        More = [finding.Rule.Guides.Count == 0 ? "" : $"Found in: {string.Join("; ", finding.Rule.Guides.Select(g => g.Name))}.", .. finding.Rule.IsOurSuggestion ? ["What to say instead is our own suggestion."] : Array.Empty<string>(), .. finding.Rule.Views],
        Instead = finding.Rule.Instead,
        Answer = finding.Answer?.Reason,
        CanBeAnswered = true,
    };

    private static DraftFinding OfCheck(Finding finding, string[] lines) => new()
    {
        Key = $"{finding.Rule}@{finding.Line}:{finding.Message.GetHashCode(StringComparison.Ordinal):x}",
        Line = Math.Clamp(finding.Line, 1, lines.Length),
        Says = finding.Message,
        IsError = finding.Severity is Severity.Error,
    };
}
