using Pace.Learning.Web.Participation.Preferences;

namespace Pace.Learning.Web.Participation.Talks;

/// <summary>What codes are called: for trainers in the field's words, for parents in plain ones.</summary>
public static class TalkWords
{
    /// <summary>A live training session.</summary>
    public const string LiveTraining = "live-training";

    /// <summary>A conference.</summary>
    public const string Conference = "conference";

    /// <summary>Who a talk can be for.</summary>
    public static IReadOnlyList<(string Code, string Title)> Audiences { get; } =
        [(LiveTraining, "A live training session"), (Conference, "A conference")];

    /// <summary>The topics that preferences know.</summary>
    public static IReadOnlyList<(Topics Topic, string Title)> AllTopics { get; } =
    [
        (Preferences.Topics.TheHarm, "what happened to the child"),
        (Preferences.Topics.SexualExploitation, "sexual exploitation"),
        (Preferences.Topics.CriminalExploitation, "criminal exploitation"),
        (Preferences.Topics.GoingMissing, "going missing"),
        (Preferences.Topics.Police, "the police"),
        (Preferences.Topics.SocialCare, "social care"),
        (Preferences.Topics.Court, "court"),
        (Preferences.Topics.School, "school"),
        (Preferences.Topics.Health, "health"),
        (Preferences.Topics.Siblings, "brothers and sisters"),
        (Preferences.Topics.OwnPast, "the parent’s own past"),
        (Preferences.Topics.FaithOrCulture, "faith and culture"),
    ];

    /// <summary>Topics in a row of words.</summary>
    public static string Topics(Topics topics) => string.Join(", ", AllTopics.Where(t => topics.HasFlag(t.Topic)).Select(t => t.Title));

    /// <summary>The audience in words.</summary>
    public static string Audience(string code) => Audiences.FirstOrDefault(a => a.Code == code).Title ?? code;

    /// <summary>What a parent must want to do, to be asked.</summary>
    public static Activities Activity(string audience) => audience == Conference ? Activities.Conference : Activities.LiveTalk;
}
