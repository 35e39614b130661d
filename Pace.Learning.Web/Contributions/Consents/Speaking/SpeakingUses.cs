using Pace.Learning.Web.Parents.Preferences;

namespace Pace.Learning.Web.Contributions.Consents.Speaking;

/// <summary>What parents can speak at: the use, what they tick in their choices for it, and its part of addresses.</summary>
/// <param name="Use">The use.</param>
/// <param name="Activity">What they tick.</param>
/// <param name="Slug">The part of addresses.</param>
internal sealed record SpeakingUse(ConsentUse Use, Activities Activity, string Slug)
{
    /// <summary>The page that tells of all of them.</summary>
    public const string Overview = "/taking-part/speak";

    public static IReadOnlyList<SpeakingUse> All { get; } =
        [new(ConsentUse.SpeakTraining, Activities.LiveTalk, "training"), new(ConsentUse.SpeakConference, Activities.Conference, "conference")];

    /// <summary>Where a parent reads what it means, and chooses.</summary>
    public string Address => $"{Overview}/{Slug}";

    public static SpeakingUse Of(ConsentUse use) => All.Single(s => s.Use == use);

    /// <summary>Those that somebody would like to be asked for.</summary>
    public static IEnumerable<SpeakingUse> WantedIn(Activities wanted) => All.Where(s => wanted.HasFlag(s.Activity));
}
