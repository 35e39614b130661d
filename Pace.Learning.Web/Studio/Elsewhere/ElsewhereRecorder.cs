using Pace.Learning.Content.Compilation;
using Pace.Learning.Web.Platform.Ledger;
using Pace.Learning.Web.Platform.Signals;
using Pace.Learning.Web.Studio.Documents;
using Pace.Learning.Web.Studio.Published;
using Pace.Learning.Web.Studio.Releases;
using Pace.Learning.Web.Studio.Reviews;

namespace Pace.Learning.Web.Studio.Elsewhere;

/// <summary>Keeps what is written elsewhere as revisions, so that parents review it here as they review everything, and people see what they reviewed.</summary>
internal sealed class ElsewhereRecorder(PaceDbContext db, DocumentRecord record, PublishedContent published, StudioRevisions studio, TimeProvider time)
{
    /// <summary>Keeps a text that is to be reviewed. Reviews of other words of the document end; of the same words they go on.</summary>
    /// <param name="path">The document.</param>
    /// <param name="text">What it says.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The document, and whether these words are being read or were approved already.</returns>
    public Task<KeptElsewhere> KeepAsync(string path, string text, CancellationToken cancellation) => db.RetryOnConflictAsync(async stop =>
    {
        var now = LedgerTime.Now(time);
        var document = await FindAsync(path, now, stop);
        var hash = Revision.HashOf(text);
        if (document.CandidateNumber is { } candidate)
        {
            if (await db.Revisions.AnyAsync(r => r.DocumentId == document.Id && r.Number == candidate && r.Sha256 == hash, stop))
            {
                return new KeptElsewhere(document.Id, IsUnderWay: true, null);
            }
            foreach (var release in await db.Releases.Where(r => r.Publication == null && r.Cancellation == null && r.Items.Any(i => i.DocumentId == document.Id)).ToListAsync(stop))
            {
                // It was put together while documents were written here.
                await ReleaseRecorder.CancelAsync(db, release, release.CreatedBy, now, stop);
            }
            document.TakeBack();
        }
        if (document.Write() is { } refusal)
        {
            db.ChangeTracker.Clear();
            return new KeptElsewhere(document.Id, IsUnderWay: false, refusal);
        }
        if (document.LastNumber == 0 || !await db.Revisions.AnyAsync(r => r.DocumentId == document.Id && r.Number == document.LastNumber && r.Sha256 == hash && r.Origin == RevisionOrigin.Elsewhere, stop))
        {
            db.Revisions.Add(document.AddRevision(text, RevisionOrigin.Elsewhere, null, now));
        }
        return new KeptElsewhere(document.Id, IsUnderWay: false, null);
    }, cancellation);

    /// <summary>
    /// Texts that became public elsewhere: which revision people read now is known here, with the approvals that it has. Documents that nobody reviewed here have no revisions, and need none.
    /// </summary>
    /// <param name="paths">All documents that are public from there.</param>
    /// <param name="textOf">What one of them says; <c>null</c>: that isn't public as it is there.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task TakeDeliveredAsync(IReadOnlySet<string> paths, Func<string, DeliveredText?> textOf, CancellationToken cancellation)
    {
        var known = await (from document in db.Documents
                           where document.Removal == null
                           join revision in db.Revisions on new { document.Id, Number = document.PublishedNumber } equals new { Id = revision.DocumentId, Number = (int?)revision.Number } into last
                           from revision in last.DefaultIfEmpty()
                           select new { document.Id, document.Path, Sha256 = document.Retirement == null && revision != null ? revision.Sha256 : null }).AsNoTracking().ToListAsync(cancellation);
        foreach (var document in known)
        {
            if (paths.Contains(document.Path) && textOf(document.Path) is { } text && text.Sha256 != document.Sha256)
            {
                await db.RetryOnConflictAsync(stop => TakeAsync(document.Id, text, stop), cancellation);
            }
        }
        var binned = await db.Documents.Where(d => d.Removal != null).Select(d => d.Path).ToListAsync(cancellation);
        await MoveAsync(paths, [.. paths.Except(known.Select(d => d.Path)).Except(binned)], textOf, cancellation);
    }

