using Pace.Learning.Web.Agreements.Plans;

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
/// A look back at what was promised: for each promise how far it is kept, in the area's words and in the charity's. It is public once it is closed, and stays.
/// </summary>
public sealed class Review : IContestedRow
{
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

    /// <summary>Changes with each act, so that two at once are noticed.</summary>
    public int Revision { get; private set; }

    /// <summary>Keeps the database from holding two open ones of an agreement.</summary>
    public string? Slot { get; private set; } = "open";

    /// <summary>One for each promise, in their order.</summary>
    public IReadOnlyList<ReviewAnswer> Answers => [.. answers.OrderBy(a => a.Order)];

    /// <summary>Whether it can still be written in.</summary>
    public bool IsOpen => ClosedAt is null;

    /// <summary>The answer about a promise.</summary>
    public ReviewAnswer? Find(string key) => answers.Find(a => a.Key == key);

    /// <summary>One side says how far a promise is kept, in its own words. The other side's words stay.</summary>
    public Refusal? Answer(string key, int seen, ReviewOutcome? outcome, string? words, ActingFor by)
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
        if (outcome is not { } kept || !Enum.IsDefined(kept))
        {
            return new Refusal("Outcome", "Choose how far it is kept");
        }
        if (TextLimit.Check("Words", words, ReviewAnswer.WordsLength) is { } tooLong)
        {
            return tooLong;
        }
        if (by.Side == PlanSide.Area && kept != ReviewOutcome.Kept && string.IsNullOrWhiteSpace(words))
        {
            return new Refusal("Words", "Say what is missing, and what comes next");
        }
        answer.Put(kept, words, by.Side);
        Revision++;
        return null;
    }

    /// <summary>Closes it: from now on it is public, and stays as it is.</summary>
    public Refusal? Close(Guid by, DateTime now)
    {
        if (!IsOpen)
        {
            return new Refusal("", "This review is closed already.");
        }
        if (Answers.FirstOrDefault(a => a.IsMissing) is { } missing)
        {
            var left = answers.Count(a => a.IsMissing);
            return new Refusal("", $"{(left == 1 ? "One promise is" : $"{left} promises are")} not answered yet, first: {missing.Title}. Where a promise is not kept whole, the area says what is missing.");
        }
        (ClosedAt, ClosedBy, Slot) = (now, by, null);
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

    /// <summary>How far it is kept; <c>null</c>: nobody has said so yet.</summary>
    public ReviewOutcome? Outcome { get; private set; }

    /// <summary>In the area's words.</summary>
    public string? AreaWords { get; private set; }

    /// <summary>In the charity's words.</summary>
    public string? PaceWords { get; private set; }

    /// <summary>Changes with each answer, so that nobody overwrites what they haven't seen.</summary>
    public int Revision { get; private set; }

    /// <summary>Whether the review can't be closed because of it.</summary>
    public bool IsMissing => Outcome is not { } outcome || (outcome != ReviewOutcome.Kept && AreaWords is null);

    internal void Put(ReviewOutcome outcome, string? words, PlanSide side)
    {
        var kept = string.IsNullOrWhiteSpace(words) ? null : words.Trim();
        Outcome = outcome;
        (AreaWords, PaceWords) = side == PlanSide.Area ? (kept, PaceWords) : (AreaWords, kept);
        Revision++;
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

    /// <summary>The name in files.</summary>
    public static string Slug(ReviewOutcome outcome) => outcome switch
    {
        ReviewOutcome.Kept => "kept",
        ReviewOutcome.Partly => "partly",
        _ => "not-yet",
    };
}
