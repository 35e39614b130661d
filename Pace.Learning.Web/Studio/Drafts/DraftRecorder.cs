using System.Text;
using Pace.Learning.Web.Platform.Ledger;
using Pace.Learning.Web.Studio.Documents;
using Pace.Learning.Web.Studio.Elsewhere;

namespace Pace.Learning.Web.Studio.Drafts;

/// <summary>Keeps what editors write.</summary>
internal sealed class DraftRecorder(PaceDbContext db, DocumentFiles files, DocumentRecord record, WritingPlaces places, TimeProvider time)
{
    /// <summary>Opens a document for writing, by its file: the draft that is there, or a new one from what is public.</summary>
    /// <returns>The document's id, or why it can't be opened.</returns>
    public Task<Opened> OpenAsync(string path, Guid by, CancellationToken cancellation) => db.RetryOnConflictAsync(async stop =>
    {
        if (places.Refuse(path) is { } refusal)
        {
            return new Opened(await db.Documents.Where(d => d.Path == path).Select(d => (Guid?)d.Id).SingleOrDefaultAsync(stop), refusal);
        }
        var now = LedgerTime.Now(time);
        var document = await db.Documents.SingleOrDefaultAsync(d => d.Path == path, stop) ?? await TakeInAsync(path, now, stop);
        return document is null ? new Opened(null, new Refusal("", "There is no such document.")) : await WriteAsync(document, null, by, now, stop);
    }, cancellation);

    /// <summary>Begins a document that has no file.</summary>
    public Task<Opened> CreateAsync(string path, string text, Guid by, CancellationToken cancellation) => db.RetryOnConflictAsync(async stop =>
    {
        var now = LedgerTime.Now(time);
        if (DocumentPath.KindOf(path) is null)
        {
            return new Opened(null, new Refusal("Path", "Use lower-case letters, digits and hyphens"));
        }
        if (places.Refuse(path, "Path") is { } elsewhere)
        {
            return new Opened(null, elsewhere);
        }
        if (await db.Documents.AnyAsync(d => d.Path == path, stop) || files.Has(path))
        {
            return new Opened(null, new Refusal("Path", "There is a document with this name. Choose another"));
        }
        var document = new Document(path, null, now);
        db.Documents.Add(document);
        await record.AppendAsync(db, document.Id, "document.begun", new { document.Path }, by, stop);
        return await WriteAsync(document, text, by, now, stop);
    }, cancellation);

    /// <summary>Begins a draft from an older revision. What is being written is kept as a revision first.</summary>
    public Task<Refusal?> RollBackAsync(Guid documentId, int number, Guid by, CancellationToken cancellation) => db.RetryOnConflictAsync(async stop =>
    {
        var now = LedgerTime.Now(time);
        var document = await db.Documents.SingleAsync(d => d.Id == documentId, stop);
        var older = await db.Revisions.SingleOrDefaultAsync(r => r.DocumentId == documentId && r.Number == number, stop);
        if (older is null)
        {
            return new Refusal("", "There is no such revision.");
        }
        return await RollBackAsync(document, older, by, now, stop);
    }, cancellation);

    /// <summary>The same inside an act, which saves.</summary>
    public async Task<Refusal?> RollBackAsync(Document document, Revision to, Guid by, DateTime now, CancellationToken cancellation)
    {
        if ((places.Refuse(document.Path) ?? document.Write()) is { } refusal)
        {
            return refusal;
        }
        if (await db.Drafts.SingleOrDefaultAsync(d => d.DocumentId == document.Id, cancellation) is { } draft)
        {
            await KeepAsync(document, draft, by, now, cancellation);
            await SaveAsync(draft, to.Text, by, now, cancellation);
        }
        else
        {
            Begin(document, to.Text, to.Number, by, now);
        }
        await record.AppendAsync(db, document.Id, "document.rolled-back", new { To = to.Number }, by, cancellation);
        return null;
    }

    /// <summary>Saves what somebody wrote on a stamp; when others saved meanwhile nothing is stored, and what they wrote is the answer.</summary>
    /// <param name="documentId">Of what.</param>
    /// <param name="text">What they wrote.</param>
    /// <param name="stamp">The stamp on which they wrote it.</param>
    /// <param name="by">Who.</param>
    /// <param name="settled">What they had before they chose between it and another text: that is dealt with then, and a copy of it that turns up later isn't merged again.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<SaveResult> SaveAsync(Guid documentId, string text, int stamp, Guid by, string? settled, CancellationToken cancellation)
    {
        SaveResult result = null!;
        await db.RetryOnConflictAsync(async stop => result = await TryAsync(documentId, Normalized(text), stamp, by, settled, stop), cancellation);
        return result;
    }

