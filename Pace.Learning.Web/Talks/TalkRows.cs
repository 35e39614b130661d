using Pace.Learning.Web.LocalAreas;
using Pace.Learning.Web.Parents.Preferences;

namespace Pace.Learning.Web.Talks;

/// <summary>A talk was moved.</summary>
public sealed class TalkMove
{
    private TalkMove()
    {
    }

    internal TalkMove(Guid talkId, Guid by, DateTime from, DateTime to, string placeBefore, DateTime at) =>
        (Id, TalkId, ByPersonId, From, To, PlaceBefore, At) = (Guid.CreateVersion7(), talkId, by, from, to, placeBefore, at);

    /// <summary>Its id.</summary>
    public Guid Id { get; private set; }

    /// <summary>The talk.</summary>
    public Guid TalkId { get; private set; }

    /// <summary>Who moved it.</summary>
    public Guid ByPersonId { get; private set; }

    /// <summary>When it would have started (UTC).</summary>
    public DateTime From { get; private set; }

    /// <summary>When it starts instead (UTC).</summary>
    public DateTime To { get; private set; }

    /// <summary>Where it would have been; empty for online.</summary>
    public string PlaceBefore { get; private set; } = "";

    /// <summary>When this was said (UTC).</summary>
    public DateTime At { get; private set; }
}

/// <summary>Where a talk is.</summary>
/// <param name="IsOnline">Online.</param>
/// <param name="Place">The place; empty when it is online.</param>
/// <param name="Region">Its region.</param>
public sealed record TalkPlace(bool IsOnline, string Place, string? Region)
{
    /// <summary>What a trainer chose.</summary>
    public static TalkPlace Of(bool isOnline, string? place, string? region) => isOnline ? new(true, "", null) : new(false, (place ?? "").Trim(), region);

    /// <summary>Where it is now.</summary>
    public static TalkPlace Of(Talk talk) => new(talk.IsOnline, talk.Place, talk.Region);
}

/// <summary>A talk was called off.</summary>
public sealed class TalkCancellation : IContestedRow
{
    private TalkCancellation()
    {
    }

    internal TalkCancellation(Guid talkId, Guid by, DateTime at) => (TalkId, ByPersonId, At) = (talkId, by, at);

    /// <summary>The talk.</summary>
    public Guid TalkId { get; private set; }

    /// <summary>Who did it.</summary>
    public Guid ByPersonId { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTime At { get; private set; }
}

/// <summary>What a trainer asks for.</summary>
public sealed record TalkWish
{
    /// <summary>A code of <see cref="TalkLabels.Audiences"/>.</summary>
    public required string Audience { get; init; }

    /// <summary>What it touches on.</summary>
    public required Topics Topics { get; init; }

    /// <summary>Who will be in the room.</summary>
    public required string Room { get; init; }

    /// <summary>Of which areas.</summary>
    public required IReadOnlyCollection<Guid> AreaIds { get; init; }

    /// <summary>Who else comes.</summary>
    public WiderAudience Wider { get; init; }

    /// <summary>Of which kinds of agencies.</summary>
    public required IReadOnlyCollection<AgencyKind> Kinds { get; init; }

    /// <summary>Of which agencies, where they are known by name.</summary>
    public IReadOnlyCollection<AreaAgency> Agencies { get; init; } = [];

    /// <summary>How many people.</summary>
    public required int People { get; init; }

    /// <summary>For how long a parent is asked to be there.</summary>
    public required int Minutes { get; init; }

    /// <summary>Online.</summary>
    public required bool IsOnline { get; init; }

    /// <summary>Where, when it isn't online.</summary>
    public string Place { get; init; } = "";

    /// <summary>The region of the place.</summary>
    public string? Region { get; init; }

    /// <summary>The support on offer.</summary>
    public required string Support { get; init; }

    /// <summary>Payment and expenses on offer.</summary>
    public required string Offer { get; init; }

    /// <summary>How many parents.</summary>
    public int SpeakersWanted { get; init; } = 1;
}
