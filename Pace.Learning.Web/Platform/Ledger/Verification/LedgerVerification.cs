using System.Security.Cryptography;
using Pace.Learning.Web.Platform.Ledger.Checkpoints;
using Pace.Learning.Web.Platform.Ledger.State;

namespace Pace.Learning.Web.Platform.Ledger.Verification;

/// <summary>What a verification came to.</summary>
/// <param name="Entries">How many were read.</param>
/// <param name="Chains">In how many chains.</param>
/// <param name="Rows">How many rows were held against it.</param>
/// <param name="Newest">The newest checkpoint.</param>
/// <param name="Findings">Empty when the ledger is what it was.</param>
internal sealed record LedgerReport(long Entries, long Chains, long Rows, CheckpointStatement? Newest, IReadOnlyList<LedgerFinding> Findings);

/// <summary>Proves from the database alone that no entry was changed, removed, moved or inserted, or says which.</summary>
internal static class LedgerVerification
{
    /// <param name="ledger">What is verified.</param>
    /// <param name="keyOf">The key that checkpoints are signed with, by its id.</param>
    /// <param name="kept">Checkpoints that were kept outside: they show also what somebody did who holds the database and its keys.</param>
    /// <param name="rooms">What rooms hold against the ledger.</param>
    /// <param name="kinds">The rows whose state the ledger holds.</param>
    public static LedgerReport Run(LedgerSnapshot ledger, Func<string, RSA?> keyOf, IReadOnlyCollection<CheckpointDocument>? kept = null, IEnumerable<ILedgerCheck>? rooms = null, IReadOnlyList<RecordedRow>? kinds = null)
    {
        var findings = new LedgerFindings();
        var log = kinds is null ? null : new StateLog();
        var chains = new ChainCheck(findings, log);
        using (var entries = ledger.Entries())
        {
            chains.Run(entries);
        }
        HeadCheck.Run(ledger, findings);
        CheckpointedHeadCheck.Run(ledger, findings);
        var checkpoints = new CheckpointCheck(findings, keyOf);
        checkpoints.Run(ledger, kept ?? []);
        var rows = log is null ? 0 : StateCheck.Run(ledger, log, kinds!, findings);
        foreach (var room in rooms ?? [])
        {
            room.Run(ledger, findings);
        }
        return new LedgerReport(chains.Entries, chains.Chains, rows, checkpoints.Newest, [.. findings.All]);
    }
}
