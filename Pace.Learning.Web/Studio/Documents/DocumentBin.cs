using Pace.Learning.Web.Platform.Ledger;
using Pace.Learning.Web.Studio.Elsewhere;

namespace Pace.Learning.Web.Studio.Documents;

/// <summary>Puts documents in the bin, and takes them out again. What is in it is never public.</summary>
internal sealed class DocumentBin(PaceDbContext db, DocumentRecord record, WritingPlaces places, TimeProvider time)
{
    /// <summary>Puts a document in the bin.</summary>
    /// <param name="id">Which.</param>
    /// <param name="by">Who.</param>
    /// <param name="uses">In how many places it was used when that was decided.</param>
    /// <param name="cancellation">Stops it.</param>
    public Task<Refusal?> PutAsync(Guid id, Guid by, int uses, CancellationToken cancellation) => ActAsync(id, d => places.Refuse(d.Path) ?? d.Bin(by, LedgerTime.Now(time)), "document.binned", new { Uses = uses }, by, cancellation);

    /// <summary>Takes it out again.</summary>
    public Task<Refusal?> TakeOutAsync(Guid id, Guid by, CancellationToken cancellation) => ActAsync(
        id,
        document =>
        {
            document.Restore();
            return null;
        },
        "document.taken-out",
        new { },
        by,
        cancellation);

    private Task<Refusal?> ActAsync<T>(Guid id, Func<Document, Refusal?> act, string name, T payload, Guid by, CancellationToken cancellation) => db.RetryOnConflictAsync<Refusal?>(async stop =>
    {
        var document = await db.Documents.SingleAsync(d => d.Id == id, stop);
        if (act(document) is { } refusal)
        {
            return refusal;
        }
        await record.AppendAsync(db, id, name, payload, by, stop);
        return null;
    }, cancellation);
}
