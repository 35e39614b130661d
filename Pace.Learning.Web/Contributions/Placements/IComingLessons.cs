namespace Pace.Learning.Web.Contributions.Placements;

/// <summary>Lessons that aren't published yet, from whoever writes them: words are put in their places beforehand, so that no lesson has to begin without them.</summary>
internal interface IComingLessons
{
    /// <summary>What is published, with what is being written in its place.</summary>
    Task<ContentLibrary> ReadAsync(CancellationToken cancellation);
}
