using System.ComponentModel.DataAnnotations;

namespace Pace.Learning.Web.Parents.Preferences;

/// <summary>A part of the choices. All parts are sent together, so that nothing that was ticked in another one is lost; only those that were changed are written.</summary>
internal interface IPreferencesPart
{
    /// <summary>What is chosen, for comparing.</summary>
    string Print { get; }
}

internal sealed class ActivitiesInput : IPreferencesPart
{
    public string Print => $"{string.Join(',', Wanted.Order())} {Online} {InPerson} {Travel}";

    public List<Activities> Wanted { get; set; } = [];

    public bool Online { get; set; }

    public bool InPerson { get; set; }

    public Travel Travel { get; set; }
}

internal sealed class PaceInput : IPreferencesPart
{
    public string Print => $"{TalksAYear} {RestDays} {NoticeDays}";

    [Required(ErrorMessage = "Enter how many talks in a year, or 0")]
    [Range(0, ParticipantPreferences.MostTalks, ErrorMessage = "Enter a number of talks from 0 to 24")]
    public int? TalksAYear { get; set; }

    [Required(ErrorMessage = "Enter how many days of rest you need, or 0")]
    [Range(0, ParticipantPreferences.MostDays, ErrorMessage = "Enter days of rest from 0 to 365")]
    public int? RestDays { get; set; }

    [Required(ErrorMessage = "Enter how many days before you need to know, or 0")]
    [Range(0, ParticipantPreferences.MostDays, ErrorMessage = "Enter days from 0 to 365")]
    public int? NoticeDays { get; set; }
}

internal sealed class LimitsInput : IPreferencesPart
{
    public string Print => $"{string.Join(',', OffLimits.Order())} {OwnArea} {OwnWords?.Trim()}";

    public List<Topics> OffLimits { get; set; } = [];

    [AtMost(ParticipantPreferences.OwnWordsLength, What = "Your own words", Unit = "letters")]
    public string? OwnWords { get; set; }

    /// <summary>Which of their words the form showed.</summary>
    public string? Seen { get; set; }

    public bool OwnArea { get; set; }
}

internal sealed class NamesInput : IPreferencesPart
{
    public string Print => $"{Anonymity}";

    public Anonymity Anonymity { get; set; }
}

internal sealed class ContactInput : IPreferencesPart
{
    public string Print => $"{Channel} {string.Join(',', NotAt.Order())} {Note?.Trim()}";

    public ContactChannel Channel { get; set; }

    public List<QuietTimes> NotAt { get; set; } = [];

    [AtMost(ParticipantPreferences.OwnWordsLength, What = "This", Unit = "letters")]
    public string? Note { get; set; }

    /// <summary>Which of their words the form showed.</summary>
    public string? Seen { get; set; }
}
