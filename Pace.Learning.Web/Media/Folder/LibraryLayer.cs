using Pace.Learning.Content.Files;
using Pace.Learning.Web.Platform.Media.Store;

namespace Pace.Learning.Web.Media.Folder;

/// <summary>Lays the library under the content folder, so that documents can name its files.</summary>
internal sealed class LibraryLayer(IServiceScopeFactory scopes, IMediaStore store) : IContentLayer
{
    private volatile bool isReady;

    public long Stamp()
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<PaceDbContext>();
        return !IsReady(db) ? 0 : db.MediaItems.GroupBy(_ => 1).Select(all => new { Count = all.Count(), Changes = all.Sum(i => (long)i.Version) }).SingleOrDefault() is { } all
            ? 1 + (all.Count * 1_000_003L) + all.Changes
            : 0;
    }

    public IContentFolder Read()
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<PaceDbContext>();
        return new LibraryFolder(IsReady(db) ? db.WholeMediaItems.AsNoTracking().Where(i => i.Binned == null).ToList() : [], store);
    }

    // The first compilation of a site may come before its database has tables.
    private bool IsReady(PaceDbContext db) => isReady = isReady || db.Database.SqlQueryRaw<long>(db.Database.IsNpgsql()
        ? """SELECT COUNT(*) AS "Value" FROM information_schema.tables WHERE table_name IN ('MediaItems', 'MediaRevisions', 'MediaSizes')"""
        : """SELECT COUNT(*) AS "Value" FROM sqlite_master WHERE name IN ('MediaItems', 'MediaRevisions', 'MediaSizes')""").Single() == 3;
}
