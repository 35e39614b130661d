using Pace.Learning.Web.Platform.Ledger;
using Pace.Learning.Web.Studio.Documents;
using Pace.Learning.Web.Studio.Elsewhere;

namespace Pace.Learning.Web.Studio.Published;

/// <summary>
/// Brings documents and their files together when files change. A file whose document nobody published here is simply newer. Where both changed, what is published here stays, and
/// people decide: see <see cref="FileConflicts"/>.
/// </summary>
internal sealed class FileReconciler(PaceDbContext db, DocumentFiles files, DocumentRecord record, WritingPlaces places, TimeProvider time)
{
    /// <summary>Takes in the files that can be taken in without a decision.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        foreach (var document in await db.Documents.AsNoTracking().Select(d => new { d.Id, d.Path, d.FileHash }).ToListAsync(cancellation))
        {
            if (places.Of(document.Path) is null && await files.ReadAsync(document.Path, cancellation) is { } file && file.Sha256 != document.FileHash)
            {
                await db.RetryOnConflictAsync(stop => TakeAsync(document.Id, file, stop), cancellation);
            }
        }
    }

    private async Task TakeAsync(Guid id, DocumentFile file, CancellationToken cancellation)
    {
        var document = await db.Documents.SingleAsync(d => d.Id == id, cancellation);
        var publicNow = document.PublishedNumber is { } number ? await db.Revisions.SingleAsync(r => r.DocumentId == id && r.Number == number, cancellation) : null;
        if (file.Sha256 == document.FileHash || publicNow is null)
        {
            return;
        }
        var now = LedgerTime.Now(time);
        if (Drafts.DraftRecorder.Normalized(publicNow.Text) == Drafts.DraftRecorder.Normalized(file.Text))
        {
            // Exported and put in the folder: the same words.
            document.TakeFile(file.Sha256, publicNow.Number, now);
        }
        else if (publicNow.Origin is RevisionOrigin.File or RevisionOrigin.Elsewhere)
        {
            var revision = document.AddRevision(file.Text, RevisionOrigin.File, null, now);
            db.Revisions.Add(revision);
            document.TakeFile(file.Sha256, revision.Number, now);
            await record.AppendAsync(db, id, "document.taken-in", new { document.Path, revision.Number, revision.Sha256 }, null, cancellation);
        }
    }
}
