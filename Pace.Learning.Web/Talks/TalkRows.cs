using Pace.Learning.Web.Parents.Details;
using Pace.Learning.Web.Parents.Preferences;

namespace Pace.Learning.Web.Talks;

/// <summary>A local authority whose people will be in the room.</summary>
public sealed class TalkArea
{
    private TalkArea()
    {
    }

    internal TalkArea(Guid talkId, string name) => (TalkId, Code, Name) = (talkId, AreaNames.Code(name), name.Trim());

    /// <summary>The talk.</summary>
    public Guid TalkId { get; private set; }

    /// <summary>For comparing with a parent's own area.</summary>
    public string Code { get; private set; } = "";

    /// <summary>As the trainer wrote it.</summary>
    public string Name { get; private set; } = "";
}

/// <summary>A talk was moved.</summary>
public sealed class TalkMove
{
    private TalkMove()
    {
    }

    internal TalkMove(Guid talkId, Guid by, DateTime from, DateTime to, DateTime at) =>
        (Id, TalkId, ByPersonId, From, To, At) = (Guid.CreateVersion7(), talkId, by, from, to, at);

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

    /// <summary>When this was said (UTC).</summary>
    public DateTime At { get; private set; }
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

    /// <summary>Which agencies.</summary>
    public required string Agencies { get; init; }

    /// <summary>Names of local areas.</summary>
    public required IReadOnlyList<string> Areas { get; init; }

    /// <summary>People come from everywhere.</summary>
    public bool IsNational { get; init; }

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
