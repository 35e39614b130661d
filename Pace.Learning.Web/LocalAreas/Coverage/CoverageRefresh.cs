using Pace.Learning.Web.Courses.Progress;

namespace Pace.Learning.Web.LocalAreas.Coverage;

/// <summary>When the setting says something else than people were counted by, everybody is counted anew, a few hundred at a time.</summary>
internal sealed class CoverageRefresh(PaceDbContext db, CourseCompletions completions, IOptions<CoverageRequirement> requirement)
{
    private const int AtOnce = 200;

    public async Task RunAsync(CancellationToken cancellation)
    {
        var fingerprint = requirement.Value.Fingerprint();
        if (await db.CountedBy.AnyAsync(c => c.Fingerprint == fingerprint, cancellation))
        {
            return;
        }
        Guid? after = null;
        while (await NextAsync(after, cancellation) is { Count: > 0 } people)
        {
            foreach (var person in people)
            {
                await CountAsync(person, cancellation);
            }
            after = people[^1];
        }
        await db.CountedBy.ExecuteDeleteAsync(cancellation);
        db.CountedBy.Add(new CountedBy { Fingerprint = fingerprint });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            // Another process has counted by the same setting and was here first.
            db.ChangeTracker.Clear();
        }
    }

    private Task<List<Guid>> NextAsync(Guid? after, CancellationToken cancellation) =>
        db.Workplaces.Where(w => w.CurrentFor != null && (after == null || w.CurrentFor > after)).OrderBy(w => w.CurrentFor).Select(w => w.CurrentFor!.Value).Take(AtOnce)
            .ToListAsync(cancellation);

    private Task CountAsync(Guid person, CancellationToken cancellation) => db.RetryOnConflictAsync(async stop =>
    {
        await db.LockPersonAsync(person, stop);
        if (await db.Workplaces.SingleOrDefaultAsync(w => w.CurrentFor == person, stop) is { } workplace)
        {
            workplace.Train(requirement.Value.MetAt(await completions.OfAsync([person], stop), workplace.Level));
        }
    }, cancellation);
}

/// <summary>Looks once after the site has started, without making anybody wait.</summary>
internal sealed partial class CoverageRefreshAtStart(IServiceScopeFactory scopes, ILogger<CoverageRefreshAtStart> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<CoverageRefresh>().RunAsync(stoppingToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Failed(log, e);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Trained staff could not be counted by the new setting; the old figures stay until the next start")]
    private static partial void Failed(ILogger log, Exception e);
}
