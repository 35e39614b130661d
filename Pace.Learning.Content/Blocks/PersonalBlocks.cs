using Pace.Learning.Content.Markup;

namespace Pace.Learning.Content.Blocks;

/// <summary>A block that is filled for each reader when the page is asked for.</summary>
/// <param name="Id">Its own id, unique in its document.</param>
/// <param name="FullId">The document's id and its own: <c>lesson-id/block-id</c>. Answers refer to it.</param>
public abstract record PersonalBlock(string Id, string FullId);

/// <summary>A prompt to write a private note.</summary>
/// <param name="Id">Its own id.</param>
/// <param name="FullId">What the learner's text refers to.</param>
/// <param name="PromptHtml">The prompt, as safe markup.</param>
/// <param name="PromptText">The prompt in plain words, for the learner's export.</param>
public sealed record ReflectionBlock(string Id, string FullId, FinishedHtml PromptHtml, string PromptText) : PersonalBlock(Id, FullId);

/// <summary>A place where a parent's contribution is shown while consent allows.</summary>
/// <param name="Id">Its own id.</param>
/// <param name="FullId">Where it stands.</param>
/// <param name="Contribution">The key of the contribution.</param>
/// <param name="About">What it is about, in words that tell nothing of the parent.</param>
/// <param name="FallbackHtml">What stands there when nothing may be shown.</param>
public sealed record ContributionBlock(string Id, string FullId, string Contribution, string About, FinishedHtml FallbackHtml) : PersonalBlock(Id, FullId);

/// <summary>A place for a picture, sound or film that shows a parent, while consent allows. What is asked about is the file, not the place.</summary>
/// <param name="Id">Its own id.</param>
/// <param name="FullId">Where it stands.</param>
/// <param name="Guard">The key under which is asked (<see cref="Files.MediaFacts.Guard"/>).</param>
/// <param name="ShownHtml">What stands there while it may be shown.</param>
/// <param name="InsteadHtml">What stands there when it may not.</param>
public sealed record GuardedMediaBlock(string Id, string FullId, string Guard, FinishedHtml ShownHtml, FinishedHtml InsteadHtml) : PersonalBlock(Id, FullId);

/// <summary>What kind of answer a knowledge check asks for.</summary>
public enum CheckKind
{
    /// <summary>One of several options.</summary>
    Single,

    /// <summary>All options that are right, and no others.</summary>
    Multiple,

    /// <summary>Items put in order.</summary>
    Ordering,

    /// <summary>Each left side with its right side.</summary>
    Matching,

    /// <summary>A few sentences that the learner marks against a model answer.</summary>
    Short,
}

/// <summary>An option of a single or multiple check, an item of an ordering, or a pair of a matching.</summary>
/// <param name="Key">Names it in answers: made from its text, so that re-ordering the file keeps old answers readable.</param>
/// <param name="Html">The option, item or left side, as safe markup.</param>
/// <param name="Text">The same in plain words.</param>
/// <param name="Right">Whether it belongs to the right answer (single, multiple); otherwise true.</param>
/// <param name="MatchHtml">The right side of a pair; otherwise empty.</param>
/// <param name="MatchText">The right side of a pair in plain words; otherwise empty.</param>
/// <param name="FeedbackHtml">What is said to somebody who chose it; may be empty.</param>
public sealed record CheckOption(string Key, FinishedHtml Html, string Text, bool Right, FinishedHtml MatchHtml, string MatchText, FinishedHtml FeedbackHtml)
{
    /// <summary>Names the right side of a pair in answers, without telling which left side it belongs to; otherwise empty.</summary>
    public string MatchKey { get; init; } = "";
}

/// <summary>A knowledge check.</summary>
/// <param name="Id">Its own id.</param>
/// <param name="FullId">What attempts refer to.</param>
/// <param name="Kind">What kind of answer it asks for.</param>
/// <param name="QuestionHtml">The question, as safe markup.</param>
/// <param name="QuestionText">The question in plain words.</param>
/// <param name="Options">In the order of the file; an ordering's right order. A short check's points to look for.</param>
/// <param name="ModelAnswerHtml">A short check's model answer; otherwise empty.</param>
/// <param name="ExplanationHtml">What is said to everyone once it is answered; may be empty.</param>
public sealed record CheckBlock(
    string Id, string FullId, CheckKind Kind, FinishedHtml QuestionHtml, string QuestionText, IReadOnlyList<CheckOption> Options,
    FinishedHtml ModelAnswerHtml, FinishedHtml ExplanationHtml) : PersonalBlock(Id, FullId);

/// <summary>Questions of which each attempt draws some.</summary>
/// <param name="Id">Its own id.</param>
/// <param name="FullId">What draws refer to.</param>
/// <param name="Draw">How many are drawn.</param>
/// <param name="Checks">What is drawn from, in the order of the file.</param>
public sealed record PoolBlock(string Id, string FullId, int Draw, IReadOnlyList<CheckBlock> Checks) : PersonalBlock(Id, FullId);
