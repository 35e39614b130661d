using Pace.Learning.Content.Compilation;
using Pace.Learning.Content.Files;
using Pace.Learning.Web.Courses.Progress;
using Pace.Learning.Web.Platform.Ledger;
using Pace.Learning.Web.Platform.Signals;
using Pace.Learning.Web.Studio.Documents;
using Pace.Learning.Web.Studio.Elsewhere;
using Pace.Learning.Web.Studio.Published;

namespace Pace.Learning.Web.Studio.Releases;

/// <summary>Schedules and publishes. Everything of a release becomes public in one transaction, with its entries in the ledger, or nothing of it does.</summary>
internal sealed class ReleaseRecorder(
    PaceDbContext db, PublishGates gates, StudioRevisions live, PublishedContent published, PublishedTexts texts, DocumentRecord record, LessonsToDecide lessons, LessonSuccession learners, WritingPlaces writing, TimeProvider time)
{
    /// <summary>Puts together what is to be published, now or at a time.</summary>
    /// <param name="title">What it is called.</param>
    /// <param name="wanted">The documents, with what was decided for each.</param>
    /// <param name="dueAt">When (UTC); <c>null</c>: at once.</param>
    /// <param name="by">Who.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<ReleaseResult> PublishAsync(string title, IReadOnlyList<WantedItem> wanted, DateTime? dueAt, Guid by, CancellationToken cancellation)
    {
        ReleaseResult result = null!;
        await db.RetryOnConflictAsync(async stop => result = await BeginAsync(title, wanted, dueAt, by, stop), cancellation);
        await LiveAsync(result, cancellation);
        return result;
    }

    /// <summary>Publishes a release that waits: by hand, or by the site at its time. What stands in its way is kept with it.</summary>
    public async Task<ReleaseResult> PublishAsync(Guid releaseId, Guid? by, CancellationToken cancellation)
    {
        ReleaseResult result = null!;
        await db.RetryOnConflictAsync(
            async stop =>
            {
                var release = await db.Releases.SingleAsync(r => r.Id == releaseId, stop);
                result = release.IsOpen ? await TryAsync(release, by, stop) : new ReleaseResult(releaseId, [], IsPublished: release.Publication is not null);
            },
            cancellation);
        await LiveAsync(result, cancellation);
        return result;
    }

    /// <summary>Another time for a release that waits.</summary>
    public Task<Refusal?> RescheduleAsync(Guid releaseId, DateTime dueAt, Guid by, CancellationToken cancellation) => db.RetryOnConflictAsync<Refusal?>(async stop =>
    {
        var release = await db.Releases.SingleAsync(r => r.Id == releaseId, stop);
        if (release.Reschedule(dueAt) is { } refusal)
        {
            return refusal;
        }
        foreach (var item in release.Items)
        {
            await record.AppendAsync(db, item.DocumentId, "document.scheduled", new { Revision = item.Number, Release = release.Id, DueAt = dueAt }, by, stop);
        }
        return null;
    }, cancellation);

    /// <summary>Gives a release up.</summary>
    public Task<Refusal?> CancelAsync(Guid releaseId, Guid by, CancellationToken cancellation) => db.RetryOnConflictAsync<Refusal?>(async stop =>
    {
        var release = await db.Releases.SingleAsync(r => r.Id == releaseId, stop);
        foreach (var item in release.Items)
        {
            await record.AppendAsync(db, item.DocumentId, "document.unscheduled", new { Revision = item.Number, Release = release.Id }, by, stop);
        }
        return await CancelAsync(db, release, by, LedgerTime.Now(time), stop);
    }, cancellation);

    /// <summary>Takes a document from the public, at once.</summary>
    /// <param name="documentId">Which.</param>
    /// <param name="by">Who.</param>
    /// <param name="reason">Why.</param>
    /// <param name="uses">In how many places it was used when that was decided.</param>
    /// <param name="decision">What becomes of those who learn in it, where somebody does.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<Refusal?> RetireAsync(Guid documentId, Guid by, string reason, int uses, LearnerDecision? decision, CancellationToken cancellation)
    {
        var refusal = await db.RetryOnConflictAsync<Refusal?>(async stop =>
        {
            var document = await db.Documents.SingleAsync(d => d.Id == documentId, stop);
            if (writing.Refuse(document.Path) is { } elsewhere)
            {
                return elsewhere;
            }
            if (published.Library.HoldsLocked(document.Path))
            {
                return new Refusal("Retiring.Reason", "People may have signed a version of it, so it stays where it is");
            }
            if (decision is null && await lessons.RetiredAsync(document, stop) is [var undecided, ..])
            {
                return undecided.Read(null).Missing;
            }
            if (document.Retire(by, reason, LedgerTime.Now(time)) is { } refused)
            {
                return refused;
            }
            await AddLinesAsync(PublishedIds.File, [.. IdsOf(published.Library, document.Path).Select(id => $"retired {id}")], stop);
            if (decision is not null)
            {
                await decision.ApplyAsync(learners, stop);
            }
            await record.AppendAsync(db, documentId, RetiredAct.Name, new RetiredAct(document.PublishedNumber, uses, decision?.Line), by, stop);
            await Signals.RaiseAsync(db, SignalTopics.Published, stop);
            return null;
        }, cancellation);
        await live.RefreshAsync(cancellation);
        return refusal;
    }

    /// <summary>Makes a retired document public again as it was published last, if all that must hold for a publication does.</summary>
    /// <param name="documentId">Which.</param>
    /// <param name="emptyPlaces">Places that may stay without a parent's words.</param>
    /// <param name="decision">What learners have finished already, where somebody has a part of the module behind them.</param>
    /// <param name="by">Who.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<ReleaseResult> BringBackAsync(Guid documentId, IReadOnlyCollection<string> emptyPlaces, LearnerDecision? decision, Guid by, CancellationToken cancellation)
    {
        ReleaseResult result = null!;
        await db.RetryOnConflictAsync(async stop => result = await TryBringBackAsync(documentId, emptyPlaces, decision, by, stop), cancellation);
        await LiveAsync(result, cancellation);
        return result;
    }

    /// <summary>Gives a release up, inside an act; its documents stay approved.</summary>
    public static async Task<Refusal?> CancelAsync(PaceDbContext db, Release release, Guid by, DateTime now, CancellationToken cancellation)
    {
        if (release.Cancel(by, now) is { } refusal)
        {
            return refusal;
        }
        foreach (var document in await DocumentsOfAsync(db, release, cancellation))
        {
            document.Value.Unschedule();
        }
        return null;
    }

    private async Task<ReleaseResult> BeginAsync(string title, IReadOnlyList<WantedItem> wanted, DateTime? dueAt, Guid by, CancellationToken cancellation)
    {
        var release = new Release(title, dueAt, by, LedgerTime.Now(time));
        var ids = wanted.Select(w => w.DocumentId).ToList();
        var documents = await db.Documents.Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, cancellation);
        foreach (var item in wanted)
        {
            if (release.Add(documents[item.DocumentId], string.Join('\n', item.EmptyPlaces), string.Join('\n', item.RetiredIds)) is { } refusal)
            {
                return new ReleaseResult(null, [new Blocker(documents[item.DocumentId].Path, null, BlockReason.Approval, refusal.Words)], IsPublished: false);
            }
        }
        if (dueAt is null)
        {
            db.Releases.Add(release);
            var result = await TryAsync(release, by, cancellation);
            if (!result.IsPublished)
            {
                // Pressed now: what stands in the way is said at once, and nothing waits.
                db.ChangeTracker.Clear();
                return result with { ReleaseId = null };
            }
            return result;
        }
        if (await gates.OfAsync(release, documents, cancellation) is { Count: > 0 } blockers)
        {
            return new ReleaseResult(null, blockers, IsPublished: false);
        }
        db.Releases.Add(release);
        foreach (var item in release.Items)
        {
            if (documents[item.DocumentId].State is WorkState.Scheduled)
            {
                db.ChangeTracker.Clear();
                return new ReleaseResult(null, [new Blocker(documents[item.DocumentId].Path, null, BlockReason.Approval, "It is to be published on a day already. Change that day, or take it out there.")], IsPublished: false);
            }
            documents[item.DocumentId].Schedule();
            await record.AppendAsync(db, item.DocumentId, "document.scheduled", new { Revision = item.Number, Release = release.Id, DueAt = dueAt }, by, cancellation);
        }
        return new ReleaseResult(release.Id, [], IsPublished: false);
    }

    private async Task<ReleaseResult> TryAsync(Release release, Guid? by, CancellationToken cancellation)
    {
        var now = LedgerTime.Now(time);
        var documents = await DocumentsOfAsync(db, release, cancellation);
        if (await gates.OfAsync(release, documents, cancellation) is { Count: > 0 } blockers)
        {
            var words = string.Join('\n', blockers.Select(b => $"{b.Path}: {b.Words}"));
            release.Block(words.Length > Blocking.Length ? words[..Blocking.Length] : words, now);
            return new ReleaseResult(release.Id, blockers, IsPublished: false);
        }
        release.Publish(by, now);
        var written = new Dictionary<string, string>();
        foreach (var item in release.Items)
        {
            var document = documents[item.DocumentId];
            var revision = await db.Revisions.SingleAsync(r => r.DocumentId == document.Id && r.Number == item.Number, cancellation);
            if (document.Publish(item.Number, now) is { } refusal)
            {
                throw new InvalidOperationException(refusal.Words);
            }
            written[document.Path] = revision.Text;
            db.DraftSaves.RemoveRange(await db.DraftSaves.Where(s => s.DocumentId == document.Id).ToListAsync(cancellation));
            db.Drafts.RemoveRange(await db.Drafts.Where(d => d.DocumentId == document.Id).ToListAsync(cancellation));
            foreach (var decision in item.Decisions)
            {
                await decision.ApplyAsync(learners, cancellation);
            }
            await record.AppendAsync(db, document.Id, "document.published", new { Revision = item.Number, revision.Sha256, Release = release.Id, Learners = item.Decisions.Select(d => d.Line) }, by, cancellation);
        }
        await AddListsAsync(release, written, cancellation);
        await Signals.RaiseAsync(db, SignalTopics.Published, cancellation);
        return new ReleaseResult(release.Id, [], IsPublished: true);
    }

    private async Task<ReleaseResult> TryBringBackAsync(Guid documentId, IReadOnlyCollection<string> emptyPlaces, LearnerDecision? decision, Guid by, CancellationToken cancellation)
    {
        var document = await db.Documents.SingleAsync(d => d.Id == documentId, cancellation);
        ReleaseResult Not(params IReadOnlyList<Blocker> blockers)
        {
            db.ChangeTracker.Clear();
            return new(null, blockers, IsPublished: false);
        }
        if (document.PublishedNumber is not { } number)
        {
            return Not(new Blocker(document.Path, null, BlockReason.Check, "It was never public."));
        }
        var revision = await db.Revisions.SingleAsync(r => r.DocumentId == documentId && r.Number == number, cancellation);
        if (decision is null && await lessons.NewAsync(document, revision.Text, cancellation) is { } undecided)
        {
            return Not(new Blocker(document.Path, null, BlockReason.Progress, $"{undecided.Read(null).Missing!.Words}."));
        }
        if (document.Return() is { } refusal)
        {
            return Not(new Blocker(document.Path, null, BlockReason.Check, refusal.Words));
        }
        if (await gates.OfReturnAsync(document, revision, emptyPlaces, cancellation) is { Count: > 0 } blockers)
        {
            return Not(blockers);
        }
        await AddLinesAsync(PublishedIds.File, [.. PublishedIds.Read(published.Folder).LinesToAdd(published.Preview(PublishGates.Laid(new Dictionary<string, string> { [document.Path] = revision.Text }, new Dictionary<string, byte[]>())).Library)
            .Where(line => line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..] == document.Path)], cancellation);
        if (decision is not null)
        {
            await decision.ApplyAsync(learners, cancellation);
        }
        await record.AppendAsync(db, documentId, "document.brought-back", new { Revision = revision.Number, revision.Sha256, Learners = decision?.Line }, by, cancellation);
        await Signals.RaiseAsync(db, SignalTopics.Published, cancellation);
        return new(null, [], IsPublished: true);
    }

    /// <summary>What is published from now on keeps its ids, and a version of an agreement its bytes.</summary>
    private async Task AddListsAsync(Release release, Dictionary<string, string> written, CancellationToken cancellation)
    {
        var retired = release.Items.SelectMany(i => i.Retired).Select(id => $"retired {id}").ToList();
        var drafts = PublishGates.Laid(written, await texts.ListsAsync(db, [.. retired.Select(line => (PublishedIds.File, line))], cancellation));
        var library = published.Preview(drafts).Library;
        var ids = PublishedIds.Read(new OverlaidFolder(published.Folder, drafts));
        await AddLinesAsync(PublishedIds.File, [.. retired, .. ids.LinesToAdd(library).Where(line => written.ContainsKey(line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]))], cancellation);
        foreach (var (path, text) in written.Where(w => DocumentPath.KindOf(w.Key) is DocumentKind.AgreementVersion))
        {
            await AddLinesAsync(LockedVersions.File, [$"{Revision.HashOf(text)}  {path["agreements/".Length..]}"], cancellation);
        }
    }

    private async Task AddLinesAsync(string file, IReadOnlyList<string> lines, CancellationToken cancellation)
    {
        var now = LedgerTime.Now(time);
        var there = await db.ListLines.Where(l => l.File == file && lines.Contains(l.Text)).Select(l => l.Text).ToListAsync(cancellation);
        db.ListLines.AddRange(lines.Distinct().Except(there).Select(line => new ListLine(file, line, now)));
    }

    // What stands in it goes with it.
    private static IEnumerable<string> IdsOf(ContentLibrary library, string path) =>
        PublishedIds.Read(new MemoryFolder(new Dictionary<string, string>())).LinesToAdd(library)
            .Select(line => line.Split(' ', 2)).Where(parts => PublishedRevisions.StandsIn(parts[1], path)).Select(parts => parts[0]);

    private static Task<Dictionary<Guid, Document>> DocumentsOfAsync(PaceDbContext db, Release release, CancellationToken cancellation)
    {
        var ids = release.Items.Select(i => i.DocumentId).ToList();
        return db.Documents.Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, cancellation);
    }

    private async Task LiveAsync(ReleaseResult result, CancellationToken cancellation)
    {
        if (result.IsPublished)
        {
            await live.RefreshAsync(cancellation);
        }
    }
}

