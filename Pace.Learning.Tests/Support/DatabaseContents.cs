using System.Globalization;
using System.Text.RegularExpressions;

namespace Pace.Learning.Tests.Support;

/// <summary>All rows of all tables, to tell what something has changed.</summary>
internal sealed partial class DatabaseContents
{
    // Made up anew each time by the framework.
    private static readonly HashSet<string> Random = ["SecurityStamp", "ConcurrencyStamp", "Code"];

    private readonly HashSet<string> rows;

    private DatabaseContents(HashSet<string> rows) => this.rows = rows;

    public static Task<DatabaseContents> ReadAsync(AppUnderTest app) => app.WithDatabaseAsync(async db =>
    {
        var rows = new HashSet<string>();
        await db.Database.OpenConnectionAsync();
        foreach (var table in db.Model.GetEntityTypes().Select(e => e.GetTableName()).OfType<string>().Distinct())
        {
            await ReadAsync(db, table, rows);
        }
        return new DatabaseContents(rows);
    });

    /// <summary>Rows that came, went or changed, in an order of their own and without what is another each time: ids, hashes, secrets, the time of day.</summary>
    public IReadOnlyList<string> ChangesSince(DatabaseContents before) =>
        [.. rows.Except(before.rows).Select(r => $"+ {Masked(r)}").Concat(before.rows.Except(rows).Select(r => $"- {Masked(r)}")).Order(StringComparer.Ordinal)];

    private static async Task ReadAsync(PaceDbContext db, string table, HashSet<string> rows)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"SELECT * FROM \"{table}\"";
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var values = Enumerable.Range(0, reader.FieldCount).Where(i => !Random.Contains(reader.GetName(i))).Select(i => $"{reader.GetName(i)}={Text(reader.GetValue(i))}");
            rows.Add($"{table}: {string.Join(" | ", values)}");
        }
    }

    private static string Text(object value) => value switch
    {
        byte[] bytes => Convert.ToHexStringLower(bytes),
        DateTime time => time.ToString("O", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    // What an entry of the ledger says of rows is in the order of their ids.
    private static string Masked(string row) => Recorded().Replace(Changing().Replace(row, "*"), rows => string.Join(',', BetweenRows().Split(rows.Value).Order(StringComparer.Ordinal)));

    [GeneratedRegex(@"(?<=""rows"":\{).*?\}(?=\})")]
    private static partial Regex Recorded();

    [GeneratedRegex(@"(?<=\}),")]
    private static partial Regex BetweenRows();

    [GeneratedRegex(@"[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}|\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d[.\d]*(Z|[+-]\d\d:\d\d)?|\b[0-9a-fA-F]{16,}\b|\b\d{13,}\b|[0-9a-f]{10}(?=@people\.example)")]
    private static partial Regex Changing();
}
