using Pace.Learning.Web.Platform.Ledger;

namespace Pace.Learning.Web.Parents;

/// <summary>Notes in the ledger what was done about a participant, with opaque ids only. The caller saves: act and note are stored together.</summary>
internal sealed class ParticipantLedger(PaceDbContext db, Ledger ledger)
{
    /// <summary>What the ledger calls a participant.</summary>
    public const string Subject = "participant";

    /// <summary>Adds an entry about a participant.</summary>
    public Task AppendAsync(Guid participantId, string act, Guid? actor, CancellationToken cancellation) =>
        ledger.AppendAsync(db, new LedgerSubject(Subject, participantId), act, new Nothing(), actor, cancellation);

    /// <summary>Adds an entry about a worry, which need not be about a participant.</summary>
    public Task AppendForConcernAsync(Guid worryId, string act, Guid? actor, CancellationToken cancellation) =>
        ledger.AppendAsync(db, new LedgerSubject("worry", worryId), act, new Nothing(), actor, cancellation);

    // The act says it all: what was chosen or told is sealed elsewhere and can be erased there.
    private sealed record Nothing;
}
