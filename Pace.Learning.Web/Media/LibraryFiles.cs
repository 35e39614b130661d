using Pace.Learning.Web.Platform.Media;

namespace Pace.Learning.Web.Media;

/// <summary>The library's folder of the store, where files are named after what is in them.</summary>
internal sealed class LibraryFiles(PaceDbContext db) : IStoredFolder
{
    public string Name => "media";

    public async Task<IReadOnlySet<string>> NamedAsync(CancellationToken cancellation) =>
        (await db.Set<MediaRevision>().AsNoTracking().ToListAsync(cancellation)).SelectMany(r => r.Hashes).Select(MediaRevision.StoreName).ToHashSet();
}
