using Pace.Learning.Web.Platform.Ledger;
using Pace.Learning.Web.Studio.Documents;
using Pace.Learning.Web.Studio.Drafts;
using Pace.Learning.Web.Studio.Elsewhere;

namespace Pace.Learning.Web.Studio.Published;

/// <summary>Documents whose file and whose published revision both changed. Nothing is settled silently: somebody keeps ours, or takes the file's words into a draft.</summary>
internal sealed class FileConflicts(PaceDbContext db, DocumentFiles files, DraftRecorder drafts, DocumentRecord record, WritingPlaces places, TimeProvider time)
{
    /// <summary>All there are.</summary>
    public async Task<IReadOnlyList<FileConflict>> ReadAsync(CancellationToken cancellation)
    {
        List<FileConflict> conflicts = [];
        foreach (var document in await db.Documents.AsNoTracking().OrderBy(d => d.Path).ToListAsync(cancellation))
        {
            if (places.Of(document.Path) is null && await files.ReadAsync(document.Path, cancellation) is { } file && file.Sha256 != document.FileHash)
            {
                conflicts.Add(new FileConflict(document, file));
            }
        }
        return conflicts;
    }

    /// <summary>What is written here counts; the file's words are kept as a revision to look at.</summary>
    public Task<Refusal?> KeepOursAsync(Guid documentId, string sha256, Guid by, CancellationToken cancellation) =>
        SettleAsync(documentId, sha256, "document.kept-over-file", (_, _, _, _) => Task.FromResult<Refusal?>(null), by, cancellation);

    /// <summary>The file's words count: they become a draft, which is reviewed like any other. While others are at work on the document nothing is settled.</summary>
    public Task<Refusal?> TakeTheirsAsync(Guid documentId, string sha256, Guid by, CancellationToken cancellation) =>
        SettleAsync(documentId, sha256, "document.took-file", (document, revision, now, stop) => drafts.RollBackAsync(document, revision, by, now, stop), by, cancellation);

    private Task<Refusal?> SettleAsync(Guid documentId, string sha256, string act, Func<Document, Revision, DateTime, CancellationToken, Task<Refusal?>> settle, Guid by, CancellationToken cancellation) => db.RetryOnConflictAsync<Refusal?>(async stop =>
    {
        var document = await db.Documents.SingleAsync(d => d.Id == documentId, stop);
        if (await files.ReadAsync(document.Path, stop) is not { } file || file.Sha256 != sha256)
        {
            return new Refusal("", "The file has changed again. Look at both once more.");
        }
        var now = LedgerTime.Now(time);
        var revision = document.AddRevision(file.Text, RevisionOrigin.File, null, now);
        db.Revisions.Add(revision);
        if (await settle(document, revision, now, stop) is { } refusal)
        {
            return refusal;
        }
        document.SettleFile(sha256);
        await record.AppendAsync(db, documentId, act, new { File = revision.Number, revision.Sha256 }, by, stop);
        return null;
    }, cancellation);
}

/// <summary>A document and a file that both changed.</summary>
internal sealed record FileConflict(Document Document, DocumentFile File);
