using Microsoft.AspNetCore.Mvc.Rendering;

namespace Pace.Learning.Web.Parents.Preferences;

/// <summary>Choices as parents read them.</summary>
internal static class PreferenceLabels
{
    public static IReadOnlyList<Choice> Activities { get; } =
    [
        Of(Preferences.Activities.LiveTalk, "Give a talk, live", "You speak to people in training, with one of us next to you. There is nothing to write first."),
        Of(Preferences.Activities.RecordedTalk, "Give a talk that we record"),
        Of(Preferences.Activities.FilmOrAudio, "Be in a film or a sound recording", "Your face need not be seen."),
        Of(Preferences.Activities.Quote, "Share a few written words"),
        Of(Preferences.Activities.Research, "Take part in research"),
        Of(Preferences.Activities.Review, "Read drafts and say what you think"),
        Of(Preferences.Activities.Project, "Help to shape a project"),
        Of(Preferences.Activities.Media, "Speak to newspapers, radio or TV"),
        Of(Preferences.Activities.Conference, "Speak at a conference"),
        Of(Preferences.Activities.WebsiteOrNewsletter, "Write for our website or newsletter"),
        Of(Preferences.Activities.OpenGroup, "Meet in the parents’ open group"),
        Of(Preferences.Activities.NetworkDays, "Come to days with other parents"),
        Of(Preferences.Activities.Fundraising, "Help to raise money"),
    ];

    public static IReadOnlyList<Choice> Topics { get; } =
    [
        Of(Preferences.Topics.TheHarm, "What happened to my child"),
        Of(Preferences.Topics.SexualExploitation, "Sexual exploitation"),
        Of(Preferences.Topics.CriminalExploitation, "Criminal exploitation, such as county lines"),
        Of(Preferences.Topics.GoingMissing, "When my child went missing"),
        Of(Preferences.Topics.Police, "The police"),
        Of(Preferences.Topics.SocialCare, "Social care"),
        Of(Preferences.Topics.Court, "Court"),
        Of(Preferences.Topics.School, "School"),
        Of(Preferences.Topics.Health, "Health"),
        Of(Preferences.Topics.Siblings, "My other children"),
        Of(Preferences.Topics.OwnPast, "My own past"),
        Of(Preferences.Topics.FaithOrCulture, "Faith or culture"),
    ];

    public static IReadOnlyList<Choice> Names { get; } =
    [
        Of(Preferences.Anonymity.VoiceOnly, "No name at all", "Just my voice or my words."),
        Of(Preferences.Anonymity.Initials, "My initials"),
        Of(Preferences.Anonymity.ChosenName, "The name I chose"),
        Of(Preferences.Anonymity.Face, "The name I chose, and my face"),
    ];

    public static IReadOnlyList<Choice> Distances { get; } =
    [
        Of(Preferences.Travel.NotAtAll, "I don’t want to travel"),
        Of(Preferences.Travel.OwnRegion, "In the region I live in"),
        Of(Preferences.Travel.Anywhere, "Anywhere in England and Wales"),
    ];

    public static IReadOnlyList<Choice> Channels { get; } =
        [Of(ContactChannel.Email, "E-mail"), Of(ContactChannel.Text, "Text message"), Of(ContactChannel.Phone, "Phone call")];

    public static IReadOnlyList<Choice> Quiet { get; } =
    [
        Of(QuietTimes.Mornings, "Mornings"), Of(QuietTimes.Afternoons, "Afternoons"), Of(QuietTimes.Evenings, "Evenings"),
        Of(QuietTimes.Weekends, "Weekends"), Of(QuietTimes.SchoolHolidays, "School holidays"),
    ];

    public static IReadOnlyList<SelectListItem> Regions { get; } =
        [new("I’d rather not say", ""), .. Details.Regions.All.Select(r => new SelectListItem(r, r))];

    /// <summary>The words of one value.</summary>
    public static string Of<T>(IReadOnlyList<Choice> choices, T value) where T : struct, Enum => choices.First(c => c.Value == value.ToString()).Text;

    /// <summary>The words of all flags that are set; <c>null</c> for none.</summary>
    public static string? Of<T>(IReadOnlyList<Choice> choices, IEnumerable<T> values) where T : struct, Enum =>
        string.Join(", ", values.Select(v => Of(choices, v))) is { Length: > 0 } words ? words : null;

    /// <summary>The single flags of a value.</summary>
    public static List<T> Flags<T>(T value) where T : struct, Enum =>
        [.. Enum.GetValues<T>().Where(f => Convert.ToInt32(f, null) != 0 && value.HasFlag(f))];

    private static Choice Of<T>(T value, string text, string? hint = null) where T : struct, Enum => new(value.ToString(), text, hint);
}
