using Pace.Learning.Content.Files;
using Pace.Learning.Content.Findings;
using Pace.Learning.Web.Platform.Ledger;
using Pace.Learning.Web.Platform.Signals;
using Pace.Learning.Web.Studio.Documents;
using Pace.Learning.Web.Studio.Elsewhere;
using Pace.Learning.Web.Studio.Published;

namespace Pace.Learning.Web.Studio.Tree;

/// <summary>Gives documents other names, and leads people on from the old ones.</summary>
internal sealed class DocumentNames(PaceDbContext db, DocumentFiles files, DocumentRecord record, TakenAddresses addresses, WritingPlaces places, PublishedContent published, StudioRevisions live, TimeProvider time)
{
    /// <summary>Renames.</summary>
    public async Task<Refusal?> RenameAsync(Guid id, string path, Guid by, CancellationToken cancellation)
    {
        var refusal = await db.RetryOnConflictAsync(stop => TryAsync(id, path, by, stop), cancellation);
        if (refusal is null)
        {
            await live.RefreshAsync(cancellation);
        }
        return refusal;
    }

    /// <summary>Where a document that was renamed stands now; <c>null</c>: nothing stood there, or it isn't public. What stands under a course's address goes with it.</summary>
    public static async Task<string?> LeadOnAsync(PaceDbContext db, string address, CancellationToken cancellation)
    {
        if (await FindAsync(db, address, cancellation) is { } found)
        {
            return found;
        }
        return address.Split('/') is ["", "courses", var course, _, ..] && await FindAsync(db, $"/courses/{course}", cancellation) is { } moved ? $"{moved}{address[$"/courses/{course}".Length..]}" : null;
    }

    private static async Task<string?> FindAsync(PaceDbContext db, string address, CancellationToken cancellation)
    {
        var path = await (from former in db.FormerPaths
                          join document in db.Documents on former.DocumentId equals document.Id
                          where former.Address == address && document.PublishedNumber != null && document.Retirement == null && document.Removal == null
                          orderby former.At descending
                          select document.Path).FirstOrDefaultAsync(cancellation);
        return path is null ? null : FormerPath.AddressOf(path);
    }

    private async Task<Refusal?> TryAsync(Guid id, string path, Guid by, CancellationToken cancellation)
    {
        var document = await db.Documents.SingleAsync(d => d.Id == id, cancellation);
        if (document.Path == path)
        {
            return null;
        }
        if ((places.Refuse(document.Path, "Input.Name") ?? places.Refuse(path, "Input.Name")) is { } elsewhere)
        {
            return elsewhere;
        }
        var isOwn = await db.FormerPaths.AnyAsync(f => f.Path == path && f.DocumentId == id, cancellation);
        if (await db.Documents.AnyAsync(d => d.Path == path, cancellation) || (!isOwn && (files.Has(path) || await db.FormerPaths.AnyAsync(f => f.Path == path, cancellation))))
        {
            return new Refusal("Input.Name", "There is, or was, a document with this name. Choose another");
        }
        if (await addresses.HasAsync(path, id, cancellation))
        {
            return new Refusal("Input.Name", TakenAddresses.Words);
        }
        if (document is { PublishedNumber: { } number, Retirement: null }
            && Broken(document.Path, path, await db.Revisions.Where(r => r.DocumentId == id && r.Number == number).Select(r => r.Text).SingleAsync(cancellation)) is { } broken)
        {
            return broken;
        }
        var old = document.Path;
        if (document.Rename(path) is { } refusal)
        {
            return new Refusal("Input.Name", refusal.Words);
        }
        var now = LedgerTime.Now(time);
        db.FormerPaths.RemoveRange(await db.FormerPaths.Where(f => f.Path == path).ToListAsync(cancellation));
        db.FormerPaths.Add(new FormerPath(old, id, now));
        await record.AppendAsync(db, id, "document.renamed", new { From = old, To = path }, by, cancellation);
        await Signals.RaiseAsync(db, SignalTopics.Published, cancellation);
        return null;
    }

    // What is public compiles there as it does here. Who offers it by its file was shown, and has decided.
    private Refusal? Broken(string from, string to, string text) =>
        published.Preview(new MemoryFolder(new Dictionary<string, string> { [to] = text }), new HashSet<string> { from }).Findings.FirstOrDefault(f => f.Severity is Severity.Error) is { } error
            ? new Refusal("Input.Name", $"It can’t stand there: {error.Message}")
            : null;
}
