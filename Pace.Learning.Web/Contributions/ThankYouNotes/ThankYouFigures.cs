namespace Pace.Learning.Web.Contributions.ThankYouNotes;

/// <summary>How many notes of thanks were written where. Not to whom, nor what they say; of words that were taken back, nothing.</summary>
public sealed class ThankYouFigures
{
    private readonly PaceDbContext db;

    internal ThankYouFigures(PaceDbContext db) => this.db = db;

    /// <summary>Notes for what stands at places now, by the places' keys. Small numbers are in it: whoever shows them hides those.</summary>
    public async Task<IReadOnlyDictionary<string, int>> ByPlaceAsync(CancellationToken cancellation) =>
        await (from placement in db.Placements
               join contribution in db.Contributions on placement.ContributionId equals contribution.Id
               where contribution.Withdrawal == null && contribution.Erasure == null
               join note in db.ThankYouNotes on contribution.Id equals note.ContributionId
               group note by placement.Key into notes
               select new { notes.Key, Count = notes.Count() }).ToDictionaryAsync(n => n.Key, n => n.Count, cancellation);
}
