using System.Security.Claims;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Platform.Ledger;
using Pace.Learning.Web.Platform.Media;
using Pace.Learning.Web.Studio.Reviews.Anchors;

namespace Pace.Learning.Web.Studio.Reviews.Comments;

/// <summary>Keeps what parents say about drafts, and what editors answer. The ledger has ids of it, none of the words.</summary>
internal sealed class CommentRecorder(PaceDbContext db, PersonVault vault, RecordingStore recordings, Ledger ledger, TimeProvider time)
{
    /// <summary>There is no such comment, or it is somebody else's.</summary>
    public static readonly Refusal NotThere = new("", "This note isn’t here any more.");

    /// <summary>What they have recorded so far is as much as is kept of one person.</summary>
    public static readonly Refusal NoRoom = new("Words", "You have recorded as much as we can keep. Write it instead, or ask us");

    /// <summary>
    /// Saves a parent's comment: a new one, or new words of one of theirs. It is taken also when the draft was taken back or sent anew meanwhile: it is about what they had before them.
    /// </summary>
    /// <param name="user">The parent.</param>
    /// <param name="documentId">About what.</param>
    /// <param name="number">The revision that they read.</param>
    /// <param name="input">What they say.</param>
    /// <param name="page">The paragraphs of that revision.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<Refusal?> SaveAsync(ClaimsPrincipal user, Guid documentId, int number, CommentInput input, PageParagraphs page, CancellationToken cancellation)
    {
        var dropped = default(Guid?);
        try
        {
            var refusal = await db.RetryOnConflictAsync(
                async stop =>
                {
                    (var refused, dropped) = await TrySaveAsync(user, documentId, number, input, page, stop);
                    return refused;
                },
                cancellation);
            if (refusal is not null)
            {
                return refusal;
            }
        }
        catch (CommitInDoubtException)
        {
            input.Voice?.Take();
            throw;
        }
        input.Voice?.Take();
        await recordings.DeleteFilesAsync(dropped is { } gone ? [gone] : []);
        return null;
    }

    private async Task<(Refusal? Refusal, Guid? Dropped)> TrySaveAsync(ClaimsPrincipal user, Guid documentId, int number, CommentInput input, PageParagraphs page, CancellationToken stop)
    {
        if (await OwnMemberAsync(user, stop) is not { } participantId || await db.ReviewRounds.SingleOrDefaultAsync(r => r.DocumentId == documentId && r.Number == number, stop) is not { } round)
        {
            return (NotThere, null);
        }
        var comment = await db.ReviewComments.SingleOrDefaultAsync(c => c.Id == input.Id, stop);
        if (comment is not null && comment.ParticipantId != participantId)
        {
            return (NotThere, null);
        }
        var voicePlace = ReviewComment.VoicePlaceOf(input.Id, participantId);
        var voice = await db.MediaFiles.SingleOrDefaultAsync(m => m.BelongsTo == voicePlace && m.OwnerId == participantId, stop);
        var isHeard = input.Voice is not null || (voice is not null && !input.WithoutVoice);
        var paragraph = comment is null ? input.Part is { } part ? page.Texts.ElementAtOrDefault(part - 1) : null : comment.Paragraph;
        if (Check(input, paragraph, isHeard) is { } refusal)
        {
            return (refusal, null);
        }
        if (input.Voice is { Receipt.Written.Length: var length } && !await db.HasRoomForAsync(participantId, length, stop))
        {
            return (NoRoom, null);
        }
        var now = LedgerTime.Now(time);
        var @sealed = await vault.SealAsync(participantId, ReviewComment.PurposeOf(input.Id), input.Words?.Trim() ?? "", stop);
        var phrase = string.IsNullOrWhiteSpace(input.Phrase) ? null : input.Phrase.Trim();
        if (comment is not null)
        {
            comment.Change(@sealed, phrase, now);
        }
        else
        {
            round.Keep(page.Marks);
            var anchor = input.Part is { } of && paragraph is not null ? ParagraphAnchor.Of(page, of - 1) : null;
            db.ReviewComments.Add(new ReviewComment(input.Id, documentId, number, participantId, anchor, @sealed, phrase, now));
        }
        if (input.Voice is { Receipt.Written: { } written } upload)
        {
            var sealedKey = await vault.SealAsync(participantId, MediaFile.KeyPurposeOf(upload.Id), Convert.ToBase64String(upload.Key), stop);
            db.MediaFiles.Add(new MediaFile(upload.Id, participantId, voicePlace, sealedKey, written, now));
        }
        var dropped = voice is not null && (input.Voice is not null || input.WithoutVoice) ? voice : null;
        if (dropped is not null)
        {
            db.MediaFiles.Remove(dropped);
        }
        await AppendAsync(input.Id, comment is null ? "review-comment.saved" : "review-comment.changed", new { Document = documentId, Revision = number }, participantId, stop);
        return (null, dropped?.Id);
    }