/// <summary>What the ledger says of a document that was taken from the public.</summary>
/// <param name="Revision">The revision that was public.</param>
/// <param name="Uses">In how many places it was used.</param>
/// <param name="Learners">What becomes of those who learn in it (<see cref="LearnerDecision.Line"/>).</param>
internal sealed record RetiredAct(int? Revision, int Uses, string? Learners)
{
    /// <summary>The act's name.</summary>
    public const string Name = "document.retired";
}

/// <summary>A document that is to be published, with what was decided for it.</summary>
/// <param name="DocumentId">Which.</param>
/// <param name="EmptyPlaces">Places that may stay without a parent's words.</param>
/// <param name="RetiredIds">Ids that may go, and what was decided about learners (<see cref="LearnerDecision.Line"/>).</param>
internal sealed record WantedItem(Guid DocumentId, IReadOnlyCollection<string> EmptyPlaces, IReadOnlyCollection<string> RetiredIds);

/// <summary>What came of it.</summary>
/// <param name="ReleaseId">Which release; <c>null</c>: none was kept.</param>
/// <param name="Blockers">What stands in the way.</param>
/// <param name="IsPublished">Whether it is public.</param>
internal sealed record ReleaseResult(Guid? ReleaseId, IReadOnlyList<Blocker> Blockers, bool IsPublished);
