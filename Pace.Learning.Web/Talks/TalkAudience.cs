namespace Pace.Learning.Web.Talks;

/// <summary>People in the room who are of no area of the directory, or of all. Kept as numbers: a value never changes its meaning.</summary>
[Flags]
public enum WiderAudience
{
    /// <summary>Everybody is of the areas that were chosen.</summary>
    None = 0,

    /// <summary>From all over the country.</summary>
    Everywhere = 1,

    /// <summary>From outside England and Wales, which the directory doesn't list.</summary>
    Abroad = 2,

    /// <summary>From somewhere that the trainer doesn't know yet, or didn't find in the directory.</summary>
    NotKnown = 4,
}

/// <summary>One part of whom a talk is for: an area, a kind of agency, or one agency of the directory.</summary>
public sealed class TalkAudience
{
    private TalkAudience()
    {
    }

    private TalkAudience(Guid talkId) => (Id, TalkId) = (Guid.CreateVersion7(), talkId);

    /// <summary>Its id.</summary>
    public Guid Id { get; private set; }

    /// <summary>The talk.</summary>
    public Guid TalkId { get; private set; }

    /// <summary>An area whose people will be in the room.</summary>
    public Guid? AreaId { get; private set; }

    /// <summary>An agency whose people will be in the room.</summary>
    public Guid? AgencyId { get; private set; }

    /// <summary>A kind of agency whose people will be in the room; of an agency its kind at that time.</summary>
    public AgencyKind? Kind { get; private set; }

    internal static TalkAudience OfArea(Guid talkId, Guid areaId) => new(talkId) { AreaId = areaId };

    internal static TalkAudience OfKind(Guid talkId, AgencyKind kind) => new(talkId) { Kind = kind };

    internal static TalkAudience OfAgency(Guid talkId, Guid agencyId, AgencyKind kind) => new(talkId) { AgencyId = agencyId, Kind = kind };
}
