using System.Security.Claims;
using Pace.Learning.Web.Contributions.Blocks;
using Pace.Learning.Web.Contributions.Consents;
using Pace.Learning.Web.Contributions.Manage;

namespace Pace.Learning.Web.Contributions.Covers;

/// <summary>A file of another room that shows or tells of a parent.</summary>
/// <param name="Id">Which.</param>
/// <param name="ContributionId">The contribution whose consent covers it.</param>
/// <param name="ShowsFace">Whether it has pictures: then the parent must have agreed to be seen.</param>
/// <param name="CourseIds">The courses with lessons that show it.</param>
internal sealed record CoveredFile(Guid Id, Guid ContributionId, bool ShowsFace, IReadOnlyCollection<string> CourseIds);

/// <summary>A contribution that may cover files.</summary>
/// <param name="Id">Which.</param>
/// <param name="ParticipantId">Whose.</param>
/// <param name="Title">Its title, for those who may read it.</param>
/// <param name="Parent">The name that its parent chose.</param>
internal sealed record ContributionChoice(Guid Id, Guid ParticipantId, string Title, string? Parent);

/// <summary>Tells other rooms whether what shows a parent may be shown now. It is the rule of the parent's own recordings: a live yes to courses, for whoever is asking.</summary>
internal sealed class ContributionCovers(PaceDbContext db, SharedContributionReader shared, TakenCourses courses, ConsentSeal seal, TimeProvider time)
{
    private const int MostChoices = 200;

    /// <summary>The files that may be shown to this reader now.</summary>
    public async Task<IReadOnlySet<Guid>> ShownAsync(IReadOnlyCollection<CoveredFile> files, Guid? reader, CancellationToken cancellation)
    {
        var ids = files.Select(f => f.ContributionId).Distinct().ToList();
        var live = await ConsentsAsync(ids, cancellation);
        var taken = live.Exists(c => c.Audience == ConsentAudience.CourseLearners) ? await courses.OfAsync(reader, cancellation) : new HashSet<string>();
        return files.Where(f => live.Exists(c => c.ContributionId == f.ContributionId
            && (!f.ShowsFace || c.Identifiability == Identifiability.Face)
            && (c.Audience == ConsentAudience.Public || (reader is not null && (c.Audience != ConsentAudience.CourseLearners || f.CourseIds.Any(taken.Contains))))))
            .Select(f => f.Id).ToHashSet();
    }

    /// <summary>Those of which a yes holds, whoever asks: for people who look after the files.</summary>
    public async Task<IReadOnlySet<Guid>> LiveAsync(IReadOnlyCollection<CoveredFile> files, CancellationToken cancellation)
    {
        var ids = files.Select(f => f.ContributionId).Distinct().ToList();
        var live = await ConsentsAsync(ids, cancellation);
        return files.Where(f => live.Exists(c => c.ContributionId == f.ContributionId && (!f.ShowsFace || c.Identifiability == Identifiability.Face))).Select(f => f.Id).ToHashSet();
    }

    /// <summary>What this member of staff can choose from: what is shared and may be read.</summary>
    public async Task<IReadOnlyList<ContributionChoice>> ChoicesAsync(ClaimsPrincipal staff, CancellationToken cancellation)
    {
        var visible = await db.Contributions.VisibleTo(staff, db, time.GetUtcNow().UtcDateTime).AsNoTracking().Include(c => c.Versions)
            .OrderByDescending(c => c.CreatedAt).Take(MostChoices).ToListAsync(cancellation);
        var choices = new List<ContributionChoice>();
        foreach (var contribution in visible)
        {
            choices.Add(await ReadAsync(contribution, cancellation));
        }
        return choices;
    }

    /// <summary>One of these; <c>null</c> when it isn't shared any more or can't be read.</summary>
    public async Task<ContributionChoice?> FindAsync(ClaimsPrincipal staff, Guid id, CancellationToken cancellation) =>
        await db.Contributions.VisibleTo(staff, db, time.GetUtcNow().UtcDateTime).AsNoTracking().Include(c => c.Versions).SingleOrDefaultAsync(c => c.Id == id, cancellation) is { } contribution
            ? await ReadAsync(contribution, cancellation)
            : null;

    private async Task<List<Consent>> ConsentsAsync(List<Guid> contributions, CancellationToken cancellation)
    {
        var live = await db.Consents.Where(c => contributions.Contains(c.ContributionId) && c.Use == ConsentUse.Course)
            .UncheckedAt(db, time.GetUtcNow().UtcDateTime).WithEntry(db).AsNoTracking().ToListAsync(cancellation);
        return [.. live.Where(l => l.Fits(seal)).Select(l => l.Consent)];
    }

    private async Task<ContributionChoice> ReadAsync(Contribution contribution, CancellationToken cancellation) => new(
        contribution.Id, contribution.ParticipantId, (await shared.WordsOfAsync(contribution, cancellation))?.Title ?? "Without words", await shared.ParentOfAsync(contribution, cancellation));
}
