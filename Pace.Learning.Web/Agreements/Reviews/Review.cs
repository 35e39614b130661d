using Pace.Learning.Web.Agreements.Plans;
using Pace.Learning.Web.LocalAreas;

namespace Pace.Learning.Web.Agreements.Reviews;

/// <summary>How far a promise is kept.</summary>
public enum ReviewOutcome
{
    /// <summary>Kept.</summary>
    Kept,

    /// <summary>Partly kept.</summary>
    Partly,

    /// <summary>Not yet.</summary>
    NotYet,
}

/// <summary>
/// A look back at what was promised: for each promise how far it is kept, as the area says and as the charity says. Neither closes it without the other's words, and parents have
/// time to add theirs. It is public once it is closed, and stays.
/// </summary>
public sealed class Review : IContestedRow
{
    /// <summary>How long it is open at least, in days: two weekends, for parents who are asked when it opens.</summary>
    public const int FewestDays = 14;

    private readonly List<ReviewAnswer> answers = [];

    private Review()
    {
    }

    internal Review(Agreement agreement, IEnumerable<Commitment> commitments, Guid? by, DateTime now)
    {
        (Id, AgreementId, AreaId, DocumentId, Version) = (Guid.CreateVersion7(), agreement.Id, agreement.AreaId, agreement.DocumentId, agreement.Version);
        (OpenedBy, OpenedAt) = (by, now);
        answers.AddRange(commitments.Select((c, i) => new ReviewAnswer(Id, i + 1, c)));
    }

    /// <summary>Its id.</summary>
    public Guid Id { get; private set; }

    /// <summary>The agreement that was in force.</summary>
    public Guid AgreementId { get; private set; }

    /// <summary>The area.</summary>
    public Guid AreaId { get; private set; }

    /// <summary>The document.</summary>
    public string DocumentId { get; private set; } = "";

    /// <summary>Its version.</summary>
    public int Version { get; private set; }

    /// <summary>When it was opened (UTC).</summary>
    public DateTime OpenedAt { get; private set; }

    /// <summary>Who opened it; <c>null</c>: its time had come.</summary>
    public Guid? OpenedBy { get; private set; }

    /// <summary>When it was closed (UTC).</summary>
    public DateTime? ClosedAt { get; private set; }

    /// <summary>Who closed it.</summary>
    public Guid? ClosedBy { get; private set; }

    /// <summary>Whether a parent had added words when it was closed; <c>null</c>: it is open. Stays true when they are taken back.</summary>
    public bool? ParentsTookPart { get; private set; }

    /// <summary>Changes with each act, so that two at once are noticed.</summary>
    public int Revision { get; private set; }

    /// <summary>Keeps the database from holding two open ones of an agreement.</summary>
    public string? Slot { get; private set; } = "open";

    /// <summary>One for each promise, in their order.</summary>
    public IReadOnlyList<ReviewAnswer> Answers => [.. answers.OrderBy(a => a.Order)];

    /// <summary>Whether it can still be written in.</summary>
    public bool IsOpen => ClosedAt is null;

    /// <summary>The first day on which it can be closed.</summary>
    public DateOnly ClosesFrom => LondonTime.DayOf(OpenedAt).AddDays(FewestDays);

    /// <summary>The answer about a promise.</summary>
    public ReviewAnswer? Find(string key) => answers.Find(a => a.Key == key);

    /// <summary>Whether the site itself counts how far a promise is kept.</summary>
    public bool IsMeasured(ReviewAnswer answer) => Commitment.IsMeasured(DocumentId, answer.Key);

    /// <summary>One side says how far a promise is kept, in its own words. What the other side says stays.</summary>
    /// <param name="key">Which promise.</param>
    /// <param name="seen">Which state of the answer they saw.</param>
    /// <param name="said">What they say.</param>
    /// <param name="figures">How many staff are trained.</param>
    /// <param name="by">Who says it, and for whom.</param>
    internal Refusal? Answer(string key, int seen, ReviewInput said, AreaCoverage figures, ActingFor by)
    {
        if (!IsOpen)
        {
            return new Refusal("", "This review is closed, and stays as it is.");
        }
        if (Find(key) is not { } answer)
        {
            return new Refusal("", "There is no such promise in this review.");
        }
        if (seen != answer.Revision)
        {
            return Plan.Changed;
        }
        if (answer.Said(by.Side == PlanSide.Area ? PlanSide.Pace : PlanSide.Area)?.By == by.PersonId)
        {
            return new Refusal("", "You wrote for the other side. Somebody else has to write for this one.");
        }
        if (said.Check(by.Side, IsMeasured(answer) && !figures.ShowsAllTrained) is { } refusal)
        {
            return refusal;
        }
        answer.Put(said, by);
        Revision++;
        return null;
    }

