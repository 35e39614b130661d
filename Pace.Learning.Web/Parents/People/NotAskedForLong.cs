using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Parents.Preferences;

namespace Pace.Learning.Web.Parents.People;

/// <summary>Parents who would like to do something, and have heard nothing for long. Whoever wants to be left in peace isn't among them.</summary>
internal sealed class NotAskedForLong(PaceDbContext db, IEnumerable<IParentContact> rooms, TimeProvider time) : IPeopleFilter
{
    /// <summary>Unless they choose otherwise parents are asked for up to four talks a year: whoever hears nothing for a quarter of one was passed over.</summary>
    public const int Days = 90;

    /// <summary>The list of them.</summary>
    public const string Url = PeopleListModel.Address + "?also=" + FilterKey;

    private const string FilterKey = "not-asked";
    private const Activities Talks = Activities.LiveTalk | Activities.RecordedTalk | Activities.Conference;
    private const QuietTimes AllDay = QuietTimes.Mornings | QuietTimes.Afternoons | QuietTimes.Evenings;

    public string Key => FilterKey;

    public string Label => $"Would like to do something, and heard nothing for {Days} days";

    public IQueryable<Guid> Parents()
    {
        var now = time.GetUtcNow().UtcDateTime;
        var since = now.AddDays(-Days);
        var waiting = db.ParticipantProfiles.Where(p => !p.IsErased && p.JoinedAt < since && (!p.HasPause || p.PausedUntil <= now)
            && (p.NotAt & AllDay) != AllDay && (p.TalksAYear > 0 ? p.Wanted : p.Wanted & ~Talks) != Activities.None);
        foreach (var room in rooms)
        {
            var leftOut = room.NotToAsk(since, now);
            waiting = waiting.Where(p => !leftOut.Contains(p.Id));
        }
        return waiting.Select(p => p.Id);
    }

    /// <summary>How many they are.</summary>
    public Task<int> CountAsync(CancellationToken cancellation) => Parents().CountAsync(cancellation);
}
