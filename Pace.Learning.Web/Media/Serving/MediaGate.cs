using System.Globalization;
using Pace.Learning.Content.Blocks;
using Pace.Learning.Web.Contributions.Covers;
using Pace.Learning.Web.Courses.GuardedMedia;
using Pace.Learning.Web.Media.Files;

namespace Pace.Learning.Web.Media.Serving;

/// <summary>Whether files that show or tell of a parent may be shown, to whoever is asking, at this moment. Asked in the database each time; no answer is kept.</summary>
internal sealed class MediaGate(PaceDbContext db, ContributionCovers covers, PublishedContent published, IHttpContextAccessor http) : IGuardedMedia
{
    private static readonly HashSet<string> NoKeys = [];

    /// <summary>The key under which documents ask for a file.</summary>
    public static string KeyOf(Guid id) => id.ToString("N", CultureInfo.InvariantCulture);

    public async ValueTask<IReadOnlySet<string>> AllowedAsync(IReadOnlyCollection<string> keys, CancellationToken cancellation)
    {
        if (keys.Count == 0)
        {
            return NoKeys;
        }
        var ids = keys.Select(k => Guid.ParseExact(k, "N")).ToList();
        var guarded = await db.MediaItems.AsNoTracking().Where(i => ids.Contains(i.Id) && i.Binned == null && i.ContributionId != null)
            .Select(i => new { i.Id, i.ContributionId, ContentType = i.Revisions.OrderByDescending(r => r.Number).First().ContentType }).ToListAsync(cancellation);
        var files = guarded.ConvertAll(g => new CoveredFile(g.Id, g.ContributionId!.Value, ShowsFace(FileType.Of(g.ContentType)), CoursesWith(KeyOf(g.Id))));
        return (await covers.ShownAsync(files, http.HttpContext?.User.PersonId, cancellation)).Select(KeyOf).ToHashSet();
    }

    /// <summary>Whether one may be shown.</summary>
    public async Task<bool> AllowsAsync(Guid id, CancellationToken cancellation) => (await AllowedAsync([KeyOf(id)], cancellation)).Count > 0;

    /// <summary>For those who look after the library: of which guarded files a yes holds, whoever may see them.</summary>
    public Task<IReadOnlySet<Guid>> LiveAsync(IEnumerable<MediaItem> items, CancellationToken cancellation) =>
        covers.LiveAsync([.. items.Where(i => i.IsGuarded).Select(i => new CoveredFile(i.Id, i.ContributionId!.Value, ShowsFace(i.Current.Type), []))], cancellation);

    // A document may have pictures in it too.
    private static bool ShowsFace(FileType type) => type.Kind != MediaKind.Sound;

    private List<string> CoursesWith(string key) =>
        [.. published.Library.Courses.Where(c => c.Lessons.Any(l => l.Body.PersonalBlocks.Any(b => b is GuardedMediaBlock media && media.Guard == key))).Select(c => c.Id)];
}
