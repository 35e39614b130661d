using System.Text;
using System.Text.RegularExpressions;
using Pace.Learning.Content.Blocks;
using Pace.Learning.Content.Compilation;
using Pace.Learning.Content.Files;
using Pace.Learning.Content.Findings;
using Pace.Learning.Web.Contributions.Placements;
using Pace.Learning.Web.Studio.Documents;
using Pace.Learning.Web.Studio.Elsewhere;
using Pace.Learning.Web.Studio.Published;
using Pace.Learning.Web.Studio.Reviews;

namespace Pace.Learning.Web.Studio.Releases;

/// <summary>
/// What must hold before something is published: the checks find nothing, every place for a parent's words has some or somebody decided that it needn't, exactly this revision was
/// approved. Asked when it is sent to review, when it is scheduled, and in the transaction that publishes it. Whether a voice may be shown is asked again for each page after that.
/// </summary>
internal sealed partial class PublishGates(PaceDbContext db, PublishedContent published, DocumentFiles files, PlaceStates places, WritingPlaces writing, PublishedTexts texts, LessonsToDecide learners, IOptions<StudioOptions> options)
{
    private const string LanguageRules = "language";

    /// <summary>What stands in the way of texts as they are, apart from approval.</summary>
    public Task<IReadOnlyList<Blocker>> OfTextsAsync(IReadOnlyList<(Document Document, string Text)> written, CancellationToken cancellation) =>
        OfTextsAsync(written.ToDictionary(w => w.Document.Path, w => w.Text), cancellation);

    /// <summary>The same of one text, with others around it of which nothing is told.</summary>
    public async Task<IReadOnlyList<Blocker>> OfTextAsync(string path, string text, IReadOnlyDictionary<string, string> around, CancellationToken cancellation) =>
        [.. (await OfTextsAsync(new Dictionary<string, string>(around) { [path] = text }, cancellation)).Where(b => b.Path == path || !around.ContainsKey(b.Path))];

    private async Task<IReadOnlyList<Blocker>> OfTextsAsync(Dictionary<string, string> written, CancellationToken cancellation)
    {
        var preview = published.Preview(Laid(written, new Dictionary<string, byte[]>()));
        return [.. OfChecks(preview, written.Keys), .. await OfPlacesAsync(preview.Library, [.. written.Keys.Select(path => (path, (IReadOnlyCollection<string>)[]))], cancellation)];
    }

    /// <summary>Lessons that texts would take from somebody who learns in them, and those that they would put before somebody who is further on.</summary>
    public async Task<IReadOnlyList<LessonToDecide>> OfLearnersAsync(Document document, string text, IReadOnlyList<Blocker> blockers, CancellationToken cancellation)
    {
        var preview = published.Preview(Laid(new Dictionary<string, string> { [document.Path] = text }, new Dictionary<string, byte[]>())).Library;
        var gone = await learners.GoneAsync([.. blockers.Where(b => b.Reason is BlockReason.Progress).Select(b => b.Of).OfType<string>()], preview, cancellation);
        return await learners.NewAsync(document, text, cancellation) is { } added ? [.. gone, added] : gone;
    }

