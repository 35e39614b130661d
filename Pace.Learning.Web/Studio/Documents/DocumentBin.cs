using Pace.Learning.Web.Platform.Ledger;

namespace Pace.Learning.Web.Studio.Documents;

/// <summary>Puts documents in the bin, and takes them out again. What is in it is never public.</summary>
internal sealed class DocumentBin(PaceDbContext db, DocumentRecord record, TimeProvider time)
{
    public Task<Refusal?> PutAsync(Guid id, Guid by, CancellationToken cancellation) => ActAsync(id, d => d.Bin(by, LedgerTime.Now(time)), "document.binned", by, cancellation);

    public Task<Refusal?> TakeOutAsync(Guid id, Guid by, CancellationToken cancellation) => ActAsync(
        id,
        document =>
        {
            document.Restore();
            return null;
        },
        "document.taken-out",
        by,
        cancellation);

    private Task<Refusal?> ActAsync(Guid id, Func<Document, Refusal?> act, string name, Guid by, CancellationToken cancellation) => db.RetryOnConflictAsync<Refusal?>(async stop =>
    {
        var document = await db.Documents.SingleAsync(d => d.Id == id, stop);
        if (act(document) is { } refusal)
        {
            return refusal;
        }
        await record.AppendAsync(db, id, name, new { }, by, stop);
        return null;
    }, cancellation);
}
