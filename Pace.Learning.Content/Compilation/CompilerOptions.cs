namespace Pace.Learning.Content.Compilation;

/// <summary>What the compiler must know of the site around the content.</summary>
public sealed record CompilerOptions
{
    /// <summary>
    /// Addresses that the application itself answers, such as <c>/search</c>. A link to one of them, or to anything below it, leads somewhere.
    /// Courses, lessons, pathways, pages, sources, media and downloads need not be named.
    /// </summary>
    public IReadOnlyCollection<string> AppRoutes { get; init; } =
        ["/", "/courses", "/search", "/areas", "/taking-part", "/my", "/sources", "/sign-in", "/certificates", "/pathways", "/agreements", "/check-your-words"];

    /// <summary>Ids of elements that the application itself puts around the content, so that no heading gets them.</summary>
    public IReadOnlyCollection<string> ReservedIds { get; init; } = ["main", "lesson", "contents", "menu", "search", "footer"];

    /// <summary>Where the site serves the files of <c>media/</c>. Documents say <c>/media/</c> all the same.</summary>
    public string MediaPath { get; init; } = "/media";

    /// <summary>The day it is, for those who decide whether a version of an agreement should be in effect.</summary>
    public Func<DateOnly> Today { get; init; } = () => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
}
