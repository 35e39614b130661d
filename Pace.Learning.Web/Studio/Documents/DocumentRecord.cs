using Pace.Learning.Web.Platform.Ledger;

namespace Pace.Learning.Web.Studio.Documents;

/// <summary>Writes what is done about a document to the ledger: numbers and hashes, none of its words. The caller saves act and entry together.</summary>
internal sealed class DocumentRecord(Ledger ledger)
{
    /// <summary>What the ledger calls a document.</summary>
    public const string Subject = "document";

    /// <summary>Adds an entry.</summary>
    public Task AppendAsync<T>(PaceDbContext db, Guid documentId, string act, T payload, Guid? actor, CancellationToken cancellation) =>
        ledger.AppendAsync(db, new LedgerSubject(Subject, documentId), act, payload, actor, cancellation);
}
