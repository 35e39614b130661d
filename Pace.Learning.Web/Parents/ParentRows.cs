using Pace.Learning.Web.Parents.Erasure;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Parents.Pauses;
using Pace.Learning.Web.Platform.Ledger;

namespace Pace.Learning.Web.Parents;

/// <summary>The rows of this room that the ledger answers for: who takes part, who wants to be left in peace, and who had everything erased.</summary>
internal static class ParentRows
{
    public static IServiceCollection AddParentRows(this IServiceCollection services) => services
        .AddRecordedRow<Participant>("Participants", p => Of(p.Id), p => p.Id, p => p.PersonId, p => p.JoinedAt, p => p.SealedName)
        .AddRecordedRow<Pause>("Pauses", p => Of(p.ParticipantId), p => p.ParticipantId, p => p.Since, p => p.Until)
        .AddRecordedRow<ParticipantErasure>("ParticipantErasures", e => Of(e.ParticipantId), e => e.ParticipantId, e => e.At);

    private static LedgerSubject Of(Guid participantId) => new(ParticipantLedger.Subject, participantId);
}
