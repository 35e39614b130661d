namespace Pace.Learning.Web.LocalAreas;

/// <summary>An area took over from one that ended.</summary>
public sealed class AreaSuccession
{
    private AreaSuccession()
    {
    }

    internal AreaSuccession(Guid predecessorId, Guid successorId) => (PredecessorId, SuccessorId) = (predecessorId, successorId);

    /// <summary>Which ended.</summary>
    public Guid PredecessorId { get; private set; }

    /// <summary>Which goes on.</summary>
    public Guid SuccessorId { get; private set; }
}

/// <summary>Which area took over from which, for all areas. What earlier ones signed shows with those that follow.</summary>
public sealed class AreaSuccessions
{
    private readonly ILookup<Guid, Guid> before;
    private readonly ILookup<Guid, Guid> after;

    internal AreaSuccessions(IReadOnlyList<AreaSuccession> all) =>
        (before, after) = (all.ToLookup(s => s.SuccessorId, s => s.PredecessorId), all.ToLookup(s => s.PredecessorId, s => s.SuccessorId));

    /// <summary>Those that an area took over from itself.</summary>
    public IEnumerable<Guid> JustBefore(Guid areaId) => before[areaId];

    /// <summary>Those that took over from an area.</summary>
    public IEnumerable<Guid> JustAfter(Guid areaId) => after[areaId];

    /// <summary>Those that an area took over from, and those that they had taken over.</summary>
    public IReadOnlyCollection<Guid> Predecessors(Guid areaId) => Chain(before, areaId);

    /// <summary>Those that took over from an area, and those that took over from them.</summary>
    public IReadOnlyCollection<Guid> Successors(Guid areaId) => Chain(after, areaId);

    /// <summary>Those that an area took over from whole, and not only a part of them.</summary>
    public IEnumerable<Guid> JustBeforeWhole(Guid areaId) => before[areaId].Where(earlier => after[earlier].Count() == 1);

    private static HashSet<Guid> Chain(ILookup<Guid, Guid> steps, Guid areaId)
    {
        HashSet<Guid> found = [];
        var next = new Queue<Guid>(steps[areaId]);
        while (next.TryDequeue(out var id))
        {
            if (id == areaId || !found.Add(id))
            {
                continue;
            }
            foreach (var further in steps[id])
            {
                next.Enqueue(further);
            }
        }
        return found;
    }
}

internal static class AreaSuccessionQueries
{
    extension(PaceDbContext db)
    {
        public async Task<AreaSuccessions> SuccessionsAsync(CancellationToken cancellation) => new(await db.AreaSuccessions.AsNoTracking().ToListAsync(cancellation));

        /// <summary>The predecessors that went whole into one of these areas, and not in parts into several.</summary>
        public IQueryable<Guid> WholePredecessors(IReadOnlyCollection<Guid> areas) => db.AreaSuccessions
            .Where(s => areas.Contains(s.SuccessorId) && db.Set<AreaSuccession>().Count(other => other.PredecessorId == s.PredecessorId) == 1).Select(s => s.PredecessorId);
    }
}

internal sealed class AreaSuccessionMapping : IEntityTypeConfiguration<AreaSuccession>
{
    public void Configure(EntityTypeBuilder<AreaSuccession> builder)
    {
        builder.ToTable("AreaSuccessions");
        builder.HasKey(s => new { s.PredecessorId, s.SuccessorId });
        builder.HasOne<LocalArea>().WithMany().HasForeignKey(s => s.PredecessorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<LocalArea>().WithMany().HasForeignKey(s => s.SuccessorId).OnDelete(DeleteBehavior.Restrict);
    }
}
