using System.Text;
using System.Text.Json;
using Pace.Learning.Web.Platform.Ledger.Verification;

namespace Pace.Learning.Web.Platform.Ledger.State;

/// <summary>Every recorded row of the database against what the ledger says last about it: changed, missing and extra ones are found.</summary>
internal static class StateCheck
{
    /// <returns>How many rows were read.</returns>
    public static long Run(LedgerSnapshot ledger, StateLog log, IEnumerable<RecordedRow> kinds, LedgerFindings findings)
    {
        using var db = ledger.Context();
        var (rows, differing) = (0L, new List<(string Row, RecordedState State, SortedDictionary<string, object?> Values)>());
        foreach (var kind in kinds)
        {
            try
            {
                foreach (var row in kind.Stored(db))
                {
                    rows++;
                    var (name, values) = (kind.NameOf(row), kind.Values(row));
                    if (!log.Take(name, out var state))
                    {
                        findings.AddRow(kind.SubjectOf(row).Text, state.Sequence, name, state.Sequence == 0 ? "the ledger knows nothing of this row" : "the ledger says that this row is gone");
                    }
                    else if (state.Digest != StateLog.DigestOf(Encoding.UTF8.GetBytes(CanonicalJson.Write(values))))
                    {
                        differing.Add((name, state, values));
                    }
                }
            }
            catch (Exception e) when (e is InvalidCastException or InvalidOperationException or FormatException or ArgumentException or OverflowException)
            {
                findings.AddRow(kind.Table, rows, kind.Table, $"a row holds what the site never writes: {e.Message}");
            }
        }
        foreach (var (row, state, values) in differing)
        {
            findings.AddRow(state.Subject, state.Sequence, row, Difference(db, state, row, values));
        }
        var tables = kinds.Select(k => k.Table + "/").ToArray();
        foreach (var (row, state) in log.Left.Where(l => l.Value.Digest is not null && tables.Any(t => l.Key.StartsWith(t, StringComparison.Ordinal))))
        {
            findings.AddRow(state.Subject, state.Sequence, row, "the row is missing");
        }
        return rows;
    }

    private static string Difference(PaceDbContext db, RecordedState state, string row, SortedDictionary<string, object?> values)
    {
        var payload = db.LedgerEntries.AsNoTracking().Where(e => e.Subject == state.Subject && e.Sequence == state.Sequence).Select(e => e.Payload).Single();
        using var said = JsonDocument.Parse(payload);
        using var found = JsonDocument.Parse(CanonicalJson.Write(values));
        var recorded = said.RootElement.GetProperty(LedgerEntry.StateMember).GetProperty(row);
        var differences =
            from name in recorded.EnumerateObject().Select(m => m.Name).Union(values.Keys).Order(StringComparer.Ordinal)
            let here = Text(found.RootElement, name)
            let there = Text(recorded, name)
            where here != there
            select $"{name} is {here}, the ledger says {there}";
        return string.Join("; ", differences);
    }

    private static string Text(JsonElement values, string name) => values.TryGetProperty(name, out var value) ? value.GetRawText() : "nothing";
}
