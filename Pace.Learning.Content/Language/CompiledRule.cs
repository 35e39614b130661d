using Pace.Learning.Content.Language.Phrases;

namespace Pace.Learning.Content.Language;

/// <summary>A rule with the phrases that find its words.</summary>
internal sealed record CompiledRule
{
    public required LanguageRule Rule { get; init; }

    public required IReadOnlyList<Phrase> Phrases { get; init; }

    /// <summary>Phrases that mean something else: what touches one of them is no finding.</summary>
    public IReadOnlyList<Phrase> Unless { get; init; } = [];

    /// <summary>Phrases that make the sentence one about something else.</summary>
    public IReadOnlyList<Phrase> UnlessWith { get; init; } = [];

    /// <summary>One of these stands in the sentence; none: nothing is needed.</summary>
    public IReadOnlyList<Phrase> Needs { get; init; } = [];

    /// <summary>Whether the word itself is what the guides advise against, so that "no placement" is found as well.</summary>
    public bool CountsUnderNegation { get; init; }
}

/// <summary>What all rules share.</summary>
/// <param name="Words">The numbers of the words.</param>
/// <param name="Limits">What phrases may pass over, and what ends a gap.</param>
/// <param name="Negations">Phrases with <c>HERE</c> that say that it is not so.</param>
/// <param name="Mentions">Phrases with <c>HERE</c> that speak about words instead of using them.</param>
internal sealed record SharedPhrases(WordTable Words, PhraseLimits Limits, IReadOnlyList<Phrase> Negations, IReadOnlyList<Phrase> Mentions);
