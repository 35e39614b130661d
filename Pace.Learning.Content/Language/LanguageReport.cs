namespace Pace.Learning.Content.Language;

/// <summary>A place where a text uses words that a rule is about.</summary>
/// <param name="Rule">The rule, with its reason and what else could be said.</param>
/// <param name="Start">Where the words start, in characters of the text that was checked.</param>
/// <param name="Length">How many characters they take.</param>
/// <param name="Line">The line on which they start, from 1.</param>
/// <param name="Words">The words as they stand in the text, on one line.</param>
/// <param name="Answer">The writer's reason why they are fine here; <c>null</c>: nobody has given one.</param>
public sealed record LanguageFinding(LanguageRule Rule, int Start, int Length, int Line, string Words, LanguageAnswer? Answer = null);

/// <summary>A writer's reason why a rule doesn't fit somewhere, as it stands in the text: <c>[fine-here]: rule "Because …"</c>.</summary>
/// <param name="Rule">The rule's id as written.</param>
/// <param name="Reason">Why the words are fine there.</param>
/// <param name="Start">Where its line starts, in characters of the text.</param>
/// <param name="Length">How many characters it takes, without the line break.</param>
/// <param name="Line">Its line, from 1.</param>
public sealed record LanguageAnswer(string Rule, string Reason, int Start, int Length, int Line);

/// <summary>What can be wrong with an answer.</summary>
public enum AnswerFault
{
    /// <summary>The guide has no such rule.</summary>
    UnknownRule,

    /// <summary>The rule finds nothing in the text above the answer.</summary>
    NoLongerApplies,

    /// <summary>It isn't written as <c>[fine-here]: rule "reason"</c>, or has no blank line above it, so that readers would see it.</summary>
    Malformed,
}

/// <summary>An answer that answers nothing.</summary>
/// <param name="Answer">The answer as far as it could be read.</param>
/// <param name="Fault">What is wrong with it.</param>
/// <param name="Message">The same for a writer, with what to do about it.</param>
public sealed record FaultyAnswer(LanguageAnswer Answer, AnswerFault Fault, string Message);

/// <summary>What the language guide has to say of a text.</summary>
/// <param name="Findings">In the order of the text, the answered ones among them.</param>
/// <param name="FaultyAnswers">In the order of the text.</param>
public sealed record LanguageReport(IReadOnlyList<LanguageFinding> Findings, IReadOnlyList<FaultyAnswer> FaultyAnswers)
{
    /// <summary>A report of a text in which there is nothing to say.</summary>
    public static LanguageReport Nothing { get; } = new([], []);

    /// <summary>The findings that nobody has answered.</summary>
    public IEnumerable<LanguageFinding> Open => Findings.Where(f => f.Answer is null);
}

/// <summary>Text to be put into another, at a place.</summary>
/// <param name="Position">Where, in characters of the text.</param>
/// <param name="Text">What.</param>
public sealed record Insertion(int Position, string Text)
{
    /// <summary>The text with it.</summary>
    public string In(string text) => text.Insert(Position, Text);
}
