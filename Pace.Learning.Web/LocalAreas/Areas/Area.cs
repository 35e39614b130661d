namespace Pace.Learning.Web.LocalAreas;

/// <summary>An authority or a partnership, as other rooms know it.</summary>
public sealed record Area
{
    /// <summary>Identifies it.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its name in addresses.</summary>
    public required string Slug { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its official code; <c>null</c> for a partnership.</summary>
    public required string? Code { get; init; }

    /// <summary>What kind of authority it is.</summary>
    public required AreaKind Kind { get; init; }

    /// <summary>Where it is; empty for a partnership.</summary>
    public required string Region { get; init; }

    /// <summary>Its first day; <c>null</c>: always there.</summary>
    public required DateOnly? StartedOn { get; init; }

    /// <summary>The first day on which it isn't there any more.</summary>
    public required DateOnly? EndedOn { get; init; }

    /// <summary>Names of the areas that take over from it, or took over; none while no end is known.</summary>
    public IReadOnlyList<string> Successors { get; init; } = [];

    /// <summary>The authorities that belong to a partnership.</summary>
    public required IReadOnlyList<Guid> MemberIds { get; init; }

    /// <summary>Whether it joins several authorities.</summary>
    public bool IsPartnership => Kind == AreaKind.Partnership;

    /// <summary>England or Wales; empty for a partnership.</summary>
    public string Nation => LocalArea.NationOf(Region);

    /// <summary>The last day on which it is there; <c>null</c>: no end is known.</summary>
    public DateOnly? LastDay => EndedOn?.AddDays(-1);

    /// <summary>Its name for those who choose it, with its end where one is known: "Surrey (until 31 March 2027, then East Surrey and West Surrey)".</summary>
    public string NameAndEnd => LastDay is { } last ? $"{Name} (until {LondonTime.Long(last)}{(Successors.Count > 0 ? $", then {Count.List(Successors)}" : "")})" : Name;

    /// <summary>The id that belongs to a name in addresses.</summary>
    public static Guid IdOf(string slug) => LocalArea.IdOf(slug);

    /// <summary>Whether it is there on a day.</summary>
    public bool IsThereOn(DateOnly day) => LocalArea.IsThere(StartedOn, EndedOn, day);
}

/// <summary>An agency of an area, as other rooms know it.</summary>
/// <param name="Id">Identifies it.</param>
/// <param name="AreaId">The area that it belongs to.</param>
/// <param name="Kind">What kind it is.</param>
/// <param name="Name">Its name.</param>
public sealed record AreaAgency(Guid Id, Guid AreaId, AgencyKind Kind, string Name);
