namespace Pace.Learning.Web.Platform.Ledger.Verification;

/// <summary>The first bad entry of a chain, or a bad checkpoint.</summary>
/// <param name="Place">The subject of the chain, or <c>checkpoint</c>.</param>
/// <param name="Number">The entry's place in its chain, or the checkpoint's number.</param>
/// <param name="Rule">A short name for what is wrong, such as <c>changed</c>.</param>
/// <param name="Message">What is wrong, for an auditor.</param>
internal sealed record LedgerFinding(string Place, long Number, string Rule, string Message)
{
    public override string ToString() => $"{Place}:{Number}: error: {Rule}: {Message}";
}

/// <summary>What a verification found: of each chain and each checkpoint the first finding, since the others follow from it, and every row that differs.</summary>
internal sealed class LedgerFindings
{
    public const string Checkpoint = "checkpoint";

    private readonly SortedDictionary<string, LedgerFinding> chains = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, LedgerFinding> rows = new(StringComparer.Ordinal);
    private readonly SortedDictionary<long, LedgerFinding> checkpoints = [];

    public IEnumerable<LedgerFinding> All => chains.Values.Concat(rows.Values).Concat(checkpoints.Values);

    public int Count => chains.Count + rows.Count + checkpoints.Count;

    public void AddEntry(string subject, long sequence, string rule, string message)
    {
        if (!chains.TryGetValue(subject, out var known) || sequence < known.Number)
        {
            chains[subject] = new LedgerFinding(subject, sequence, rule, message);
        }
    }

    /// <summary>A row that isn't as the ledger says.</summary>
    public void AddRow(string subject, long sequence, string row, string message) => rows.TryAdd(row, new LedgerFinding(subject, sequence, "state", $"{row}: {message}"));

    public void AddCheckpoint(long number, string rule, string message) =>
        checkpoints.TryAdd(number, new LedgerFinding(Checkpoint, number, rule, message));
}
