using Pace.Learning.Web.Courses.Progress;
using Pace.Learning.Web.LocalAreas.Coverage;

namespace Pace.Learning.Web.LocalAreas.Workplaces;

/// <summary>What a learner says about their work.</summary>
internal sealed record SaidWorkplace(Guid AreaId, Guid? AgencyId, AgencyKind AgencyKind, WorkforceLevel Level, DateOnly Since);

/// <summary>Learners say where they work. What was said before ends and stays.</summary>
internal sealed class WorkplaceRecorder(PaceDbContext db, CourseCompletions completions, IOptions<CoverageRequirement> requirement, TimeProvider time)
{
    public Task SayAsync(Guid personId, SaidWorkplace said, CancellationToken cancellation) => db.RetryOnConflictAsync(async stop =>
    {
        await db.LockPersonAsync(personId, stop);
        await EndCurrentAsync(personId, said.Since, stop);
        var workplace = new Workplace(personId, said.AreaId, said.AgencyId, said.AgencyKind, said.Level, said.Since, time.GetUtcNow().UtcDateTime);
        workplace.Train(requirement.Value.MetAt(await completions.OfAsync([personId], stop), said.Level));
        db.Workplaces.Add(workplace);
    }, cancellation);

    public Task StopAsync(Guid personId, DateOnly on, CancellationToken cancellation) => db.RetryOnConflictAsync(async stop =>
    {
        await db.LockPersonAsync(personId, stop);
        await EndCurrentAsync(personId, on, stop);
    }, cancellation);

    // Saved before the new row is added: only one may be current.
    private async Task EndCurrentAsync(Guid personId, DateOnly on, CancellationToken cancellation)
    {
        if (await db.Workplaces.SingleOrDefaultAsync(w => w.CurrentFor == personId, cancellation) is { } current)
        {
            current.End(on);
            await db.SaveChangesAsync(cancellation);
        }
    }
}
