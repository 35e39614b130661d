namespace Pace.Learning.Web.Platform.Published;

/// <summary>That members of the parents' advisory group read what is published, and said that it is fine.</summary>
/// <param name="Number">How many of them; <c>null</c>: too few to be told as a number, or they would rather not be counted.</param>
/// <param name="LastOn">The day of the last.</param>
public sealed record ParentReview(int? Number, DateOnly LastOn)
{
    /// <summary>Fewer aren't told as a number: somebody who knows one of them would know what she did.</summary>
    public const int Fewest = 3;

    /// <summary>The same as a sentence, such as <c>Reviewed by 4 parents, November 2026</c>.</summary>
    public string Words => $"Reviewed by {(Number is { } number ? $"{number} parents" : "our Parent Advisory Group")}, {LondonTime.Month(LastOn)}";
}

/// <summary>Tells by whom documents were reviewed. The room where that happens answers it.</summary>
public interface IParentReviews
{
    /// <summary>What is to be said of the published text of some documents together; <c>null</c>: no parent reviewed it.</summary>
    /// <param name="paths">Their files in the content folder.</param>
    /// <param name="cancellation">Stops it.</param>
    Task<ParentReview?> OfAsync(IReadOnlyCollection<string> paths, CancellationToken cancellation);
}
