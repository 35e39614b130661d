using System.ComponentModel.DataAnnotations;

namespace Pace.Learning.Web.Parents.Preferences;

internal sealed class ActivitiesInput
{
    public List<Activities> Wanted { get; set; } = [];

    public bool Online { get; set; }

    public bool InPerson { get; set; }

    public Travel Travel { get; set; }
}

internal sealed class PaceInput
{
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

internal sealed class LimitsInput
{
    public List<Topics> OffLimits { get; set; } = [];

    [AtMost(ParticipantPreferences.OwnWordsLength, What = "Your own words", Unit = "letters")]
    public string? OwnWords { get; set; }

    public bool OwnArea { get; set; }
}

internal sealed class ShownInput
{
    public Anonymity Anonymity { get; set; }
}

internal sealed class ContactInput
{
    public ContactChannel Channel { get; set; }

    public List<QuietTimes> NotAt { get; set; } = [];

    [AtMost(ParticipantPreferences.OwnWordsLength, What = "This", Unit = "letters")]
    public string? Note { get; set; }
}
