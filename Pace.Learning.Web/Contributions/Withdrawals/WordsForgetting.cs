using Pace.Learning.Web.Contributions.Covers;
using Pace.Learning.Web.Platform.Media;

namespace Pace.Learning.Web.Contributions.Withdrawals;

/// <summary>What goes with the words of a contribution when they are erased: in two steps, since files are deleted only once it is kept that they are to be.</summary>
internal sealed class WordsForgetting(PaceDbContext db, RecordingStore media, IEnumerable<ICoveredFiles> covered)
{
    /// <summary>Part of an act: deletes the rows.</summary>
    /// <returns>The recordings whose files are to be deleted afterwards.</returns>
    public async Task<List<Guid>> ForgetAsync(Guid contributionId, CancellationToken cancellation)
    {
        await db.Suggestions.Where(s => s.ContributionId == contributionId).ExecuteDeleteAsync(cancellation);
        await db.TranscriptRequests.Where(t => t.ContributionId == contributionId).ExecuteDeleteAsync(cancellation);
        var recordings = await db.MediaFiles.Where(m => m.BelongsTo == contributionId).ToListAsync(cancellation);
        db.MediaFiles.RemoveRange(recordings);
        foreach (var room in covered)
        {
            await room.ForgetAsync(contributionId, cancellation);
        }
        return recordings.ConvertAll(m => m.Id);
    }

    /// <summary>After the act: deletes the files.</summary>
    public async Task DeleteFilesAsync(IReadOnlyList<Guid> recordings)
    {
        await media.DeleteFilesAsync(recordings);
        foreach (var room in covered)
        {
            await room.DeleteFilesAsync();
        }
    }
}
