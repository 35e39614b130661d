using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Pace.Learning.Web.Platform.Ledger.State;

/// <summary>
/// Puts the state of rows into the ledger as they are saved (see <see cref="RecordedRow"/>): into the last entry that is saved with them about the same subject, and
/// where an act has written none, into one of its own.
/// </summary>
internal sealed class StateRecorder : SaveChangesInterceptor
{
    /// <summary>The act of an entry that says nothing but how rows are now.</summary>
    public const string Act = "row.recorded";

    private readonly Ledger ledger;
    private readonly Dictionary<Type, RecordedRow> kinds;

    public StateRecorder(Ledger ledger, IEnumerable<RecordedRow> kinds)
    {
        this.ledger = ledger;
        this.kinds = kinds.ToDictionary(k => k.Entity);
    }

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is PaceDbContext db)
        {
            await RecordAsync(db, cancellationToken);
        }
        return result;
    }

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        if (eventData.Context is PaceDbContext db && Changed(db).Count > 0)
        {
            throw new InvalidOperationException("What the ledger records is saved with SaveChangesAsync.");
        }
        return result;
    }

    private async Task RecordAsync(PaceDbContext db, CancellationToken cancellation)
    {
        foreach (var chain in Changed(db).GroupBy(c => c.Kind.SubjectOf(c.Entry.Entity)))
        {
            var text = chain.Key.Text;
            var entry = db.ChangeTracker.Entries<LedgerEntry>().Where(e => e.State is EntityState.Added && e.Entity.Subject == text).Select(e => e.Entity).MaxBy(e => e.Sequence)
                ?? await ledger.AppendAsync(db, chain.Key, Act, new { }, null, cancellation);
            entry.Record(chain.ToDictionary(c => c.Kind.NameOf(c.Entry.Entity), c => c.Entry.State is EntityState.Deleted ? null : c.Kind.Values(c.Entry.Entity)));
            db.LedgerHeads.Local.FindEntry(text)!.Entity.EndAt(entry);
            foreach (var (kind, row) in chain.Where(c => c.Entry.State is not EntityState.Deleted))
            {
                kind.Recorded(row.Entity, entry);
            }
        }
    }

    private List<(RecordedRow Kind, EntityEntry Entry)> Changed(PaceDbContext db)
    {
        var changed = new List<(RecordedRow Kind, EntityEntry Entry)>();
        var entries = db.ChangeTracker.Entries().ToList();
        // Changes were looked for just now; each question about an entry would do so again.
        var looksByItself = db.ChangeTracker.AutoDetectChangesEnabled;
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        foreach (var entry in entries)
        {
            if (kinds.TryGetValue(entry.Metadata.ClrType, out var kind)
                && (entry.State is EntityState.Added or EntityState.Deleted || (entry.State is not EntityState.Detached && kind.Columns.Any(c => c.IsChanged(entry)))))
            {
                changed.Add((kind, entry));
            }
        }
        db.ChangeTracker.AutoDetectChangesEnabled = looksByItself;
        return changed;
    }
}
