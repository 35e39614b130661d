namespace Pace.Learning.Web.Platform.Ledger.Verification;

/// <summary>
/// A room's own part of <c>ledger verify</c>: holds the rows that it keeps against what the ledger says about them. Register one as a service and it is run,
/// on the same snapshot of the database as the chains themselves.
/// </summary>
internal interface ILedgerCheck
{
    /// <summary>Adds what it finds, under the subject and entry of the ledger that it is about.</summary>
    void Run(LedgerSnapshot ledger, LedgerFindings findings);
}
