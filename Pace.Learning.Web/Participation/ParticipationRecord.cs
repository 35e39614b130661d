namespace Pace.Learning.Web.Participation;

/// <summary>Notes what was done about a participant, with opaque ids only. The caller saves: act and note are stored together.</summary>
internal class ParticipationRecord
{
    public virtual Task AppendAsync(Guid participantId, string act, Guid? actor, CancellationToken cancellation) => Task.CompletedTask;
}
