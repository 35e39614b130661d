using System.Linq.Expressions;

namespace Pace.Learning.Web.Platform.Ledger.State;

/// <summary>
/// A kind of row whose state the ledger holds: whenever one is added, changed or removed, its values go into the ledger with what was done, and
/// <c>ledger verify</c> holds every row against what was written last. A room registers its own as services.
/// </summary>
internal abstract class RecordedRow(string table, IReadOnlyList<RecordedColumn> columns)
{
    /// <summary>What the ledger calls the kind, as the database does.</summary>
    public string Table => table;

    /// <summary>Its values: ids, codes, times and hashes. Never a person’s name or address, nor anybody’s words, since the ledger is never erased.</summary>
    public IReadOnlyList<RecordedColumn> Columns => columns;

    /// <summary>The class of the row.</summary>
    public abstract Type Entity { get; }

    /// <summary>The chain that holds the state of a row; the same one for as long as the row is there.</summary>
    public abstract LedgerSubject SubjectOf(object row);

    /// <summary>What the ledger calls a row, such as <c>Placements/first-night</c>.</summary>
    public abstract string NameOf(object row);

    /// <summary>All rows as they are stored, one after the other.</summary>
    public abstract IEnumerable<object> Stored(PaceDbContext db);

    /// <summary>Called with the entry that holds the row's state, before both are saved.</summary>
    public abstract void Recorded(object row, LedgerEntry entry);

    /// <summary>The values of a row.</summary>
    public SortedDictionary<string, object?> Values(object row) => new(columns.ToDictionary(c => c.Name, c => c.Read(row)), StringComparer.Ordinal);
}

/// <inheritdoc cref="RecordedRow" />
/// <param name="table">What the ledger calls the kind.</param>
/// <param name="subject">The chain of a row.</param>
/// <param name="key">What tells rows of the kind apart.</param>
/// <param name="recorded">Told of each entry, with its row; for a seal in the row itself.</param>
/// <param name="columns">The values that are recorded.</param>
internal sealed class RecordedRow<T>(
    string table, Func<T, LedgerSubject> subject, Func<T, string> key, Action<T, LedgerEntry>? recorded, params Expression<Func<T, object?>>[] columns)
    : RecordedRow(table, [.. columns.Select(RecordedColumn.Of)])
    where T : class
{
    public RecordedRow(string table, Func<T, LedgerSubject> subject, Func<T, string> key, params Expression<Func<T, object?>>[] columns)
        : this(table, subject, key, null, columns)
    {
    }

    public override Type Entity => typeof(T);

    public override LedgerSubject SubjectOf(object row) => subject((T)row);

    public override string NameOf(object row) => $"{Table}/{key((T)row)}";

    public override IEnumerable<object> Stored(PaceDbContext db) => db.Set<T>().AsNoTracking().IgnoreAutoIncludes().AsEnumerable();

    public override void Recorded(object row, LedgerEntry entry) => recorded?.Invoke((T)row, entry);
}
