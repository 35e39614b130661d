using System.Security.Claims;
using Pace.Learning.Web.Parents;
using Pace.Learning.Web.Parents.Participants;

namespace Pace.Learning.Web.Contributions.Transcripts;

/// <summary>Asks for what is said to be typed, types it, and takes it or leaves it; each with its ledger entry.</summary>
internal sealed class TranscriptRecorder(PaceDbContext db, ContributionTextVault texts, PersonVault vault, ContributionRecord record, ParentMail mail, PublicUrl site, TimeProvider time)
{
    private static readonly Refusal Gone = new("", "This is not here any more. The parent may not want it now");

    /// <summary>A parent asks. Asking twice is asking once. <c>false</c>: there is nothing of theirs to be typed.</summary>
    public Task<bool> AskAsync(ClaimsPrincipal user, Guid contributionId, CancellationToken cancellation) => db.RetryOnConflictAsync(async stop =>
    {
        if (await db.FindOwnContributionAsync(user, contributionId, stop) is not { Erasure: null, Kind.IsRecorded: true, MediaId: { } mediaId } contribution)
        {
            return false;
        }
        if (await db.TranscriptRequests.OpenFor(contributionId).AnyAsync(stop))
        {
            return true;
        }
        var request = new TranscriptRequest(contributionId, mediaId, Now);
        db.TranscriptRequests.Add(request);
        contribution.Touch();
        await record.AppendAsync(db, contributionId, "transcript.asked", new { Request = request.Id }, user.PersonId, stop);
        return true;
    }, cancellation);

    /// <summary>A parent no longer wants it typed.</summary>
    public Task<bool> CallOffAsync(ClaimsPrincipal user, Guid contributionId, CancellationToken cancellation) => db.RetryOnConflictAsync(async stop =>
    {
        if (await db.FindOwnContributionAsync(user, contributionId, stop) is null)
        {
            return false;
        }
        if (await db.TranscriptRequests.OpenFor(contributionId).SingleOrDefaultAsync(stop) is { } request)
        {
            await EndAsync(request, TranscriptEnding.CalledOff, user.PersonId, stop);
        }
        return true;
    }, cancellation);

    /// <summary>Keeps what the manager typed; when it is whole, it goes to the parent, who is told by mail that there is something to read.</summary>
    public Task<Refusal?> TypeAsync(ClaimsPrincipal user, Guid id, TypedTranscript typed, CancellationToken cancellation) => db.RetryOnConflictAsync<Refusal?>(async stop =>
    {
        if (await db.TranscriptsToType.SingleOrDefaultAsync(r => r.Id == id, stop) is not { } request)
        {
            return Gone;
        }
        if (request.MediaId != typed.MediaId)
        {
            return new Refusal("", "The parent has recorded it anew. Please listen again, and change what is different");
        }
        if (request.Version != typed.Version)
        {
            return new Refusal("", "Somebody else has typed here meanwhile. Their text is kept; yours is still below. Choose what to keep");
        }
        var participant = await db.Contributions.Where(c => c.Id == request.ContributionId).Select(c => c.ParticipantId).SingleAsync(stop);
        var text = await vault.SealAsync(participant, request.TextPurpose, typed.Text, stop);
        var note = await vault.SealAsync(participant, request.NotePurpose, typed.Note, stop);
        if (!typed.IsWhole)
        {
            request.Save(text, note);
            return null;
        }
        request.Send(text, note, user.RequiredPersonId, Now);
        await record.AppendAsync(db, request.ContributionId, "transcript.typed", new { Request = request.Id }, user.PersonId, stop);
        if (!await IsPausedAsync(participant, stop))
        {
            await mail.SendAsync(participant, new TranscriptLetter { Url = site.Of("/taking-part") }, stop);
        }
        return null;
    }, cancellation);

    /// <summary>
    /// A parent makes it their text, as they have changed it. Answers of what, <c>null</c> when it isn't there any more; or the words that they saved there since the page
    /// was opened.
    /// </summary>
    public Task<(Guid? ContributionId, string? Other)> TakeAsync(ClaimsPrincipal user, Guid id, TakenTranscript taken, CancellationToken cancellation) => db.RetryOnConflictAsync<(Guid?, string?)>(async stop =>
    {
        if (await TypedForAsync(user, id, stop) is not var (request, contribution) || request.MediaId != taken.MediaId || await texts.DraftOfAsync(contribution, stop) is not { } draft)
        {
            return (null, null);
        }
        if (SeenText.IsOvertaken(taken.Seen, [draft.Text], [taken.Text]))
        {
            return (null, draft.Text);
        }
        contribution.SaveDraft(await texts.SealAsync(contribution.ParticipantId, ContributionTextVault.DraftPurpose(contribution.Id), draft with { Text = taken.Text.Trim() }, stop), Now);
        await EndAsync(request, TranscriptEnding.Taken, user.PersonId, stop);
        return (contribution.Id, null);
    }, cancellation);

    /// <summary>A parent doesn't want it.</summary>
    public Task<Guid?> LeaveAsync(ClaimsPrincipal user, Guid id, CancellationToken cancellation) => db.RetryOnConflictAsync<Guid?>(async stop =>
    {
        if (await TypedForAsync(user, id, stop) is not var (request, contribution))
        {
            return null;
        }
        await EndAsync(request, TranscriptEnding.Left, user.PersonId, stop);
        return contribution.Id;
    }, cancellation);

    /// <summary>What was typed for a parent and waits for them.</summary>
    public async Task<(TranscriptRequest Request, Contribution Contribution)?> TypedForAsync(ClaimsPrincipal user, Guid id, CancellationToken cancellation) =>
        await db.TranscriptRequests.SingleOrDefaultAsync(r => r.Id == id && r.End == null && r.Typing != null, cancellation) is { } request
        && await db.FindOwnContributionAsync(user, request.ContributionId, cancellation) is { Erasure: null } contribution
            ? (request, contribution) : null;

    // Whoever rests isn't written to. It waits on their page.
    private Task<bool> IsPausedAsync(Guid participantId, CancellationToken cancellation)
    {
        var now = Now;
        return db.ParticipantProfiles.AnyAsync(p => p.Id == participantId && p.HasPause && (p.PausedUntil == null || p.PausedUntil > now), cancellation);
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private Task EndAsync(TranscriptRequest request, TranscriptEnding how, Guid? actor, CancellationToken cancellation)
    {
        request.EndNow(how, Now);
        return record.AppendAsync(db, request.ContributionId, "transcript.ended", new { Request = request.Id, How = how.ToString() }, actor, cancellation);
    }
}

/// <summary>What the manager typed.</summary>
/// <param name="MediaId">The recording that they heard.</param>
/// <param name="Version">The request as they opened it.</param>
/// <param name="Text">What is said.</param>
/// <param name="Note">A note to the parent.</param>
/// <param name="IsWhole">Whether it goes to the parent now.</param>
internal sealed record TypedTranscript(Guid MediaId, int Version, string Text, string Note, bool IsWhole);

/// <summary>What a parent takes.</summary>
/// <param name="MediaId">The recording that they heard with it.</param>
/// <param name="Text">The text as they changed it.</param>
/// <param name="Seen">What stood in its place when they opened the page.</param>
internal sealed record TakenTranscript(Guid MediaId, string Text, string? Seen);
