using Pace.Learning.Web.Contributions.Consents;
using Pace.Learning.Web.Platform.Ledger;

namespace Pace.Learning.Web.Contributions;

/// <summary>Writes what is done about a contribution to the ledger: ids and codes only, no words of anybody. The caller saves act and entry together.</summary>
public sealed class ContributionRecord(Ledger ledger)
{
    /// <summary>What the ledger calls a contribution.</summary>
    public const string Subject = "contribution";

    /// <summary>What the ledger calls a consent.</summary>
    public const string ConsentSubject = "consent";

    /// <summary>Adds an entry.</summary>
    public Task AppendAsync<T>(PaceDbContext db, Guid contributionId, string act, T payload, Guid? actor, CancellationToken cancellation) =>
        ledger.AppendAsync(db, new LedgerSubject(Subject, contributionId), act, payload, actor, cancellation);

    /// <summary>Adds an entry about a consent, which has a chain of its own: its last entry says whether it may still be used (see <see cref="LiveConsents"/>).</summary>
    public Task AppendAsync<T>(PaceDbContext db, Consent consent, string act, T payload, Guid? actor, CancellationToken cancellation) =>
        ledger.AppendAsync(db, new LedgerSubject(ConsentSubject, consent.Id), act, payload, actor, cancellation);

    /// <summary>Ends consents whose place another one takes.</summary>
    internal async Task ReplaceAsync(PaceDbContext db, IEnumerable<Consent> consents, Guid? actor, DateTime now, CancellationToken cancellation)
    {
        foreach (var consent in consents)
        {
            consent.EndNow(ConsentEnding.Replaced, now);
            await AppendAsync(db, consent, "consent.replaced", new { }, actor, cancellation);
        }
    }
}
