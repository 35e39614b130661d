using Pace.Learning.Web.Platform.Ledger;
using Pace.Learning.Web.Studio.Documents;
using Pace.Learning.Web.Studio.Drafts;
using Pace.Learning.Web.Studio.Elsewhere;
using Pace.Learning.Web.Studio.Releases;
using Pace.Learning.Web.Studio.Reviews.Rounds;

namespace Pace.Learning.Web.Studio.Reviews;

/// <summary>Sends revisions to review, and takes what reviewers say.</summary>
internal sealed class ReviewRecorder(PaceDbContext db, DraftRecorder drafts, DocumentRecord record, PublishGates gates, ReviewCalls calls, WritingPlaces places, IOptions<StudioOptions> options, TimeProvider time)
{
    /// <summary>Makes the draft a revision and sends it to whoever reviews it. It must pass the checks first, so that nobody reads what will have to change anyway.</summary>
    public Task<SentToReview> SendAsync(Guid documentId, Guid by, CancellationToken cancellation) => SendAsync(documentId, by, [], cancellation);

    /// <summary>The same, with new places for parents' words of which somebody decided that reviewers read what is written in their stead.</summary>
    public async Task<SentToReview> SendAsync(Guid documentId, Guid? by, IReadOnlyCollection<string> emptyPlaces, CancellationToken cancellation)
    {
        IReadOnlyList<Blocker> blockers = [];
        var refusal = await db.RetryOnConflictAsync<Refusal?>(async stop =>
        {
            blockers = [];
            var now = LedgerTime.Now(time);
            var document = await db.Documents.SingleAsync(d => d.Id == documentId, stop);
            var draft = await db.Drafts.SingleOrDefaultAsync(d => d.DocumentId == documentId, stop);
            var kept = places.Of(document.Path) is null ? null : await KeptAsync(document, stop);
            if (kept is null && places.Refuse(document.Path) is { } elsewhere)
            {
                return elsewhere;
            }
            if ((kept?.Text ?? draft?.Text) is not { } text)
            {
                return new Refusal("", "There is nothing written to send.");
            }
            blockers = await gates.OfTextAsync(document.Path, text, kept is null ? new() : await KeptAbove.OfAsync(db, document.Path, stop), stop);
            if (blockers.Any(b => b.StopsReview && !(b.IsNewPlace && emptyPlaces.Contains(b.Of))))
            {
                return new Refusal("", "It can’t go to review yet.");
            }
            var number = kept?.Number ?? await drafts.KeepAsync(document, draft!, by!.Value, now, stop);
            if (document.Send(number) is { } refused)
            {
                return refused;
            }
            await calls.SendAsync(document, number, now, stop);
            var sha = Revision.HashOf(text);
            await record.AppendAsync(db, documentId, "document.sent-to-review", new { Revision = number, Sha256 = sha }, by, stop);
            return null;
        }, cancellation);
        return new SentToReview(refusal, blockers);
    }

    /// <summary>Takes it back to write on. Approvals that were given stay in the record, and count for nothing once the words differ.</summary>
    public Task<Refusal?> TakeBackAsync(Guid documentId, Guid by, CancellationToken cancellation) => db.RetryOnConflictAsync<Refusal?>(async stop =>
    {
        var document = await db.Documents.SingleAsync(d => d.Id == documentId, stop);
        if (document.TakeBack() is { } refusal)
        {
            return refusal;
        }
        if (!await db.Drafts.AnyAsync(d => d.DocumentId == documentId, stop))
        {
            // It was written elsewhere: nobody writes on here.
            document.Discard();
        }
        foreach (var release in await db.Releases.Where(r => r.Publication == null && r.Cancellation == null && r.Items.Any(i => i.DocumentId == documentId)).ToListAsync(stop))
        {
            await ReleaseRecorder.CancelAsync(db, release, by, LedgerTime.Now(time), stop);
        }
        await record.AppendAsync(db, documentId, "document.taken-back", new { }, by, stop);
        return null;
    }, cancellation);

    /// <summary>Takes what a reviewer says of the revision that they read.</summary>
    /// <param name="documentId">Of what.</param>
    /// <param name="number">The revision that they had before them.</param>
    /// <param name="by">Who.</param>
    /// <param name="isParent">Whether as a member of the parents' advisory group.</param>
    /// <param name="verdict">What they say.</param>
    /// <param name="cancellation">Stops it.</param>
    public Task<Refusal?> SayAsync(Guid documentId, int number, Guid by, bool isParent, Verdict verdict, CancellationToken cancellation) =>
        SayAsync(documentId, number, by, by, isParent, verdict, cancellation);

    /// <summary>The same for a parent, whom the ledger knows by the id that says nothing of their account. What they would rather not read is on their list again when they say something of it.</summary>
    public async Task<Refusal?> SayAsParentAsync(Guid documentId, int number, Guid by, Guid participantId, Verdict verdict, CancellationToken cancellation)
    {
        if (await SayAsync(documentId, number, by, participantId, isParent: true, verdict, cancellation) is not null)
        {
            return new Refusal("", "This draft has changed, or it is decided, since you opened it. Your notes are kept, and we thank you for them.");
        }
        await db.ReviewRefusals.Where(r => r.DocumentId == documentId && r.ParticipantId == participantId).ExecuteDeleteAsync(cancellation);
        return null;
    }

    // What is written elsewhere was kept when somebody there asked for its review.
    private Task<Revision?> KeptAsync(Document document, CancellationToken cancellation) =>
        db.Revisions.SingleOrDefaultAsync(r => r.DocumentId == document.Id && r.Number == document.LastNumber && r.Origin == RevisionOrigin.Elsewhere, cancellation);

    private Task<Refusal?> SayAsync(Guid documentId, int number, Guid by, Guid actor, bool isParent, Verdict verdict, CancellationToken cancellation) => db.RetryOnConflictAsync<Refusal?>(async stop =>
    {
        var now = LedgerTime.Now(time);
        var document = await db.Documents.SingleAsync(d => d.Id == documentId, stop);
        if (document.CandidateNumber != number || document.State is not WorkState.InReview)
        {
            return new Refusal("", "It has been changed or decided since you opened it. Look at it as it is now.");
        }
        var said = await db.Approvals.Where(a => a.DocumentId == documentId && a.Number == number).ToListAsync(stop);
        if (said.Find(a => a.PersonId == by) is { } before)
        {
            before.Change(verdict, now);
        }
        else
        {
            var approval = new Approval(documentId, number, by, isParent, verdict, now);
            said.Add(approval);
            db.Approvals.Add(approval);
        }
        await record.AppendAsync(db, documentId, verdict is Verdict.Approved ? "document.approved" : "document.changes-asked", new { Revision = number, ByParent = isParent }, actor, stop);
        if (ApprovalRule.IsEnough(document.Kind, said, options.Value))
        {
            return document.Approve(number);
        }
        return null;
    }, cancellation);
}

/// <summary>What came of sending to review.</summary>
/// <param name="Refusal">Why it wasn't sent.</param>
/// <param name="Blockers">What would stop it from being published as it is.</param>
internal sealed record SentToReview(Refusal? Refusal, IReadOnlyList<Blocker> Blockers);
