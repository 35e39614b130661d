using Pace.Learning.Web.LocalAreas;
using Pace.Learning.Web.Parents.Details;
using Pace.Learning.Web.Parents.Preferences;
using Pace.Learning.Web.Platform.Calendar;
using Pace.Learning.Web.Talks.Matching;

namespace Pace.Learning.Web.Talks;

/// <summary>A session that a trainer would like parents to speak at.</summary>
public sealed class Talk
{
    /// <summary>The longest answer about the room, the place and the support, in characters.</summary>
    public const int TextLength = 1000;

    /// <summary>The longest place, in characters.</summary>
    public const int LineLength = 300;

    /// <summary>The most parents at one session.</summary>
    public const int MostSpeakers = 4;

    /// <summary>The shortest and the longest time that a parent speaks, in minutes.</summary>
    public const int ShortestMinutes = 5;

    /// <summary>The longest time that a parent speaks, in minutes.</summary>
    public const int LongestMinutes = 240;

    /// <summary>The most people in a room.</summary>
    public const int MostPeople = 2000;

    private readonly List<TalkAudience> audiences = [];
    private readonly List<TalkMove> moves = [];

    private Talk()
    {
    }

    /// <summary>Asks for speakers.</summary>
    public Talk(Guid requestedBy, DateTime startsAt, TalkWish wish, DateTime now)
    {
        Id = Guid.CreateVersion7();
        RequestedBy = requestedBy;
        RequestedAt = now;
        StartsAt = startsAt;
        Audience = wish.Audience;
        Topics = wish.Topics;
        Room = wish.Room.Trim();
        People = wish.People;
        Minutes = wish.Minutes;
        IsOnline = wish.IsOnline;
        Place = wish.IsOnline ? "" : wish.Place.Trim();
        Region = wish.IsOnline ? null : wish.Region;
        Support = wish.Support.Trim();
        Offer = wish.Offer.Trim();
        SpeakersWanted = wish.SpeakersWanted;
        Wider = wish.Wider;
        audiences.AddRange(wish.AreaIds.Distinct().Select(area => TalkAudience.OfArea(Id, area)));
        audiences.AddRange(wish.Kinds.Distinct().Select(kind => TalkAudience.OfKind(Id, kind)));
        audiences.AddRange(wish.Agencies.DistinctBy(a => a.Id).Select(agency => TalkAudience.OfAgency(Id, agency.Id, agency.Kind)));
    }

    /// <summary>Its id.</summary>
    public Guid Id { get; private set; }

    /// <summary>The trainer.</summary>
    public Guid RequestedBy { get; private set; }

    /// <summary>When it was asked for (UTC).</summary>
    public DateTime RequestedAt { get; private set; }

    /// <summary>When it starts (UTC); people read it in London time.</summary>
    public DateTime StartsAt { get; private set; }

    /// <summary>For how long parents are asked to be there.</summary>
    public int Minutes { get; private set; }

    /// <summary>Live training or a conference: a code of <see cref="TalkLabels"/>.</summary>
    public string Audience { get; private set; } = "";

    /// <summary>What it touches on, in the words of preferences.</summary>
    public Topics Topics { get; private set; }

    /// <summary>Who will be in the room, in the trainer's words.</summary>
    public string Room { get; private set; } = "";

    /// <summary>How many people.</summary>
    public int People { get; private set; }

    /// <summary>Online, or in a place.</summary>
    public bool IsOnline { get; private set; }

    /// <summary>Where, when it isn't online.</summary>
    public string Place { get; private set; } = "";

    /// <summary>The region of the place: one of <see cref="Regions.All"/>.</summary>
    public string? Region { get; private set; }

    /// <summary>Who comes from elsewhere than the areas that were chosen.</summary>
    public WiderAudience Wider { get; private set; }

    /// <summary>Who is there for the parent before, during and after.</summary>
    public string Support { get; private set; } = "";

    /// <summary>Payment and expenses.</summary>
    public string Offer { get; private set; } = "";

    /// <summary>How many parents.</summary>
    public int SpeakersWanted { get; private set; }

