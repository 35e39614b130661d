using System.Text.Json;
using Pace.Learning.Web.Platform.Commands.Restoring;

namespace Pace.Learning.Web.Parents.Erasure;

/// <summary>Which parents had everything erased, and who asked to be left in peace, for restores.</summary>
internal sealed class TakenBackParticipation(PaceDbContext db, ParentErasure erasure, ParticipantLedger record) : ITakenBack
{
    public string Name => "participation";

    public int Order => 1;

    public async Task<object> ReadAsync(CancellationToken cancellation) => await db.Participants.AsNoTracking()
        .Select(p => new KeptParticipant(p.Id, p.Erasure != null, p.Pause == null ? null : p.Pause.Since, p.Pause == null ? null : p.Pause.Until)).ToListAsync(cancellation);

    public async Task<string?> ReplayAsync(JsonElement kept, CancellationToken cancellation)
    {
        var newest = SideFile.Read<List<KeptParticipant>>(kept).ToDictionary(p => p.Id);
        var (erased, paused) = (0, 0);
        foreach (var parent in await db.Participants.AsNoTracking().Where(p => p.Erasure == null).Select(p => new { p.Id, p.PersonId }).ToListAsync(cancellation))
        {
            var known = newest.GetValueOrDefault(parent.Id);
            if (known is null or { IsErased: true } && parent.PersonId is { } person)
            {
                await erasure.EraseAsync(person);
                erased++;
            }
            else if (known is { PausedSince: { } since } && await PauseAsync(parent.Id, since, known.PausedUntil, cancellation))
            {
                paused++;
            }
        }
        return erased + paused == 0 ? null : $"Did again: {Count.Of(erased, "erasure")} of everything, {Count.Of(paused, "pause")}.";
    }

    private Task<bool> PauseAsync(Guid participantId, DateTime since, DateTime? until, CancellationToken cancellation) => db.RetryOnConflictAsync(async stop =>
    {
        var participant = await db.Participants.SingleAsync(p => p.Id == participantId, stop);
        if (participant.Pause is { } pause && pause.Since == since && pause.Until == until)
        {
            return false;
        }
        participant.EndPause();
        await db.SaveChangesAsync(stop);
        participant.PauseFrom(since, until);
        await record.AppendAsync(participantId, "participant.paused", null, stop);
        return true;
    }, cancellation);

    private sealed record KeptParticipant(Guid Id, bool IsErased, DateTime? PausedSince, DateTime? PausedUntil);
}
