using Pace.Learning.Web.Platform.Ledger;
using Pace.Learning.Web.Shared.Status;
using Pace.Learning.Web.Studio.Documents;
using Pace.Learning.Web.Studio.Releases;

namespace Pace.Learning.Web.Studio.Tree;

/// <summary>Tells people who follow a link to a document that was retired that it is gone, and where they can go on. What was never public isn't there at all.</summary>
internal sealed class GonePlaces(PaceDbContext db, DocumentFiles files, PublishedContent published)
{
    /// <summary>What is to be said at an address; <c>null</c>: nothing public stood there, or it still does.</summary>
    public async Task<GonePage?> FindAsync(string address, CancellationToken cancellation)
    {
        var retired = await db.Documents.AsNoTracking().Where(d => d.PublishedNumber != null && d.Retirement != null).Select(d => new RetiredDocument(d.Id, d.Path)).ToListAsync(cancellation);
        if (retired.Count == 0)
        {
            return null;
        }
        var ids = retired.ConvertAll(d => d.Id);
        var former = await db.FormerPaths.AsNoTracking().Where(f => f.Address == address && ids.Contains(f.DocumentId)).OrderByDescending(f => f.At).Select(f => (Guid?)f.DocumentId).FirstOrDefaultAsync(cancellation);
        if (retired.Find(d => d.Id == former || FormerPath.AddressOf(d.Path) == address) is { } itself)
        {
            return await WayOnAsync(itself, itself.Path, cancellation);
        }
        var folders = retired.FindAll(d => FolderNames.FolderOf(d.Path) is not null);
        if (folders.Count == 0)
        {
            return null;
        }
        // What was public goes with the course, the module or the agreement that it stands in.
        var known = await db.Documents.AsNoTracking().Select(d => new { d.Path, WasPublic = d.PublishedNumber != null }).ToListAsync(cancellation);
        var paths = files.Paths.Except(known.Select(d => d.Path)).Concat(known.Where(d => d.WasPublic).Select(d => d.Path));
        return paths.FirstOrDefault(p => FormerPath.AddressOf(p) == address) is { } path && folders.Find(d => PublishedRevisions.StandsIn(path, d.Path)) is { } around
            ? await WayOnAsync(around, path, cancellation)
            : null;
    }

    /// <summary>The lesson that was chosen for its learners, or else the course, or else all courses.</summary>
    private async Task<GonePage> WayOnAsync(RetiredDocument retired, string path, CancellationToken cancellation)
    {
        var kind = DocumentPath.KindOf(path);
        if (kind is not (DocumentKind.Course or DocumentKind.Lesson or DocumentKind.Pathway or DocumentKind.Download))
        {
            return new GonePage("/", "Go to the front page", IsLearning: false);
        }
        if (retired.Path == path && kind is DocumentKind.Lesson && await ChosenAsync(retired.Id, cancellation) is { } chosen && published.Library.TryGetLessonById(chosen, out var place))
        {
            return new GonePage(place.Lesson.Url, $"Go to the lesson “{place.Lesson.Title}”", IsLearning: true);
        }
        return kind is DocumentKind.Lesson && published.Library.Courses.FirstOrDefault(c => PublishedRevisions.StandsIn(path, c.Path)) is { } course
            ? new GonePage(course.Url, $"Go to the course “{course.Title}”", IsLearning: true)
            : new GonePage("/courses", "See all courses", kind is DocumentKind.Course or DocumentKind.Lesson);
    }

    /// <summary>The id of the lesson that somebody chose when this one was retired; <c>null</c>: none.</summary>
    private async Task<string?> ChosenAsync(Guid id, CancellationToken cancellation)
    {
        var entry = await db.LedgerEntries.About(new LedgerSubject(DocumentRecord.Subject, id)).AsNoTracking().Where(e => e.Act == RetiredAct.Name).OrderByDescending(e => e.Sequence).FirstOrDefaultAsync(cancellation);
        return entry?.Read<RetiredAct>().Learners is { } line ? LearnerDecision.Read(line)?.Other : null;
    }

    private sealed record RetiredDocument(Guid Id, string Path);
}
