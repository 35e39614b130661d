using Pace.Learning.Content.Files;
using Pace.Learning.Web.Contributions.Placements;
using Pace.Learning.Web.Studio.Documents;

namespace Pace.Learning.Web.Studio.Drafts;

/// <summary>Lessons as their drafts have them, for whoever puts parents' words in their places.</summary>
internal sealed class ComingLessons(PaceDbContext db, PublishedContent published) : IComingLessons
{
    public async Task<ContentLibrary> ReadAsync(CancellationToken cancellation)
    {
        var drafts = await (from document in db.Documents
                            join draft in db.Drafts on document.Id equals draft.DocumentId
                            where document.Removal == null && (document.Kind == DocumentKind.Course || document.Kind == DocumentKind.Module || document.Kind == DocumentKind.Lesson)
                            select new { document.Path, draft.Text }).AsNoTracking().ToDictionaryAsync(d => d.Path, d => d.Text, cancellation);
        // What is written elsewhere is known from when somebody there asked for its review.
        var sent = await (from document in db.Documents
                          join revision in db.Revisions on new { document.Id, Number = document.LastNumber } equals new { Id = revision.DocumentId, revision.Number }
                          where document.Removal == null && document.State != WorkState.Idle && revision.Origin == RevisionOrigin.Elsewhere
                             && (document.Kind == DocumentKind.Course || document.Kind == DocumentKind.Module || document.Kind == DocumentKind.Lesson)
                          select new { document.Path, revision.Text }).AsNoTracking().ToListAsync(cancellation);
        foreach (var lesson in sent)
        {
            drafts.TryAdd(lesson.Path, lesson.Text);
        }
        return drafts.Count == 0 ? published.Library : published.Preview(new MemoryFolder(drafts)).Library;
    }
}