    /// <summary>Writes down the ids that people's progress refers to from now on. Of what is published here that is done when it is published.</summary>
    /// <param name="paths">The documents whose ids are kept.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task KeepIdsAsync(IReadOnlySet<string> paths, CancellationToken cancellation)
    {
        var lines = PublishedIds.Read(published.Folder).LinesToAdd(published.Library).Where(line => paths.Contains(line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..])).ToList();
        if (lines.Count == 0)
        {
            return;
        }
        await db.RetryOnConflictAsync(async stop =>
        {
            var there = await db.ListLines.Where(l => l.File == PublishedIds.File && lines.Contains(l.Text)).Select(l => l.Text).ToListAsync(stop);
            var now = LedgerTime.Now(time);
            db.ListLines.AddRange(lines.Except(there).Select(line => new ListLine(PublishedIds.File, line, now)));
            await Signals.RaiseAsync(db, SignalTopics.Published, stop);
        }, cancellation);
        await studio.RefreshAsync(cancellation);
    }

    private async Task TakeAsync(Guid id, DeliveredText text, CancellationToken cancellation)
    {
        var now = LedgerTime.Now(time);
        var document = await db.Documents.SingleAsync(d => d.Id == id, cancellation);
        var number = await NumberOfAsync(document, text, now, cancellation);
        document.TakeDelivered(number, now);
        await record.AppendAsync(db, id, "document.published", new { Revision = number, text.Sha256, Elsewhere = true }, null, cancellation);
    }

    // What was reviewed before it had its place has it now.
    private async Task MoveAsync(IReadOnlySet<string> paths, List<string> unknown, Func<string, DeliveredText?> textOf, CancellationToken cancellation)
    {
        var waiting = await (from document in db.Documents
                             join revision in db.Revisions on new { document.Id, Number = document.CandidateNumber } equals new { Id = revision.DocumentId, Number = (int?)revision.Number }
                             where document.Removal == null && document.PublishedNumber == null && revision.Origin == RevisionOrigin.Elsewhere
                             select new { document.Id, document.Path, revision.Sha256 }).AsNoTracking().ToListAsync(cancellation);
        foreach (var one in waiting.Where(w => !paths.Contains(w.Path)))
        {
            var kind = DocumentPath.KindOf(one.Path);
            if (unknown.Find(p => DocumentPath.KindOf(p) == kind && textOf(p)?.Sha256 == one.Sha256) is not { } path)
            {
                continue;
            }
            unknown.Remove(path);
            var text = textOf(path)!;
            await db.RetryOnConflictAsync(async stop =>
            {
                var document = await db.Documents.SingleAsync(d => d.Id == one.Id, stop);
                if (document.Rename(path) is null)
                {
                    await record.AppendAsync(db, document.Id, "document.renamed", new { From = one.Path, To = path, Elsewhere = true }, null, stop);
                    await TakeAsync(one.Id, text, stop);
                }
            }, cancellation);
        }
    }

    private async Task<Document> FindAsync(string path, DateTime now, CancellationToken cancellation)
    {
        if (await db.Documents.SingleOrDefaultAsync(d => d.Path == path, cancellation) is { } known)
        {
            return known;
        }
        var document = new Document(path, null, now);
        db.Documents.Add(document);
        await record.AppendAsync(db, document.Id, "document.begun", new { document.Path, Elsewhere = true }, null, cancellation);
        return document;
    }

    // The same words were perhaps kept more than once: what was said of them counts.
    private async Task<int> NumberOfAsync(Document document, DeliveredText text, DateTime now, CancellationToken cancellation)
    {
        var known = await db.Revisions.Where(r => r.DocumentId == document.Id && r.Sha256 == text.Sha256).Select(r => r.Number).ToListAsync(cancellation);
        if (known.Count == 0)
        {
            db.Revisions.Add(document.AddRevision(text.Text, RevisionOrigin.Elsewhere, null, now));
            return document.LastNumber;
        }
        var approved = await db.Approvals.Where(a => a.DocumentId == document.Id && known.Contains(a.Number) && a.Verdict == Verdict.Approved).Select(a => a.Number).ToListAsync(cancellation);
        return document.CandidateNumber is { } candidate && known.Contains(candidate) ? candidate : approved.DefaultIfEmpty(known.Max()).Max();
    }
}

/// <summary>What came of keeping a text.</summary>
/// <param name="DocumentId">The document.</param>
/// <param name="IsUnderWay">Whether these words are being read, or were approved.</param>
/// <param name="Refusal">Why they couldn't be kept.</param>
internal sealed record KeptElsewhere(Guid DocumentId, bool IsUnderWay, Refusal? Refusal);

/// <summary>What a document that is written elsewhere says in public.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Sha256">Its hash, as revisions have it.</param>
internal sealed record DeliveredText(string Text, string Sha256)
{
    /// <summary>A text with its hash.</summary>
    public static DeliveredText Of(string text) => new(text, Revision.HashOf(text));
}
