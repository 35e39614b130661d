using Pace.Learning.Web.Contributions.Consents;
using Pace.Learning.Web.Parents.Preferences;

namespace Pace.Learning.Web.Talks;

/// <summary>What codes are called: for trainers in the field's words, for parents in plain ones.</summary>
public static class TalkLabels
{
    /// <summary>The use that a parent must have said yes to, to speak.</summary>
    public static ConsentUse SpeakingUse(string audience) => audience == Conference ? ConsentUse.SpeakConference : ConsentUse.SpeakTraining;

    /// <summary>The use that a parent must have said yes to, for a recording of theirs to be played.</summary>
    public static ConsentUse RecordingUse(string audience) => audience == Conference ? ConsentUse.Conference : ConsentUse.LiveTraining;

    /// <summary>A live training session.</summary>
    public const string LiveTraining = "live-training";

    /// <summary>A conference.</summary>
    public const string Conference = "conference";

    /// <summary>Who a talk can be for.</summary>
    public static IReadOnlyList<(string Code, string Title)> Audiences { get; } =
        [(LiveTraining, "A live training session"), (Conference, "A conference")];

    /// <summary>Who may come beside those of the chosen areas: for the trainer who asks, and among the facts of a talk.</summary>
    public static IReadOnlyList<(WiderAudience Value, string Title, string? Hint, string Facts)> Wider { get; } =
    [
        (WiderAudience.Everywhere, "People come from all over the country", null, "all over the country"),
        (WiderAudience.Abroad, "Some come from outside England and Wales", "Such as Scotland. Our list doesn’t have those areas.", "outside England and Wales"),
        (WiderAudience.NotKnown, "I don’t know yet, or I can’t find an area here", "Then we ask only parents who don’t mind people of their own area.", "areas that aren’t known yet"),
    ];

    /// <summary>The topics that preferences know.</summary>
    public static IReadOnlyList<(Topics Topic, string Title)> AllTopics { get; } =
    [
        (Parents.Preferences.Topics.TheHarm, "what happened to the child"),
        (Parents.Preferences.Topics.SexualExploitation, "sexual exploitation"),
        (Parents.Preferences.Topics.CriminalExploitation, "criminal exploitation"),
        (Parents.Preferences.Topics.GoingMissing, "going missing"),
        (Parents.Preferences.Topics.Police, "the police"),
        (Parents.Preferences.Topics.SocialCare, "social care"),
        (Parents.Preferences.Topics.Court, "court"),
        (Parents.Preferences.Topics.School, "school"),
        (Parents.Preferences.Topics.Health, "health"),
        (Parents.Preferences.Topics.Siblings, "brothers and sisters"),
        (Parents.Preferences.Topics.OwnPast, "the parent’s own past"),
        (Parents.Preferences.Topics.FaithOrCulture, "faith and culture"),
    ];

    /// <summary>Topics in a row of words.</summary>
    public static string Topics(Topics topics) => string.Join(", ", AllTopics.Where(t => topics.HasFlag(t.Topic)).Select(t => t.Title));

    /// <summary>The audience in words.</summary>
    public static string Audience(string code) => Audiences.FirstOrDefault(a => a.Code == code).Title ?? code;

    /// <summary>What a parent must want to do, to be asked.</summary>
    public static Activities Activity(string audience) => audience == Conference ? Activities.Conference : Activities.LiveTalk;
}