    /// <summary>What stands in the way of a release.</summary>
    public async Task<IReadOnlyList<Blocker>> OfAsync(Release release, IReadOnlyDictionary<Guid, Document> documents, CancellationToken cancellation)
    {
        List<Blocker> blockers = [];
        var written = new Dictionary<string, string>();
        foreach (var item in release.Items)
        {
            var document = documents[item.DocumentId];
            written[document.Path] = await db.Revisions.Where(r => r.DocumentId == document.Id && r.Number == item.Number).Select(r => r.Text).SingleAsync(cancellation);
            blockers.AddRange(await OfApprovalAsync(document, item, cancellation));
            blockers.AddRange(await OfFileAsync(document, cancellation));
        }
        var lines = release.Items.SelectMany(i => i.Retired).Select(id => (PublishedIds.File, $"retired {id}")).ToList();
        var preview = published.Preview(Laid(written, lines.Count == 0 ? new Dictionary<string, byte[]>() : await texts.ListsAsync(db, lines, cancellation)));
        blockers.AddRange(OfChecks(preview, written.Keys));
        blockers.AddRange(await OfPlacesAsync(preview.Library, [.. release.Items.Select(i => (documents[i.DocumentId].Path, i.Empty))], cancellation));
        foreach (var item in release.Items)
        {
            blockers.AddRange(OfDecisions(item, documents[item.DocumentId].Path, preview.Library));
        }
        foreach (var item in release.Items.Where(i => i.Retired.Count > 0))
        {
            blockers.AddRange(await OfLearnersAsync(item, documents[item.DocumentId].Path, preview.Library, cancellation));
        }
        return blockers;
    }

    // Only what goes with it may go, and learners go on only within their course.
    private IEnumerable<Blocker> OfDecisions(ReleaseItem item, string path, ContentLibrary preview)
    {
        var stays = PublishedIds.Read(new MemoryFolder(new Dictionary<string, string>())).LinesToAdd(preview).Select(line => line[..line.IndexOf(' ', StringComparison.Ordinal)]).ToHashSet();
        var isWrong = item.Retired.Any(stays.Contains) || item.Decisions.Any(d => d.Other is { } other
            && (CourseOf(preview, other) is not { } course || course != (d.IsNew ? CourseOf(preview, d.Lesson, path) : CourseOf(published.Library, d.Lesson) ?? course)));
        return isWrong ? [new(path, null, BlockReason.Progress, "What was decided about learners isn’t about what goes with this. Look at the page again, and decide anew.")] : [];
    }

    private static string? CourseOf(ContentLibrary library, string lesson, string? path = null) =>
        library.TryGetLessonById(lesson, out var place) && (path is null || place.Lesson.Path == path) ? place.Course.Id : null;

    /// <summary>What stands in the way of a retired document that comes back as it was published last. It was approved then, or was a file that nobody had to approve here.</summary>
    public async Task<IReadOnlyList<Blocker>> OfReturnAsync(Document document, Revision revision, IReadOnlyCollection<string> emptyPlaces, CancellationToken cancellation)
    {
        var said = await db.Approvals.Where(a => a.DocumentId == document.Id && a.Number == revision.Number).ToListAsync(cancellation);
        var preview = published.Preview(Laid(new Dictionary<string, string> { [document.Path] = revision.Text }, new Dictionary<string, byte[]>()));
        return
        [
            .. revision.Origin is RevisionOrigin.Draft && !ApprovalRule.IsEnough(document.Kind, said, options.Value) ? [new Blocker(document.Path, null, BlockReason.Approval, "Nobody’s approval of it holds. Send it to review.")] : Array.Empty<Blocker>(),
            .. await OfFileAsync(document, cancellation), .. OfChecks(preview, [document.Path]), .. await OfPlacesAsync(preview.Library, [(document.Path, emptyPlaces)], cancellation),
        ];
    }

    // That an id may go doesn't say what becomes of those who learn there: perhaps nobody did when it was put together.
    private async Task<IEnumerable<Blocker>> OfLearnersAsync(ReleaseItem item, string path, ContentLibrary preview, CancellationToken cancellation) =>
        (await learners.GoneAsync(item.Retired, preview, cancellation)).Where(l => item.Decisions.All(d => d.Lesson != l.Id))
            .Select(l => new Blocker(path, null, BlockReason.Progress, $"“{l.Title}” goes. {l.Words} Publish it on its own page, where you say what becomes of them."));

