using Pace.Learning.Content.Blocks;
using Pace.Learning.Web.Contributions.Placements;
using Pace.Learning.Web.Media.Usage;
using Pace.Learning.Web.Platform.Ledger;
using Pace.Learning.Web.Studio.Usage;

namespace Pace.Learning.Web.Studio.Emptied;

/// <summary>A place in documents where a parent's words, or a file that shows a parent, stood.</summary>
/// <param name="Place">The place, as documents name it.</param>
/// <param name="About">What it is about, in our own words.</param>
/// <param name="Name">The key or path, as it stands in the text.</param>
/// <param name="Since">Since when learners see nothing there (UTC).</param>
/// <param name="IsFile">Whether it is a picture, a sound or a film.</param>
/// <param name="Documents">Where it stands.</param>
internal sealed record EmptiedSpot(string Place, string About, string Name, DateTime Since, bool IsFile, IReadOnlyList<DocumentUse> Documents);

/// <summary>
/// Tells editors where yeses ended, so that they can mend their lessons. Not whose, nor why; each leaves the list once no document names the place, something else stands there, or
/// somebody says that it was seen.
/// </summary>
internal sealed class EmptiedSpots(PaceDbContext db, EmptiedPlaces places, EmptiedMedia media, UsageReader usage, PublishedContent published, TimeProvider time)
{
    /// <summary>Those that nobody has looked at, the newest first.</summary>
    public async Task<IReadOnlyList<EmptiedSpot>> ReadAsync(CancellationToken cancellation)
    {
        var (emptied, files) = (await places.ReadAsync(cancellation), await media.ReadAsync(cancellation));
        if (emptied.Count + files.Count == 0)
        {
            return [];
        }
        var named = await usage.ReadAsync(cancellation);
        var abouts = published.Library.Courses.SelectMany(c => c.Lessons).SelectMany(l => l.Body.PersonalBlocks.OfType<ContributionBlock>()).ToLookup(b => b.Contribution, b => b.About);
        var seen = await db.SeenPlaces.AsNoTracking().ToDictionaryAsync(p => p.Place, p => p.SeenAt, cancellation);
        return
        [
            .. emptied.Select(p => new EmptiedSpot(References.Place(p.Key), abouts[p.Key].FirstOrDefault() ?? p.Key, p.Key, p.Since, IsFile: false, named.NamingPlace(p.Key)))
                .Concat(files.Select(f => new EmptiedSpot(References.File(f.Path), f.Title, f.Path, f.Since, IsFile: true, named.NamingFile(f.Path))))
                .Where(s => s.Documents.Count > 0 && !(seen.TryGetValue(s.Place, out var at) && at >= s.Since))
                .OrderByDescending(s => s.Since).ThenBy(s => s.Place, StringComparer.Ordinal),
        ];
    }

    /// <summary>Somebody looked at a place, as it was when they opened the list. <c>false</c>: it isn't in it any more.</summary>
    public async Task<bool> SeeAsync(string place, CancellationToken cancellation)
    {
        if ((await ReadAsync(cancellation)).All(s => s.Place != place))
        {
            return false;
        }
        await db.RetryOnConflictAsync(async stop =>
        {
            var now = LedgerTime.Now(time);
            if (await db.SeenPlaces.SingleOrDefaultAsync(p => p.Place == place, stop) is { } seen)
            {
                seen.SeeAgain(now);
            }
            else
            {
                db.SeenPlaces.Add(new SeenPlace(place, now));
            }
        }, cancellation);
        return true;
    }
}
