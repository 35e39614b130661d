namespace Pace.Learning.Web.Agreements.Reviews;

/// <summary>What one parent wrote, or what few wrote, as it may show.</summary>
/// <param name="Name">The name that they chose to show; <c>null</c>: none.</param>
/// <param name="Paragraphs">The words.</param>
public sealed record ShownReviewStatement(string? Name, IReadOnlyList<string> Paragraphs);

/// <summary>What parents wrote about a review, as it may show at this moment.</summary>
/// <param name="Views">One a parent; with few parents one in all, without any name.</param>
/// <param name="AreFew">Whether the words of few are put together, so that nobody can tell how many they are.</param>
/// <param name="AreSamples">Whether they were written for the demonstration.</param>
public sealed record ShownReviewStatements(IReadOnlyList<ShownReviewStatement> Views, bool AreFew, bool AreSamples)
{
    /// <summary>With fewer parents than this no name shows.</summary>
    public const int Fewest = 3;

    /// <summary>Nothing.</summary>
    public static ShownReviewStatements None { get; } = new([], true, false);

    /// <summary>Whether there is nothing to show.</summary>
    public bool IsEmpty => Views.Count == 0;
}

/// <summary>Asks for parents' words about reviews. The room that keeps parents' words answers, from the database each time: nothing of the answer may be kept.</summary>
public interface IReviewStatements
{
    /// <summary>The words about some reviews, by review.</summary>
    Task<IReadOnlyDictionary<Guid, ShownReviewStatements>> OfAsync(IReadOnlyCollection<Guid> reviewIds, CancellationToken cancellation = default);

    /// <summary>Whether any parent has added words to a review and not taken them back, also when they don't show (yet).</summary>
    Task<bool> AnyAsync(Guid reviewId, CancellationToken cancellation = default);
}

/// <summary>Shorter questions.</summary>
public static class ReviewStatementsOfOne
{
    /// <summary>The words about one review.</summary>
    public static async Task<ShownReviewStatements> OfAsync(this IReviewStatements statements, Guid reviewId, CancellationToken cancellation = default) =>
        (await statements.OfAsync([reviewId], cancellation))[reviewId];
}
