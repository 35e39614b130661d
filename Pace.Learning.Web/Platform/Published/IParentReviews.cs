namespace Pace.Learning.Web.Platform.Published;

/// <summary>That members of the parents' advisory group read what is published, and said that it is fine.</summary>
/// <param name="Number">How many of them; <c>null</c>: too few to be told as a number, or they would rather not be counted.</param>
/// <param name="LastOn">The day of the last.</param>
/// <param name="Lessons">In how many lessons.</param>
/// <param name="OfLessons">How many lessons there are.</param>
/// <param name="IsWhole">Whether they read everything that is published of it, as it is now.</param>
public sealed record ParentReview(int? Number, DateOnly LastOn, int Lessons, int OfLessons, bool IsWhole)
{
    /// <summary>Fewer aren't told as a number: somebody who knows one of them would know what she did.</summary>
    public const int Fewest = 3;

    /// <summary>The same as a sentence, such as <c>Reviewed by 4 parents, November 2026</c>; of a part, it says of how much.</summary>
    public string Words => IsWhole
        ? $"Reviewed by {(Number is { } number ? $"{number} parents" : "our Parent Advisory Group")}, {LondonTime.Month(LastOn)}"
        : $"{(Lessons == OfLessons ? $"All {Lessons}" : $"{Lessons} of {OfLessons}")} lessons reviewed by {(Number is { } counted ? $"{counted} parents in all" : "our Parent Advisory Group")}, the last in {LondonTime.Month(LastOn)}";
}

/// <summary>Tells by whom a document was reviewed. The room where that happens answers it.</summary>
public interface IParentReviews
{
    /// <summary>What is to be said of the published text of one document; <c>null</c>: no parent reviewed it as it is now.</summary>
    /// <param name="path">Its file in the content folder.</param>
    /// <param name="cancellation">Stops it.</param>
    Task<ParentReview?> OfAsync(string path, CancellationToken cancellation);

    /// <summary>What is to be said of the published text of a course; <c>null</c>: no parent reviewed a lesson of it as it is now.</summary>
    /// <param name="course">The course.</param>
    /// <param name="cancellation">Stops it.</param>
    Task<ParentReview?> OfAsync(Course course, CancellationToken cancellation);
}