    /// <summary>Closes it: from now on it is public, and stays as it is.</summary>
    internal Refusal? Close(Guid by, bool parentsTookPart, AreaCoverage figures, DateTime now)
    {
        if (!IsOpen)
        {
            return new Refusal("", "This review is closed already.");
        }
        foreach (var (side, who) in new[] { (PlanSide.Area, "The area"), (PlanSide.Pace, "Pace") })
        {
            if (Answers.FirstOrDefault(a => a.Said(side) is null) is { } missing)
            {
                var left = answers.Count(a => a.Said(side) is null);
                return new Refusal("", $"{who} has still to say how far {(left == 1 ? "one promise is" : $"{left} promises are")} kept, first: {missing.Title}. A review needs both sides.");
            }
        }
        if (LondonTime.DayOf(now) < ClosesFrom)
        {
            return new Refusal("", $"Parents have time to add their words until {LondonTime.Long(ClosesFrom.AddDays(-1))}. The review can be closed from {LondonTime.Long(ClosesFrom)} on.");
        }
        foreach (var answer in answers.Where(IsMeasured))
        {
            // The figures may have changed since somebody wrote "kept".
            if (!figures.ShowsAllTrained && answer.LacksExplanation)
            {
                return new Refusal("", $"The figures don’t show that this is kept: {answer.Title}. Whoever calls it kept says why, and that is public.");
            }
            answer.Keep(figures.Line);
        }
        (ClosedAt, ClosedBy, ParentsTookPart, Slot) = (now, by, parentsTookPart, null);
        Revision++;
        return null;
    }

    /// <summary>What came of it, in a line.</summary>
    public string Summary => string.Join(", ", Enum.GetValues<ReviewOutcome>().Select(o => (Outcome: o, Count: answers.Count(a => a.Outcome == o)))
        .Where(o => o.Count > 0).Select(o => $"{o.Count} {ReviewLabels.Of(o.Outcome).ToLowerInvariant()}"));
}

/// <summary>How far one promise is kept.</summary>
public sealed class ReviewAnswer
{
    /// <summary>The longest words of one side, in characters.</summary>
    public const int WordsLength = 1500;

    private ReviewAnswer()
    {
    }

    internal ReviewAnswer(Guid reviewId, int order, Commitment commitment) =>
        (Id, ReviewId, Order, Key, Title) = (Guid.CreateVersion7(), reviewId, order, commitment.Key, commitment.Heading);

    /// <summary>Its id.</summary>
    public Guid Id { get; private set; }

    /// <summary>The review.</summary>
    public Guid ReviewId { get; private set; }

    /// <summary>Its place.</summary>
    public int Order { get; private set; }

    /// <summary>The promise's letter, or the clause's id.</summary>
    public string Key { get; private set; } = "";

    /// <summary>What was promised, as it stood in the text.</summary>
    public string Title { get; private set; } = "";

    /// <summary>How far it is kept, as the area says; <c>null</c>: it hasn't said.</summary>
    public ReviewOutcome? AreaOutcome { get; private set; }

    /// <summary>In the area's words.</summary>
    public string? AreaWords { get; private set; }

    /// <summary>Why the area calls it kept when the figures don't.</summary>
    public string? AreaExplanation { get; private set; }

    /// <summary>Who wrote for the area.</summary>
    public Guid? AreaBy { get; private set; }

    /// <summary>How far it is kept, as the charity says; <c>null</c>: it hasn't said.</summary>
    public ReviewOutcome? PaceOutcome { get; private set; }

    /// <summary>In the charity's words.</summary>
    public string? PaceWords { get; private set; }

    /// <summary>Why the charity calls it kept when the figures don't.</summary>
    public string? PaceExplanation { get; private set; }

    /// <summary>Who wrote for the charity.</summary>
    public Guid? PaceBy { get; private set; }

