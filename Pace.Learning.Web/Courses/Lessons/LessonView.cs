using Microsoft.AspNetCore.Antiforgery;
using Pace.Learning.Web.Courses.Checks;
using Pace.Learning.Web.Courses.ContributionBlocks;
using Pace.Learning.Web.Courses.Reflections;

namespace Pace.Learning.Web.Courses.Lessons;

/// <summary>A lesson as one learner sees it.</summary>
/// <param name="Place">The lesson and where it stands.</param>
/// <param name="PersonId">The learner.</param>
/// <param name="Record">What they have done.</param>
/// <param name="ContributionBlocks">The parents' contributions that may be shown.</param>
/// <param name="AllowedMedia">The keys of pictures and recordings of parents that may be shown.</param>
/// <param name="Antiforgery">Made once a page, for all its forms.</param>
/// <param name="FormOwner">What its forms say of whom they were shown to.</param>
/// <param name="Unsaved">What was sent and couldn't be saved as it is, in the order of the page.</param>
internal sealed record LessonView(
    LessonPlace Place, Guid PersonId, LessonRecord Record, IReadOnlyDictionary<string, FilledBlock> ContributionBlocks, IReadOnlySet<string> AllowedMedia, AntiforgeryTokenSet Antiforgery, string? FormOwner,
    IReadOnlyList<Unsaved> Unsaved)
{
    public Lesson Lesson => Place.Lesson;

    public bool IsRead => Record.Read.Contains(Lesson.Id);

    public bool IsOptional => Record.Level is { } level && !(Place.Module.CountsFor(level) && Lesson.CountsFor(level));

    /// <summary>How many of the course's lessons that count have been read, and how many there are.</summary>
    public (int Read, int Of) Progress()
    {
        var (read, of) = (0, 0);
        foreach (var module in Place.Course.Modules)
        {
            foreach (var lesson in module.Lessons)
            {
                if (Record.Level is not { } level || (module.CountsFor(level) && lesson.CountsFor(level)))
                {
                    of++;
                    read += Record.Read.Contains(lesson.Id) ? 1 : 0;
                }
            }
        }
        return (read, of);
    }

    public Unsaved? UnsavedOf(string blockId) => Unsaved.FirstOrDefault(u => u.BlockId == blockId);
}

/// <summary>What was sent for a block and couldn't be saved as it is: it is shown again, so that nothing typed is lost.</summary>
/// <param name="BlockId">The block's own id.</param>
/// <param name="Error">What to put right.</param>
internal sealed record Unsaved(string BlockId, string Error)
{
    /// <summary>The answer to a check.</summary>
    public GivenAnswer? Answer { get; init; }

    /// <summary>Marks of one's own words.</summary>
    public GivenAnswer? Marks { get; init; }

    /// <summary>The text of a reflection.</summary>
    public string? Text { get; init; }

    /// <summary>The reflection that another device saved meanwhile.</summary>
    public OtherText? Other { get; init; }
}
