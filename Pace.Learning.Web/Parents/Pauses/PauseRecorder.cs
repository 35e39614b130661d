namespace Pace.Learning.Web.Parents.Pauses;

/// <summary>Something that a pause ends, as the parent is told before it begins.</summary>
/// <param name="Id">Identifies it, so that a page which doesn't know of it yet can't end it.</param>
/// <param name="What">What it is, such as: a talk on Wednesday 3 March 2027.</param>
/// <param name="Outcome">What happens to it.</param>
public sealed record PauseOutcome(Guid Id, string What, string Outcome);

/// <summary>Part of another room that a pause changes.</summary>
public interface IPauseOutcomes
{
    /// <summary>What a pause from now on would end.</summary>
    Task<IReadOnlyList<PauseOutcome>> OfAsync(Guid participantId, CancellationToken cancellation);

    /// <summary>The pause begins: whoever must know is told. Runs in its act, before it is saved.</summary>
    Task BeginAsync(Guid participantId, CancellationToken cancellation);
}

/// <summary>Begins, changes and ends pauses.</summary>
internal sealed class PauseRecorder(PaceDbContext db, IEnumerable<IPauseOutcomes> others, ParticipantLedger record, TimeProvider time)
{
    /// <summary>What a pause from now on would end.</summary>
    public async Task<IReadOnlyList<PauseOutcome>> OutcomesAsync(Guid participantId, CancellationToken cancellation)
    {
        List<PauseOutcome> outcomes = [];
        foreach (var other in others)
        {
            outcomes.AddRange(await other.OfAsync(participantId, cancellation));
        }
        return outcomes;
    }

    /// <summary>Begins a pause, or gives one that is running another end; <c>false</c> when it would end something that the parent wasn't told of.</summary>
    public Task<bool> BeginAsync(Guid participantId, DateTime? until, IReadOnlyCollection<Guid> told, Guid by, CancellationToken cancellation) => db.RetryOnConflictAsync(async stop =>
    {
        if ((await OutcomesAsync(participantId, stop)).Any(o => !told.Contains(o.Id)))
        {
            return false;
        }
        foreach (var other in others)
        {
            await other.BeginAsync(participantId, stop);
        }
        (await db.Participants.SingleAsync(p => p.Id == participantId, stop)).PauseFrom(time.GetUtcNow().UtcDateTime, until);
        await record.AppendAsync(participantId, "participant.paused", by, stop);
        return true;
    }, cancellation);

    /// <summary>They are back. Ending it twice is ending it once.</summary>
    public Task EndAsync(Guid participantId, Guid by, CancellationToken cancellation) => db.RetryOnConflictAsync(async stop =>
    {
        var participant = await db.Participants.SingleAsync(p => p.Id == participantId, stop);
        if (participant.Pause is not null)
        {
            participant.EndPause();
            await record.AppendAsync(participantId, "participant.pause-ended", by, stop);
        }
    }, cancellation);
}
