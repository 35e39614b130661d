namespace Pace.Learning.Web.LocalAreas.Data;

/// <summary>Brings the official list into the database when the site starts. Doing so again changes nothing; two processes take turns.</summary>
internal static class AreaImport
{
    private const long Turn = 7223020002;

    public static async Task ImportAreasAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await BringInAsync(scope.ServiceProvider.GetRequiredService<PaceDbContext>(), AreaList.Areas);
    }

    public static async Task BringInAsync(PaceDbContext db, IReadOnlyList<AreaLine> lines, CancellationToken cancellation = default)
    {
        if (AreaListCheck.Problems(lines).FirstOrDefault() is { } problem)
        {
            throw new InvalidOperationException("The list of local authorities contradicts itself: " + problem);
        }
        if (await IsInAsync(db, lines, cancellation))
        {
            return;
        }
        await db.RetryOnConflictAsync(async stop =>
        {
            if (db.Database.IsNpgsql())
            {
                await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({Turn})", stop);
            }
            await WriteAsync(db, lines, stop);
        }, cancellation);
        db.ChangeTracker.Clear();
    }

    // Nearly every start finds everything in place, and then no turn for writing is taken.
    private static async Task<bool> IsInAsync(PaceDbContext db, IReadOnlyList<AreaLine> lines, CancellationToken cancellation)
    {
        await WriteAsync(db, lines, cancellation);
        var isIn = !db.ChangeTracker.HasChanges();
        db.ChangeTracker.Clear();
        return isIn;
    }

    private static async Task WriteAsync(PaceDbContext db, IReadOnlyList<AreaLine> lines, CancellationToken cancellation)
    {
        var known = await db.LocalAreas.Where(a => a.Kind != AreaKind.Partnership).ToDictionaryAsync(a => a.Slug, cancellation);
        foreach (var line in lines)
        {
            if (known.TryGetValue(line.Slug, out var area))
            {
                area.Describe(line.Name, line.Code, line.Kind, line.Region, line.Since, line.Until);
            }
            else
            {
                db.LocalAreas.Add(new LocalArea(line.Slug, line.Name, line.Code, line.Kind, line.Region, line.Since, line.Until));
            }
        }
        var successions = await db.AreaSuccessions.ToListAsync(cancellation);
        var wanted = lines.SelectMany(line => line.Successors.Select(s => (From: LocalArea.IdOf(line.Slug), To: LocalArea.IdOf(s)))).ToHashSet();
        db.AreaSuccessions.RemoveRange(successions.Where(s => !wanted.Contains((s.PredecessorId, s.SuccessorId))));
        db.AreaSuccessions.AddRange(wanted.Except(successions.Select(s => (From: s.PredecessorId, To: s.SuccessorId))).Select(s => new AreaSuccession(s.From, s.To)));
    }
}