    /// <summary>The same, where nothing was chosen.</summary>
    public Task<SaveResult> SaveAsync(Guid documentId, string text, int stamp, Guid by, CancellationToken cancellation) => SaveAsync(documentId, text, stamp, by, settled: null, cancellation);

    /// <summary>Gives up a draft. It is kept as a revision, so nothing is lost.</summary>
    public Task<Refusal?> DiscardAsync(Guid documentId, Guid by, CancellationToken cancellation) => db.RetryOnConflictAsync(async stop =>
    {
        var now = LedgerTime.Now(time);
        var document = await db.Documents.SingleAsync(d => d.Id == documentId, stop);
        if (document.Discard() is { } refusal)
        {
            return refusal;
        }
        var draft = await db.Drafts.SingleAsync(d => d.DocumentId == documentId, stop);
        await KeepAsync(document, draft, by, now, stop);
        await EndAsync(draft, stop);
        await record.AppendAsync(db, documentId, "document.draft-given-up", new { Kept = document.LastNumber }, by, stop);
        return null;
    }, cancellation);

    /// <summary>Makes the draft a revision, if it says something new, and answers with its number. The caller saves.</summary>
    public async Task<int> KeepAsync(Document document, Draft draft, Guid by, DateTime now, CancellationToken cancellation)
    {
        var hash = Revision.HashOf(draft.Text);
        var newest = await db.Revisions.Where(r => r.DocumentId == document.Id && r.Number == document.LastNumber).Select(r => r.Sha256).SingleOrDefaultAsync(cancellation);
        if (newest != hash)
        {
            db.Revisions.Add(document.AddRevision(draft.Text, RevisionOrigin.Draft, by, now));
        }
        return document.LastNumber;
    }

    /// <summary>Takes a draft away with its saves. The caller saves.</summary>
    public async Task EndAsync(Draft draft, CancellationToken cancellation)
    {
        db.DraftSaves.RemoveRange(await db.DraftSaves.Where(s => s.DocumentId == draft.DocumentId).ToListAsync(cancellation));
        db.Drafts.Remove(draft);
    }

    /// <summary>Takes a file in as it is: from then on it is a document with a revision. <c>null</c>: there is no such file. The caller saves.</summary>
    public async Task<Document?> TakeInAsync(string path, DateTime now, CancellationToken cancellation)
    {
        if (DocumentPath.KindOf(path) is null || await files.ReadAsync(path, cancellation) is not { } file)
        {
            return null;
        }
        var document = new Document(path, null, now);
        var revision = document.AddRevision(file.Text, RevisionOrigin.File, null, now);
        document.TakeFile(file.Sha256, revision.Number, now);
        db.Documents.Add(document);
        db.Revisions.Add(revision);
        await record.AppendAsync(db, document.Id, "document.taken-in", new { document.Path, revision.Number, revision.Sha256 }, null, cancellation);
        return document;
    }

