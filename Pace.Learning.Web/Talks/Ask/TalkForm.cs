using System.ComponentModel.DataAnnotations;
using Pace.Learning.Web.LocalAreas;
using Pace.Learning.Web.Parents.Preferences;

namespace Pace.Learning.Web.Talks.Ask;

/// <summary>What a trainer fills in.</summary>
public sealed class TalkForm
{
    /// <summary>For whom.</summary>
    [Required(ErrorMessage = "Choose what kind of event it is")]
    public string Audience { get; set; } = TalkLabels.LiveTraining;

    /// <summary>The day.</summary>
    public DateFields Day { get; set; } = new();

    /// <summary>The time in London.</summary>
    public string? Time { get; set; }

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

    /// <summary>From which areas: their names in addresses.</summary>
    public List<string> Areas { get; set; } = [];

    /// <summary>From where else.</summary>
    public List<WiderAudience> Wider { get; set; } = [];

    /// <summary>From which kinds of agencies.</summary>
    public List<AgencyKind> Kinds { get; set; } = [];

    /// <summary>From which agencies of those areas.</summary>
    public List<Guid> Agencies { get; set; } = [];

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

    /// <summary>What hangs together and can be wrong.</summary>
    public IEnumerable<Refusal> Check(DateTime now)
    {
        if (!TalkLabels.Audiences.Any(a => a.Code == Audience))
        {
            yield return new Refusal(nameof(Audience), "Choose what kind of event it is");
        }
        foreach (var refusal in DayAndTime.Check(Day, Time, now, "10:30"))
        {
            yield return refusal;
        }
        foreach (var refusal in CheckPlace(Where, Place, Region))
        {
            yield return refusal;
        }
        if (Areas.Count == 0 && Wider.Count == 0)
        {
            yield return new Refusal(nameof(Areas), "Choose the areas that people work in, or what fits below the list");
        }
        if (Kinds.Count == 0 && Agencies.Count == 0)
        {
            yield return new Refusal(nameof(Kinds), "Choose which agencies they come from");
        }
    }

    /// <summary>What is wrong with where it is.</summary>
    internal static IEnumerable<Refusal> CheckPlace(string where, string? place, string? region)
    {
        if (where == "place" && string.IsNullOrWhiteSpace(place))
        {
            yield return new Refusal(nameof(Place), "Say where it is");
        }
        if (PlainName.Check(nameof(Place), place) is { } hidden)
        {
            yield return hidden;
        }
        if (where == "place" && !Parents.Details.Regions.All.Contains(region))
        {
            yield return new Refusal(nameof(Region), "Choose the region it is in");
        }
    }

    /// <summary>What was asked for.</summary>
    internal TalkWish Wish(IReadOnlyCollection<Area> areas, IReadOnlyCollection<AreaAgency> agencies) => new()
    {
        Audience = Audience, Topics = Topics.Aggregate(Parents.Preferences.Topics.None, (all, one) => all | (Enum.TryParse<Topics>(one, out var topic) ? topic : 0)),
        Room = Room, AreaIds = [.. areas.Select(a => a.Id)], Wider = Wider.Aggregate(WiderAudience.None, (all, one) => all | one), Kinds = Kinds, Agencies = agencies,
        People = People, Minutes = Minutes, IsOnline = Where != "place", Place = Place ?? "", Region = Region, Support = Support, Offer = Offer, SpeakersWanted = SpeakersWanted,
    };
}
