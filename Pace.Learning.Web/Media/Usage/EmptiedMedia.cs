using Pace.Learning.Web.Contributions.Placements;
using Pace.Learning.Web.Media.Files;

namespace Pace.Learning.Web.Media.Usage;

/// <summary>A file of the library that shows or tells of a parent, and to which no yes holds any more.</summary>
/// <param name="Path">Its path, by which documents name it.</param>
/// <param name="Title">What editors called it.</param>
/// <param name="Since">Since when learners see nothing of it (UTC).</param>
public sealed record EmptiedFile(string Path, string Title, DateTime Since);

/// <summary>Tells other rooms which files of parents aren't shown any more. Whose they are it doesn't tell.</summary>
public sealed class EmptiedMedia
{
    private readonly PaceDbContext db;
    private readonly EmptiedPlaces emptied;

    internal EmptiedMedia(PaceDbContext db, EmptiedPlaces emptied) => (this.db, this.emptied) = (db, emptied);

    /// <summary>Those that were shown once.</summary>
    public async Task<IReadOnlyList<EmptiedFile>> ReadAsync(CancellationToken cancellation)
    {
        var guarded = await db.WholeMediaItems.AsNoTracking().Where(i => i.ContributionId != null && i.Binned == null).ToListAsync(cancellation);
        var files = new List<EmptiedFile>();
        // Sound shows no face.
        foreach (var group in guarded.GroupBy(i => i.Kind != MediaKind.Sound))
        {
            var ended = await emptied.EndedAsync([.. group.Select(i => i.ContributionId!.Value)], group.Key, cancellation);
            files.AddRange(group.Where(i => ended.ContainsKey(i.ContributionId!.Value)).Select(i => new EmptiedFile(i.Path, i.Title, ended[i.ContributionId!.Value])));
        }
        return files;
    }
}
