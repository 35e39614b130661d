namespace Pace.Learning.Web.LocalAreas;

/// <summary>
/// Which areas have people in common, whatever they are called: an authority and the partnerships that it belongs to, one that ended and those that took over from it.
/// </summary>
public sealed class AreaRelations
{
    private readonly Dictionary<Guid, Area> areas;
    private readonly ILookup<Guid, Guid> partnershipsOf;
    private readonly AreaSuccessions successions;

    internal AreaRelations(IReadOnlyList<Area> areas, AreaSuccessions successions)
    {
        (this.areas, this.successions) = (areas.ToDictionary(a => a.Id), successions);
        partnershipsOf = areas.SelectMany(a => a.MemberIds.Select(member => (Partnership: a.Id, Member: member))).ToLookup(m => m.Member, m => m.Partnership);
    }

    /// <summary>Whether the directory has this area, there or ended.</summary>
    public bool Knows(Guid areaId) => areas.ContainsKey(areaId);

    /// <summary>
    /// All areas that somebody of this one may also be said to be of, itself among them. It errs on the side of too many: of an area that was divided, both parts count.
    /// </summary>
    public IReadOnlySet<Guid> InCommonWith(Guid areaId)
    {
        HashSet<Guid> found = [];
        foreach (var id in WithMembers(areaId))
        {
            found.Add(id);
            found.UnionWith(successions.Predecessors(id));
            found.UnionWith(successions.Successors(id));
        }
        found.UnionWith(found.SelectMany(id => partnershipsOf[id]).ToList());
        return found;
    }

    /// <summary>All areas whose people certainly live in this one: itself, its members, and what went whole into them.</summary>
    public IReadOnlySet<Guid> Within(Guid areaId)
    {
        HashSet<Guid> found = [];
        var next = new Queue<Guid>(WithMembers(areaId));
        while (next.TryDequeue(out var id))
        {
            if (found.Add(id))
            {
                foreach (var earlier in successions.JustBeforeWhole(id))
                {
                    next.Enqueue(earlier);
                }
            }
        }
        return found;
    }

    private IEnumerable<Guid> WithMembers(Guid areaId) => areas.TryGetValue(areaId, out var area) ? area.MemberIds.Prepend(areaId) : [areaId];
}