    /// <summary>A text with plain line feeds, and one at its end.</summary>
    public static string Normalized(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').TrimEnd('\n') + "\n";

    private async Task<SaveResult> TryAsync(Guid documentId, string text, int stamp, Guid by, string? settled, CancellationToken cancellation)
    {
        if (Encoding.UTF8.GetByteCount(text) > Draft.TextLength)
        {
            return new SaveResult.Refused(new Refusal("Text", $"Use at most {Draft.TextLength / 1000:N0} thousand characters. Split the document"));
        }
        var document = await db.Documents.SingleAsync(d => d.Id == documentId, cancellation);
        if (places.Refuse(document.Path) is { } elsewhere)
        {
            return new SaveResult.Refused(elsewhere);
        }
        if (!document.IsOpen || document.State is not WorkState.Draft
            || await db.Drafts.SingleOrDefaultAsync(d => d.DocumentId == documentId, cancellation) is not { } draft)
        {
            return new SaveResult.Refused(document.Write() ?? new Refusal("", "Nobody is writing this now. Open it for writing first."));
        }
        if (settled is null && draft.Text == text)
        {
            return new SaveResult.Saved(draft.Stamp, draft.ChangedAt);
        }
        if (draft.Stamp != stamp)
        {
            if (await db.DraftSaves.AnyAsync(s => s.DocumentId == documentId && s.Stamp > stamp && s.Text == text, cancellation))
            {
                return new SaveResult.Already(draft.Text, draft.Stamp, draft.ChangedAt, draft.ChangedBy);
            }
            var before = await db.DraftSaves.Where(s => s.DocumentId == documentId && s.Stamp == stamp).Select(s => s.Text).SingleOrDefaultAsync(cancellation);
            return new SaveResult.Behind(before, draft.Text, draft.Stamp, draft.ChangedBy);
        }
        if (settled is not null)
        {
            await SaveAsync(draft, Normalized(settled), by, LedgerTime.Now(time), cancellation);
        }
        await SaveAsync(draft, text, by, LedgerTime.Now(time), cancellation);
        return new SaveResult.Saved(draft.Stamp, draft.ChangedAt);
    }

    private async Task<Opened> WriteAsync(Document document, string? text, Guid by, DateTime now, CancellationToken cancellation)
    {
        if (await db.Drafts.AnyAsync(d => d.DocumentId == document.Id, cancellation))
        {
            return new Opened(document.Id, null);
        }
        if (document.Write() is { } refusal)
        {
            return new Opened(document.Id, refusal);
        }
        int? from = text is null ? document.PublishedNumber ?? (document.LastNumber == 0 ? null : document.LastNumber) : null;
        text ??= from is { } number ? await TextOfAsync(document, number, cancellation) : "";
        Begin(document, text, from, by, now);
        return new Opened(document.Id, null);
    }

    private async Task<string> TextOfAsync(Document document, int number, CancellationToken cancellation) =>
        db.Revisions.Local.FirstOrDefault(r => r.DocumentId == document.Id && r.Number == number)?.Text
        ?? await db.Revisions.Where(r => r.DocumentId == document.Id && r.Number == number).Select(r => r.Text).SingleAsync(cancellation);

    private void Begin(Document document, string text, int? from, Guid by, DateTime now)
    {
        var draft = new Draft(document.Id, Normalized(text), from, by, now);
        db.Drafts.Add(draft);
        db.DraftSaves.Add(new DraftSave(draft));
    }

    private async Task SaveAsync(Draft draft, string text, Guid by, DateTime now, CancellationToken cancellation)
    {
        draft.Save(text, draft.Stamp, by, now);
        db.DraftSaves.Add(new DraftSave(draft));
        var oldest = draft.Stamp - DraftSave.Kept;
        await db.DraftSaves.Where(s => s.DocumentId == draft.DocumentId && s.Stamp <= oldest).ExecuteDeleteAsync(cancellation);
    }
}

/// <summary>What came of opening a document.</summary>
/// <param name="DocumentId">Which it is; <c>null</c>: there is none.</param>
/// <param name="Refusal">Why it can't be written now.</param>
internal sealed record Opened(Guid? DocumentId, Refusal? Refusal);

/// <summary>What came of saving.</summary>
internal abstract record SaveResult
{
    /// <summary>It is stored.</summary>
    public sealed record Saved(int Stamp, DateTime At) : SaveResult;

    /// <summary>It was stored before, and others have written on it since: an answer that got lost on its way, or a copy that was kept on a device.</summary>
    /// <param name="Text">What it says now.</param>
    /// <param name="Stamp">Its stamp.</param>
    /// <param name="At">When that was saved (UTC).</param>
    /// <param name="By">Who saved it.</param>
    public sealed record Already(string Text, int Stamp, DateTime At, Guid By) : SaveResult;

    /// <summary>Somebody else saved since: what both wrote is to be merged, and saved on the new stamp.</summary>
    /// <param name="Before">The text that both began from; <c>null</c>: that is too long ago.</param>
    /// <param name="Theirs">What the others' says now.</param>
    /// <param name="Stamp">Its stamp.</param>
    /// <param name="By">Who saved it.</param>
    public sealed record Behind(string? Before, string Theirs, int Stamp, Guid By) : SaveResult;

    /// <summary>It can't be stored now.</summary>
    public sealed record Refused(Refusal Refusal) : SaveResult;
}
