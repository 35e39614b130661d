using Pace.Learning.Content.Blocks;
using Pace.Learning.Web.Contributions.ThankYouNotes;
using Pace.Learning.Web.Courses;
using Pace.Learning.Web.Parents.Figures;

namespace Pace.Learning.Web.Studio.Statistics;

/// <summary>Notes of thanks from one place.</summary>
/// <param name="Lesson">The lesson.</param>
/// <param name="Address">Where it is read.</param>
/// <param name="About">What the parent's words there are about, as we wrote it.</param>
/// <param name="Notes">How many; <c>null</c>: not shown.</param>
internal sealed record PlaceThanks(string Lesson, string Address, string About, int? Notes);

/// <summary>Where thanks come from.</summary>
/// <param name="Total">How many in all; <c>null</c>: too few to show.</param>
/// <param name="Places">By place, most first; those that aren't shown last.</param>
internal sealed record Thanks(int? Total, IReadOnlyList<PlaceThanks> Places);

/// <summary>Reads where thanks come from: of lessons that have a place for a parent's words, whoever they are of.</summary>
internal sealed class ThanksByPlace(ThankYouFigures figures, PublishedContent published)
{
    public async Task<Thanks> ReadAsync(CancellationToken cancellation) => Of(published.Library, await figures.ByPlaceAsync(cancellation));

    /// <summary>What may be shown of what was counted.</summary>
    public static Thanks Of(ContentLibrary library, IReadOnlyDictionary<string, int> counted)
    {
        var places = library.Courses.SelectMany(c => c.Lessons).SelectMany(l => l.Body.PersonalBlocks.OfType<ContributionBlock>().Select(b => (Lesson: l, Block: b))).DistinctBy(p => p.Block.Contribution).ToList();
        var known = places.Select(p => p.Block.Contribution).ToHashSet();
        var notes = counted.Where(c => known.Contains(c.Key)).ToDictionary();
        var (total, shown) = ShownFigures.Of(new Figure(notes.Values.Sum(), notes.Values.Sum()), notes.ToDictionary(n => n.Key, n => new Figure(n.Value, n.Value)), SmallNumbers.Fewest);
        return new Thanks(
            total?.Things,
            [
                .. places.Select(p => new PlaceThanks(p.Lesson.Title, p.Lesson.Url, p.Block.About, shown.TryGetValue(p.Block.Contribution, out var figure) ? figure.Things : null)).OrderByDescending(p => p.Notes ?? 0),
            ]);
    }
}
