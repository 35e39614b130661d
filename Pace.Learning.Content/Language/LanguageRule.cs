namespace Pace.Learning.Content.Language;

/// <summary>A guide on language that somebody has published.</summary>
/// <param name="Key">A capital letter, as rules name it.</param>
/// <param name="Name">What it is, in words.</param>
public sealed record PublishedGuide(string Key, string Name);

/// <summary>Whom a text must be about for a rule to count.</summary>
public enum LanguageSubject
{
    /// <summary>Anybody.</summary>
    Anyone,

    /// <summary>A child or a young person.</summary>
    Child,

    /// <summary>A parent or carer, or the family.</summary>
    Parent,
}

/// <summary>Words that published guides advise against. It is advice and not a verdict.</summary>
public sealed record LanguageRule
{
    /// <summary>Its name in findings and in answers to them, such as <c>at-risk</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The words it is about, as a person would say them.</summary>
    public required string Discouraged { get; init; }

    /// <summary>Why, in a plain sentence.</summary>
    public required string Why { get; init; }

    /// <summary>What else could be said; at least one.</summary>
    public required IReadOnlyList<string> Instead { get; init; }

    /// <summary>Whom a text must be about for the rule to count.</summary>
    public LanguageSubject About { get; init; }

    /// <summary>The guides that advise against the words; at least one.</summary>
    public required IReadOnlyList<PublishedGuide> Guides { get; init; }

    /// <summary>Whether what else could be said is our own suggestion, where the guides name only the words.</summary>
    public bool IsOurSuggestion { get; init; }

    /// <summary>Where guides disagree: each view in a sentence. Empty where they don't.</summary>
    public IReadOnlyList<string> Views { get; init; } = [];

    /// <summary>The rule's name among the compiler's findings, such as <c>language-at-risk</c>.</summary>
    public string FindingName => "language-" + Id;
}
