namespace Pace.Learning.Content.Findings;

/// <summary>The short names of the rules, as findings carry them. They are public words: CI filters and writers' notes name them.</summary>
public static class RuleNames
{
    /// <summary>A block of a kind that does not exist.</summary>
    public const string UnknownBlock = "unknown-block";

    /// <summary>A block where its kind may not stand.</summary>
    public const string MisplacedBlock = "misplaced-block";

    /// <summary>A block without its closing line, or a closing line without a block.</summary>
    public const string UnclosedBlock = "unclosed-block";

    /// <summary>Front matter or a block's fields that cannot be read at all.</summary>
    public const string FrontMatter = "front-matter";

    /// <summary>A field that the document or block does not have.</summary>
    public const string UnknownField = "unknown-field";

    /// <summary>A field that must be there.</summary>
    public const string MissingField = "missing-field";

    /// <summary>A field, argument or part of a wrong form.</summary>
    public const string BadValue = "bad-value";

    /// <summary>A folder without its <c>course.md</c> or <c>module.md</c>, or a file in a place where nothing reads it.</summary>
    public const string Layout = "layout";

    /// <summary>A document, line or paragraph over a limit.</summary>
    public const string TooLarge = "too-large";

    /// <summary>Nesting over a limit.</summary>
    public const string TooDeep = "too-deep";

    /// <summary>A picture without alternative text.</summary>
    public const string MissingAlt = "missing-alt";

    /// <summary>A film without captions.</summary>
    public const string MissingCaptions = "missing-captions";

    /// <summary>Sound or film without a transcript.</summary>
    public const string MissingTranscript = "missing-transcript";

    /// <summary>A link, picture, file or fragment that leads nowhere.</summary>
    public const string BrokenLink = "broken-link";

    /// <summary>An address of a kind that is never allowed; it is not rendered as a link.</summary>
    public const string UnsafeLink = "unsafe-link";

    /// <summary>A figure that does not say where it comes from.</summary>
    public const string FigureWithoutSource = "figure-without-source";

    /// <summary>A percentage or count in the text without a citation beside it.</summary>
    public const string StatisticWithoutSource = "statistic-without-source";

    /// <summary>A source that <c>sources.yaml</c> does not have.</summary>
    public const string UnknownSource = "unknown-source";

    /// <summary>An id or address that something else has already.</summary>
    public const string DuplicateId = "duplicate-id";

    /// <summary>A published id that is gone or different.</summary>
    public const string ChangedId = "changed-id";

    /// <summary>A locked version of an agreement whose bytes are others.</summary>
    public const string ChangedVersion = "changed-version";

    /// <summary>A version of an agreement that should be in effect and isn't locked.</summary>
    public const string UnlockedVersion = "unlocked-version";

    /// <summary>A locked version of an agreement that is gone.</summary>
    public const string MissingVersion = "missing-version";

    /// <summary>Versions of an agreement whose numbers or dates don't follow each other.</summary>
    public const string VersionOrder = "version-order";

    /// <summary>A clause with the id of another that an earlier version had dropped.</summary>
    public const string ReusedClause = "reused-clause";

    /// <summary>A heading that leaves out a level.</summary>
    public const string HeadingSkips = "heading-skips";

    /// <summary>A heading of level one in a body: the title is that already.</summary>
    public const string HeadingLevelOne = "heading-level-one";

    /// <summary>Text that is harder to read than the document promises.</summary>
    public const string ReadingLevel = "reading-level";

    /// <summary>An answer to the language guide that answers nothing. The guide's own findings are called <c>language-</c> and the id of their rule.</summary>
    public const string LanguageAnswer = "language-answer";

    /// <summary>Heavy material that is not announced.</summary>
    public const string HeavyWithoutNote = "heavy-without-note";

    /// <summary>A scenario with too few, too many or too deep choices.</summary>
    public const string ScenarioChoices = "scenario-choices";

    /// <summary>A check in which nothing is right.</summary>
    public const string CheckNoRightOption = "check-no-right-option";

    /// <summary>A single check in which more than one option is right.</summary>
    public const string CheckManyRightOptions = "check-many-right-options";

    /// <summary>An option that says nothing to somebody who chose it.</summary>
    public const string CheckMissingFeedback = "check-missing-feedback";

    /// <summary>A check with too few options.</summary>
    public const string CheckTooFewOptions = "check-too-few-options";

    /// <summary>A check with too many options.</summary>
    public const string CheckTooManyOptions = "check-too-many-options";

    /// <summary>Two options that say the same.</summary>
    public const string CheckDuplicateOption = "check-duplicate-option";

    /// <summary>A check without a question.</summary>
    public const string CheckNoQuestion = "check-no-question";

    /// <summary>A short check without a model answer.</summary>
    public const string CheckNoModelAnswer = "check-no-model-answer";

    /// <summary>A pool that draws more questions than it has.</summary>
    public const string CheckDrawTooLarge = "check-draw-too-large";
}
