using Pace.Learning.Web.Platform.Ledger;

namespace Pace.Learning.Web.Agreements.Evidence;

/// <summary>An entry of the ledger, as it is hashed.</summary>
/// <param name="Id">Which entry.</param>
/// <param name="Sequence">Its place in the chain, from 1.</param>
/// <param name="At">When (UTC, whole microseconds).</param>
/// <param name="Act">What happened.</param>
/// <param name="Actor">Who did it; <c>null</c> when the system did.</param>
/// <param name="Payload">The details, as canonical JSON.</param>
/// <param name="PreviousHash">The hash of the entry before it.</param>
/// <param name="Hash">Its own.</param>
public sealed record EntryEvidence(Guid Id, long Sequence, DateTime At, string Act, Guid? Actor, string Payload, byte[] PreviousHash, byte[] Hash)
{
    /// <summary>What the ledger holds.</summary>
    public static EntryEvidence Of(LedgerEntry entry) =>
        new(entry.Id, entry.Sequence, entry.At, entry.Act, entry.ActorId, entry.Payload, entry.PreviousHash, entry.Hash);
}