    /// <summary>Changes with every answer and change, so that two people acting at once don't both take the last place.</summary>
    public int Version { get; private set; }

    /// <summary>Whom it is for: areas, kinds of agencies, and agencies.</summary>
    public IReadOnlyList<TalkAudience> Audiences => audiences;

    /// <summary>The areas whose people will be in the room.</summary>
    public IReadOnlyList<Guid> AreaIds => [.. audiences.Select(a => a.AreaId).OfType<Guid>()];

    /// <summary>The agencies that are known by name.</summary>
    public IReadOnlyList<Guid> AgencyIds => [.. audiences.Select(a => a.AgencyId).OfType<Guid>()];

    /// <summary>When it was moved to another time.</summary>
    public IReadOnlyList<TalkMove> Moves => moves;

    /// <summary>When and by whom it was called off.</summary>
    public TalkCancellation? Cancellation { get; private set; }

    /// <summary>Called off.</summary>
    public bool IsCancelled => Cancellation is not null;

    /// <summary>When it ends (UTC).</summary>
    public DateTime EndsAt => StartsAt.AddMinutes(Minutes);

    /// <summary>London's day.</summary>
    public DateOnly Day => LondonTime.DayOf(StartsAt);

    /// <summary>Over.</summary>
    public bool IsOver(DateTime now) => EndsAt <= now;

    /// <summary>Whether parents may still be asked or answer.</summary>
    public bool IsAhead(DateTime now) => !IsCancelled && StartsAt > now;

    /// <summary>The talk in somebody's calendar.</summary>
    /// <param name="title">What their calendar shows.</param>
    /// <param name="changes">How often something about it has changed for them.</param>
    /// <param name="isCancelled">Whether it is off for them.</param>
    public Appointment InCalendar(string title, int changes, bool isCancelled) => new()
    {
        Id = Id, Sequence = changes, StartsAt = StartsAt, EndsAt = EndsAt, Title = title, Place = Place, IsCancelled = isCancelled,
    };

    /// <summary>What matching has to know.</summary>
    public TalkNeed Need(AreaRelations relations) => new()
    {
        TalkId = Id, Day = Day, Activity = TalkLabels.Activity(Audience), IsOnline = IsOnline, Topics = Topics, Region = Region,
        Audience = Matching.Audience.Of(relations, AreaIds, Wider, [.. audiences.Select(a => a.Kind).OfType<AgencyKind>()], AgencyIds),
    };

    /// <summary>Whether this would be another time or place than now.</summary>
    public bool IsElsewhere(DateTime startsAt, TalkPlace? where) => startsAt != StartsAt || (where is not null && where != TalkPlace.Of(this));

    /// <summary>Moves it to another time, place or both. Everybody who was asked is asked again by the caller, since a yes was a yes to that day and place.</summary>
    public Refusal? Move(Guid by, DateTime startsAt, TalkPlace? where, DateTime now)
    {
        var place = where ?? TalkPlace.Of(this);
        if (IsCancelled)
        {
            return new Refusal("", "This session was cancelled, so it can't be moved. Ask for speakers again instead");
        }
        if (IsOver(now))
        {
            return new Refusal("", "This session is over, so it can't be moved");
        }
        if (startsAt <= now)
        {
            return new Refusal("", "Choose a date that is still to come");
        }
        if (!IsElsewhere(startsAt, where))
        {
            return null;
        }
        moves.Add(new TalkMove(Id, by, StartsAt, startsAt, Place, now));
        (StartsAt, IsOnline, Place, Region) = (startsAt, place.IsOnline, place.Place, place.Region);
        Touch();
        return null;
    }

    /// <summary>Calls it off. Doing so twice keeps the first record.</summary>
    public Refusal? Cancel(Guid by, DateTime now)
    {
        if (IsOver(now))
        {
            return new Refusal("", "This session is over, so it can't be cancelled");
        }
        if (Cancellation is null)
        {
            Cancellation = new TalkCancellation(Id, by, now);
            Touch();
        }
        return null;
    }

    /// <summary>Says that who speaks has changed.</summary>
    public void Touch() => Version++;
}