    /// <summary>What the site counted on the day of the closing, where it counts.</summary>
    public string? Figures { get; private set; }

    /// <summary>Changes with each answer, so that nobody overwrites what they haven't seen.</summary>
    public int Revision { get; private set; }

    /// <summary>How far it is kept: what both say, or the more careful of the two; <c>null</c> until both have said.</summary>
    public ReviewOutcome? Outcome => (AreaOutcome, PaceOutcome) is ({ } area, { } pace) ? area > pace ? area : pace : null;

    /// <summary>What one side says; <c>null</c>: nothing yet.</summary>
    public ReviewSide? Said(PlanSide side) => side == PlanSide.Area
        ? AreaOutcome is { } area ? new ReviewSide(area, AreaWords!, AreaExplanation, AreaBy!.Value) : null
        : PaceOutcome is { } pace ? new ReviewSide(pace, PaceWords!, PaceExplanation, PaceBy!.Value) : null;

    internal bool LacksExplanation => (AreaOutcome == ReviewOutcome.Kept && AreaExplanation is null) || (PaceOutcome == ReviewOutcome.Kept && PaceExplanation is null);

    internal void Put(ReviewInput said, ActingFor by)
    {
        var (words, explanation) = (said.Words!.Trim(), said.Outcome == ReviewOutcome.Kept && !string.IsNullOrWhiteSpace(said.Explanation) ? said.Explanation.Trim() : null);
        if (by.Side == PlanSide.Area)
        {
            (AreaOutcome, AreaWords, AreaExplanation, AreaBy) = (said.Outcome, words, explanation, by.PersonId);
        }
        else
        {
            (PaceOutcome, PaceWords, PaceExplanation, PaceBy) = (said.Outcome, words, explanation, by.PersonId);
        }
        Revision++;
    }

    internal void Keep(string figures) => Figures = figures;
}

/// <summary>What one side says about a promise.</summary>
/// <param name="Outcome">How far it is kept.</param>
/// <param name="Words">In its words.</param>
/// <param name="Explanation">Why it calls it kept when the figures don't.</param>
/// <param name="By">Who wrote it.</param>
public sealed record ReviewSide(ReviewOutcome Outcome, string Words, string? Explanation, Guid By);

/// <summary>What somebody typed about a promise.</summary>
/// <param name="Outcome">How far it is kept.</param>
/// <param name="Words">In the words of their side.</param>
/// <param name="Explanation">Why they call it kept when the figures don't.</param>
internal sealed record ReviewInput(ReviewOutcome? Outcome, string? Words, string? Explanation = null)
{
    public Refusal? Check(PlanSide side, bool isAgainstFigures)
    {
        if (Outcome is not { } kept || !Enum.IsDefined(kept))
        {
            return new Refusal("Outcome", "Choose how far it is kept");
        }
        return TextLimit.Check("Words", Words, ReviewAnswer.WordsLength,
                side == PlanSide.Area && kept != ReviewOutcome.Kept ? "Say what is missing, and what comes next" : "Say in a few words what you see")
            ?? (kept == ReviewOutcome.Kept && isAgainstFigures
                ? TextLimit.Check("Explanation", Explanation, ReviewAnswer.WordsLength, "The figures don’t show that it is kept. Say why you call it kept, or choose another answer")
                : null);
    }
}

/// <summary>Outcomes in words.</summary>
public static class ReviewLabels
{
    /// <summary>The words for readers.</summary>
    public static string Of(ReviewOutcome outcome) => outcome switch
    {
        ReviewOutcome.Kept => "Kept",
        ReviewOutcome.Partly => "Partly kept",
        _ => "Not yet kept",
    };

    /// <summary>What stands before the reason of who calls a promise kept against the figures.</summary>
    public const string AgainstFigures = "Why it is called kept, although the figures don’t show it:";

    /// <summary>What stands where parents' words would.</summary>
    public static string NoWords(bool parentsTookPart) =>
        parentsTookPart ? "Parents took part. What they wrote is not shown at the moment: it is theirs to take back." : "No parent took part in this review.";

    /// <summary>The name in files.</summary>
    public static string Slug(ReviewOutcome outcome) => outcome switch
    {
        ReviewOutcome.Kept => "kept",
        ReviewOutcome.Partly => "partly",
        _ => "not-yet",
    };
}
