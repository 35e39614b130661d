namespace Pace.Learning.Web.Parents.Preferences;

/// <summary>What is still to be said yes to, before a parent can be asked for something that they ticked.</summary>
/// <param name="Activity">What they ticked.</param>
/// <param name="Url">Where they read what the yes means, and choose.</param>
public sealed record ActivityStep(Activities Activity, string Url);

/// <summary>The room above that asks for a yes of its own to an activity.</summary>
public interface IActivityConsent
{
    /// <summary>What is missing for the activities that somebody would like to do.</summary>
    Task<IReadOnlyList<ActivityStep>> MissingAsync(Guid participantId, Activities wanted, CancellationToken cancellation);
}
