using Pace.Learning.Web.LocalAreas;
using Pace.Learning.Web.Parents.Preferences;

namespace Pace.Learning.Web.Talks.Matching;

/// <summary>Who will be in the room, as matching compares it with a parent's own area and with whom they keep away from. What isn't known counts as there.</summary>
public sealed record Audience
{
    /// <summary>From everywhere, or from where nobody knows: somebody of any area may be among them.</summary>
    public required bool IsFromAnywhere { get; init; }

    /// <summary>All areas that those in the room may be said to be of, by whatever name.</summary>
    public required IReadOnlySet<Guid> Areas { get; init; }

    /// <summary>Kinds of agencies; none: any kind may be there.</summary>
    public required IReadOnlySet<AgencyKind> Kinds { get; init; }

    /// <summary>Agencies that are known by name.</summary>
    public required IReadOnlySet<Guid> Agencies { get; init; }

    /// <summary>The audience of a talk. A talk that says nothing of where people come from is open to all.</summary>
    public static Audience Of(AreaRelations relations, IReadOnlyCollection<Guid> areas, WiderAudience wider, IEnumerable<AgencyKind> kinds, IEnumerable<Guid> agencies) => new()
    {
        IsFromAnywhere = (wider & (WiderAudience.Everywhere | WiderAudience.NotKnown)) != 0 || (areas.Count == 0 && wider == WiderAudience.None) || areas.Any(a => !relations.Knows(a)),
        Areas = areas.SelectMany(relations.InCommonWith).ToHashSet(), Kinds = kinds.ToHashSet(), Agencies = agencies.ToHashSet(),
    };

    /// <summary>Whether somebody of an area may be there.</summary>
    public bool MayBeOf(Guid areaId) => IsFromAnywhere || Areas.Contains(areaId);

    /// <summary>Whether somebody whom a parent keeps away from may be there.</summary>
    public bool MayHold(KeptAway away) =>
        (away.AgencyId is { } agency && Agencies.Contains(agency))
        || ((away.AreaId is not { } area || MayBeOf(area)) && (away.Kind is not { } kind || Kinds.Count == 0 || Kinds.Contains(kind)));
}
