using System.ComponentModel.DataAnnotations;
using Pace.Learning.Web.Parents.Details;
using Pace.Learning.Web.Parents.Preferences;

namespace Pace.Learning.Web.Talks.Ask;

/// <summary>What a trainer fills in.</summary>
public sealed class TalkForm : IValidatableObject
{
    /// <summary>For whom.</summary>
    [Required(ErrorMessage = "Choose what kind of event it is")]
    public string Audience { get; set; } = TalkLabels.LiveTraining;

    /// <summary>The day.</summary>
    public DateFields Day { get; set; } = new();

    /// <summary>The time in London.</summary>
    [Required(ErrorMessage = "Enter the time, such as 10:30")]
    [RegularExpression("^([01]?[0-9]|2[0-3])[:.][0-5][0-9]$", ErrorMessage = "Enter the time as hours and minutes, such as 10:30")]
    public string Time { get; set; } = "";

    /// <summary>For how long.</summary>
    [Range(Talk.ShortestMinutes, Talk.LongestMinutes, ErrorMessage = "Enter between 5 and 240 minutes")]
    public int Minutes { get; set; } = 30;

    /// <summary>Online or in person.</summary>
    [Required(ErrorMessage = "Choose online or in person")]
    public string Where { get; set; } = "online";

    /// <summary>The place.</summary>
    [AtMost(Talk.LineLength, What = "A place")]
    public string? Place { get; set; }

    /// <summary>The place's region.</summary>
    public string? Region { get; set; }

    /// <summary>Who is in the room.</summary>
    [Required(ErrorMessage = "Say who will be in the room: parents decide by it")]
    [AtMost(Talk.TextLength)]
    public string Room { get; set; } = "";

    /// <summary>From which agencies.</summary>
    [Required(ErrorMessage = "Say which agencies they come from")]
    [AtMost(Talk.LineLength)]
    public string Agencies { get; set; } = "";

    /// <summary>From which areas, a line each.</summary>
    public string? Areas { get; set; }

    /// <summary>From everywhere.</summary>
    public bool IsNational { get; set; }

    /// <summary>How many.</summary>
    [Range(1, Talk.MostPeople, ErrorMessage = "Enter how many people, from 1 to 2,000")]
    public int People { get; set; } = 20;

    /// <summary>What it touches on.</summary>
    public List<string> Topics { get; set; } = [];

    /// <summary>The support.</summary>
    [Required(ErrorMessage = "Say who will be there for the parent, before, during and after")]
    [AtMost(Talk.TextLength)]
    public string Support { get; set; } = "";

    /// <summary>Expenses and payment.</summary>
    [Required(ErrorMessage = "Say what is paid, even if it is expenses only")]
    [AtMost(Talk.TextLength)]
    public string Offer { get; set; } = "";

    /// <summary>How many parents.</summary>
    [Range(1, Talk.MostSpeakers, ErrorMessage = "Ask for 1 to 4 parents")]
    public int SpeakersWanted { get; set; } = 1;

    private IReadOnlyList<string> AreaNamesTyped =>
        [.. (Areas ?? "").Split(['\n', ',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(a => AreaNames.Code(a).Length > 0)];

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!TalkLabels.Audiences.Any(a => a.Code == Audience))
        {
            yield return new ValidationResult("Choose what kind of event it is", [nameof(Audience)]);
        }
        if (Day.IsEmpty)
        {
            yield return new ValidationResult("Enter the date", [nameof(Day)]);
        }
        if (!IsNational && AreaNamesTyped.Count == 0)
        {
            yield return new ValidationResult("Name the areas that people work in, or say that they come from everywhere", [nameof(Areas)]);
        }
        if (AreaNamesTyped.Any(a => a.Length > ParticipantDetails.ValueLength))
        {
            yield return new ValidationResult("Put one area on each line", [nameof(Areas)]);
        }
        if (Where == "place" && string.IsNullOrWhiteSpace(Place))
        {
            yield return new ValidationResult("Say where it is", [nameof(Place)]);
        }
        if (Where == "place" && !AreaNames.Regions.Contains(Region))
        {
            yield return new ValidationResult("Choose the region it is in", [nameof(Region)]);
        }
    }

    /// <summary>The date and time as a moment; <c>null</c> when London's clocks skip it.</summary>
    public DateTime? StartsAt() => Day.At(Time);

    /// <summary>What was asked for.</summary>
    public TalkWish Wish() => new()
    {
        Audience = Audience, Topics = Topics.Aggregate(Parents.Preferences.Topics.None, (all, one) => all | (Enum.TryParse<Topics>(one, out var topic) ? topic : 0)),
        Room = Room, Agencies = Agencies, Areas = AreaNamesTyped, IsNational = IsNational, People = People, Minutes = Minutes,
        IsOnline = Where != "place", Place = Place ?? "", Region = Region, Support = Support, Offer = Offer, SpeakersWanted = SpeakersWanted,
    };
}