    /// <summary>A parent takes a comment back: it is gone for everybody, with what was answered. Also once they have left the group.</summary>
    public async Task<Refusal?> TakeBackAsync(ClaimsPrincipal user, Guid id, CancellationToken cancellation)
    {
        List<Guid> files = [];
        var refusal = await db.RetryOnConflictAsync(async stop =>
        {
            if (await db.FindOwnProfileAsync(user, stop) is not { } parent || await db.ReviewComments.SingleOrDefaultAsync(c => c.Id == id && c.ParticipantId == parent.Id, stop) is not { } comment)
            {
                return NotThere;
            }
            var voices = await db.MediaFiles.Where(m => m.BelongsTo == comment.VoicePlace && m.OwnerId == parent.Id).ToListAsync(stop);
            db.MediaFiles.RemoveRange(voices);
            files = voices.ConvertAll(v => v.Id);
            db.ReviewComments.Remove(comment);
            await AppendAsync(id, "review-comment.taken-back", new { Document = comment.DocumentId, Revision = comment.Number }, parent.Id, stop);
            return null;
        }, cancellation);
        if (refusal is null)
        {
            await recordings.DeleteFilesAsync(files);
        }
        return refusal;
    }

    /// <summary>A parent would rather not read a document, or would after all.</summary>
    public Task<bool> RefuseAsync(ClaimsPrincipal user, Guid documentId, bool isRefused, CancellationToken cancellation) => db.RetryOnConflictAsync(async stop =>
    {
        if (await OwnMemberAsync(user, stop) is not { } participantId || !await db.ReviewRounds.AnyAsync(r => r.DocumentId == documentId, stop))
        {
            return false;
        }
        var refusal = await db.ReviewRefusals.SingleOrDefaultAsync(r => r.DocumentId == documentId && r.ParticipantId == participantId, stop);
        if (isRefused && refusal is null)
        {
            db.ReviewRefusals.Add(new ReviewRefusal(documentId, participantId, LedgerTime.Now(time)));
        }
        else if (!isRefused && refusal is not null)
        {
            db.ReviewRefusals.Remove(refusal);
        }
        return true;
    }, cancellation);

    /// <summary>An editor says what became of a comment.</summary>
    public Task<Refusal?> AnswerAsync(Guid documentId, Guid id, CommentOutcome? outcome, string? words, Guid by, string firstName, CancellationToken cancellation) => db.RetryOnConflictAsync<Refusal?>(async stop =>
    {
        if (outcome is not { } said)
        {
            return new Refusal("Outcome", "Choose what became of it");
        }
        if (said is CommentOutcome.NotDone && string.IsNullOrWhiteSpace(words))
        {
            return new Refusal("Because", "Say why: the parent reads it");
        }
        if (TextLimit.Check("Because", words, ReviewComment.WordsLength) is { } refusal)
        {
            return refusal;
        }
        if (await db.ReviewComments.SingleOrDefaultAsync(c => c.Id == id && c.DocumentId == documentId, stop) is not { } comment)
        {
            return new Refusal("", "The parent has taken this note back.");
        }
        comment.Reply(new CommentAnswer(said, by, firstName, LedgerTime.Now(time), await vault.SealIfAnyAsync(comment.ParticipantId, comment.AnswerPurpose, words, stop)));
        await AppendAsync(id, "review-comment.answered", new { Document = documentId, Outcome = said.ToString() }, by, stop);
        return null;
    }, cancellation);

    private static Refusal? Check(CommentInput input, string? paragraph, bool isHeard)
    {
        if ((isHeard ? TextLimit.Check("Words", input.Words, ReviewComment.WordsLength) : TextLimit.Check("Words", input.Words, ReviewComment.WordsLength, "Write what you think, or say it")) is { } refusal)
        {
            return refusal;
        }
        if (string.IsNullOrWhiteSpace(input.Phrase))
        {
            return null;
        }
        return TextLimit.Check("Phrase", input.Phrase, ReviewComment.PhraseLength)
            ?? (paragraph is null || !PageParagraphs.Holds(paragraph, input.Phrase) ? new Refusal("Phrase", "We can’t find these words in this part. Copy them as they are, or leave this empty") : null);
    }

    private async Task<Guid?> OwnMemberAsync(ClaimsPrincipal user, CancellationToken cancellation) =>
        await db.FindOwnProfileAsync(user, cancellation) is { } parent && await db.Reviewers.AnyAsync(r => r.ParticipantId == parent.Id && r.JoinedAt != null && r.LeftAt == null, cancellation) ? parent.Id : null;

    private Task<LedgerEntry> AppendAsync<T>(Guid id, string act, T payload, Guid actor, CancellationToken cancellation) =>
        ledger.AppendAsync(db, new LedgerSubject("review-comment", id), act, payload, actor, cancellation);
}

/// <summary>What a parent says about a part of a draft.</summary>
internal sealed record CommentInput
{
    /// <summary>The comment's id, given out with the form.</summary>
    public required Guid Id { get; init; }

    /// <summary>The part of the page, from 1; <c>null</c>: all of it.</summary>
    public int? Part { get; init; }

    /// <summary>Words of that part that it is about.</summary>
    public string? Phrase { get; init; }

    /// <summary>What they write.</summary>
    public string? Words { get; init; }

    /// <summary>What they say aloud; <c>null</c>: nothing new.</summary>
    public SealedUpload? Voice { get; init; }

    /// <summary>Whether what they said aloud before goes.</summary>
    public bool WithoutVoice { get; init; }
}
