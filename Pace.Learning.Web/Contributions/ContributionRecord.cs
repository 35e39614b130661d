using Pace.Learning.Web.Platform.Ledger;

namespace Pace.Learning.Web.Contributions;

/// <summary>Writes what is done about a contribution to the ledger: ids and codes only, no words of anybody. The caller saves act and entry together.</summary>
public sealed class ContributionRecord(Ledger ledger)
{
    /// <summary>What the ledger calls a contribution.</summary>
    public const string Subject = "contribution";

    /// <summary>Adds an entry.</summary>
    public Task AppendAsync<T>(PaceDbContext db, Guid contributionId, string act, T payload, Guid? actor, CancellationToken cancellation) =>
        ledger.AppendAsync(db, new LedgerSubject(Subject, contributionId), act, payload, actor, cancellation);
}