    private async Task<IEnumerable<Blocker>> OfApprovalAsync(Document document, ReleaseItem item, CancellationToken cancellation)
    {
        var said = await db.Approvals.Where(a => a.DocumentId == document.Id && a.Number == item.Number).ToListAsync(cancellation);
        var isApproved = document.CandidateNumber == item.Number && document.State is WorkState.Approved or WorkState.Scheduled && ApprovalRule.IsEnough(document.Kind, said, options.Value);
        return isApproved && document.IsOpen ? [] : [new(document.Path, null, BlockReason.Approval, "It isn’t approved as it stands. Send it to review.")];
    }

    private async Task<IEnumerable<Blocker>> OfFileAsync(Document document, CancellationToken cancellation)
    {
        if (writing.Of(document.Path) is { } elsewhere)
        {
            return [new(document.Path, null, BlockReason.Conflict, elsewhere.Words)];
        }
        var file = await files.ReadAsync(document.Path, cancellation);
        return file?.Sha256 == document.FileHash ? [] : [new(document.Path, null, BlockReason.Conflict, "Its file in the content folder was changed as well. Decide first which words count.")];
    }

    /// <summary>Texts and lists as a folder, to be laid over what is published.</summary>
    public static MemoryFolder Laid(IReadOnlyDictionary<string, string> texts, IReadOnlyDictionary<string, byte[]> lists) =>
        new(texts.Select(t => (t.Key, Bytes: Encoding.UTF8.GetBytes(t.Value))).Concat(lists.Select(l => (l.Key, Bytes: l.Value))).ToDictionary(f => f.Key, f => f.Bytes));

    /// <summary>Errors and unanswered advice in what is published, and whatever it would break elsewhere.</summary>
    private static IEnumerable<Blocker> OfChecks(ContentPreview preview, IReadOnlyCollection<string> paths) =>
        preview.Findings.Where(f => f.Severity is Severity.Error || (IsLanguage(f) && paths.Contains(f.Path))).Concat(preview.Elsewhere.Where(f => f.Severity is Severity.Error))
            .Select(f => new Blocker(f.Path, f.Line, f.Rule == RuleNames.ChangedId ? BlockReason.Progress : IsLanguage(f) ? BlockReason.Language : BlockReason.Check, f.Message)
            {
                Of = f.Rule == RuleNames.ChangedId ? GoneId.Match(f.Message).Groups["id"].Value : null,
            });

    // The finding says what line would let it go.
    [GeneratedRegex("\"retired (?<id>[^\"]+)\"")]
    private static partial Regex GoneId { get; }

    private static bool IsLanguage(Finding finding) => finding.Rule.StartsWith(LanguageRules, StringComparison.Ordinal);

    private async Task<IEnumerable<Blocker>> OfPlacesAsync(ContentLibrary preview, IReadOnlyList<(string Path, IReadOnlyCollection<string> Decided)> written, CancellationToken cancellation)
    {
        var decided = written.ToDictionary(w => w.Path, w => w.Decided);
        var needed = preview.Courses.SelectMany(c => c.Lessons).Where(l => decided.ContainsKey(l.Path))
            .SelectMany(l => l.Body.PersonalBlocks.OfType<ContributionBlock>().Select(b => (l.Path, Key: b.Contribution, b.About)))
            .Where(n => !decided[n.Path].Contains(n.Key)).ToList();
        var states = await places.OfAsync([.. needed.Select(n => n.Key)], cancellation);
        var known = published.Library.Courses.SelectMany(c => c.Lessons).Where(l => decided.ContainsKey(l.Path))
            .SelectMany(l => l.Body.PersonalBlocks.OfType<ContributionBlock>().Select(b => (l.Path, b.Contribution))).ToHashSet();
        return needed.Where(n => !states[n.Key].IsShown).Select(n => new Blocker(n.Path, null, BlockReason.Consent, states[n.Key].IsTaken
            ? $"Nobody’s yes holds for the words at “{n.About}” any more. Put other words there, or decide that what is written in their place is enough."
            : $"No parent’s words stand at “{n.About}” yet. Put some there, or decide that what is written in their place is enough.")
        { Of = n.Key, IsNewPlace = !known.Contains((n.Path, n.Key)) });
    }
}
