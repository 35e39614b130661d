using Pace.Learning.Web.Contributions.Covers;
using Pace.Learning.Web.Media.Files;
using Pace.Learning.Web.Parents.MyData;

namespace Pace.Learning.Web.Media.Usage;

/// <summary>What the library has of a parent: they can read that it is there, and it goes with them and with their contribution.</summary>
internal sealed class ParentsMedia(PaceDbContext db, StoredFiles files, ContentWatch content) : IParentData, ICoveredFiles
{
    private List<string> hashes = [];

    public int Order => 55;

    public async Task<IReadOnlyList<ParentDataSection>> HeldAsync(Guid participantId, CancellationToken cancellation)
    {
        var held = await db.WholeMediaItems.AsNoTracking().Where(i => i.ParticipantId == participantId).OrderBy(i => i.CreatedAt).ToListAsync(cancellation);
        return [new ParentDataSection("media", "Pictures and films that we made with you", [.. held.Select(i => new ParentDataItem(i.Kind.Name, i.Title, i.CreatedAt))])];
    }

    public Task EraseAsync(Guid participantId, CancellationToken cancellation) => RemoveAsync(db.WholeMediaItems.Where(i => i.ParticipantId == participantId), cancellation);

    public Task ForgetAsync(Guid contributionId, CancellationToken cancellation) => RemoveAsync(db.WholeMediaItems.Where(i => i.ContributionId == contributionId), cancellation);

    public Task EraseFilesAsync() => DeleteFilesAsync();

    public async Task DeleteFilesAsync()
    {
        if (hashes.Count > 0)
        {
            await files.DeleteUnusedAsync(hashes);
            content.LookNow();
        }
    }

    private async Task RemoveAsync(IQueryable<MediaItem> covered, CancellationToken cancellation)
    {
        var gone = await covered.ToListAsync(cancellation);
        hashes = [.. gone.SelectMany(i => i.Revisions).SelectMany(r => r.Hashes)];
        db.MediaItems.RemoveRange(gone);
        await db.SaveChangesAsync(cancellation);
    }
}
