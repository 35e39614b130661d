using System.Security.Claims;
using Microsoft.AspNetCore.OutputCaching;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Parents;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Parents.People;
using Pace.Learning.Web.Parents.Preferences;
using Pace.Learning.Web.Platform.Ledger;
using Pace.Learning.Web.Platform.Published.Cached;

namespace Pace.Learning.Web.Studio.Reviews.Members;

/// <summary>
/// Who is in the parents' advisory group. The manager asks a parent who would like to read drafts; the parent's yes puts them in, and their no, or their leaving, ends it.
/// The role goes with it.
/// </summary>
internal sealed class ReviewerRecorder(PaceDbContext db, PersonDirectory people, ParentMail mail, PublicUrl site, ReviewerRecord record, IOutputCacheStore kept, TimeProvider time) : IPersonAct
{
    /// <summary>Where the manager's button is sent.</summary>
    public static string Address(Guid participantId) => $"/manage/participation/people/{participantId}/drafts";

    /// <summary>Asks. Asking twice is asking once.</summary>
    public Task<Refusal?> AskAsync(Guid participantId, Guid by, CancellationToken cancellation) => db.RetryOnConflictAsync<Refusal?>(async stop =>
    {
        if ((await OfAsync(participantId, stop)).SingleOrDefault() is not { } act)
        {
            return new Refusal("", "They don’t take part any more.");
        }
        if (act.Url is null)
        {
            return await db.Reviewers.AnyAsync(r => r.ParticipantId == participantId && r.JoinedAt == null && r.LeftAt == null, stop) ? null : new Refusal("", act.State);
        }
        db.Reviewers.Add(new Reviewer(participantId, by, LedgerTime.Now(time)));
        await mail.SendAsync(participantId, new ReviewerQuestionLetter { Url = site.Of("/taking-part") }, stop);
        await record.AppendAsync(db, participantId, "reviewer.asked", by, stop);
        return null;
    }, cancellation);

    /// <summary>The parent who is asking says yes, or no.</summary>
    /// <returns>Whether they were asked at any time.</returns>
    public async Task<bool> AnswerAsync(ClaimsPrincipal user, bool isYes, CancellationToken cancellation) =>
        await TryAnswerAsync(user, isYes, cancellation) && await CountAnewAsync(cancellation);

    /// <summary>How the parent who is asking wants to be named and counted.</summary>
    public async Task<bool> ChooseAsync(ClaimsPrincipal user, bool isNamed, bool isCounted, CancellationToken cancellation) =>
        await TryChooseAsync(user, isNamed, isCounted, cancellation) && await CountAnewAsync(cancellation);

    public async Task<IReadOnlyList<PersonAct>> OfAsync(Guid participantId, CancellationToken cancellation)
    {
        if (await db.ParticipantProfiles.SingleOrDefaultAsync(p => p.Id == participantId && !p.IsErased, cancellation) is not { } parent)
        {
            return [];
        }
        var reviewer = await db.Reviewers.AsNoTracking().SingleOrDefaultAsync(r => r.ParticipantId == participantId, cancellation);
        var notNow = (reviewer, parent) switch
        {
            ({ IsMember: true }, _) => $"In the group since {LondonTime.Long(reviewer.JoinedAt!.Value)}.",
            ({ LeftAt: { } left }, _) => $"They said no or left on {LondonTime.Long(left)}. They can come back by themselves, on their page.",
            ({ }, _) => $"Asked on {LondonTime.Long(reviewer.AskedAt)}. No answer is fine.",
            (_, var p) when p.IsPausedAt(time.GetUtcNow().UtcDateTime) => "They are on a pause.",
            (_, var p) when !p.Wanted.HasFlag(Activities.Review) => "They haven’t said that they would like to read drafts.",
            _ => null,
        };
        return [new PersonAct("The parents’ advisory group", notNow ?? "They would like to read drafts.", "Ask them to join", notNow is null ? Address(participantId) : null)];
    }

    private Task<bool> TryAnswerAsync(ClaimsPrincipal user, bool isYes, CancellationToken cancellation) => db.RetryOnConflictAsync(async stop =>
    {
        if (await db.FindOwnProfileAsync(user, stop) is not { PersonId: { } personId } parent
            || await db.Reviewers.SingleOrDefaultAsync(r => r.ParticipantId == parent.Id, stop) is not { } reviewer)
        {
            return false;
        }
        if (reviewer.IsMember == isYes && !reviewer.IsAsked)
        {
            return true;
        }
        if (isYes)
        {
            reviewer.Join(LedgerTime.Now(time));
            await people.GiveRoleAsync(personId, Roles.ParentReviewer, stop);
        }
        else
        {
            reviewer.Leave(LedgerTime.Now(time));
            await people.TakeRoleAsync(personId, Roles.ParentReviewer, stop);
        }
        await record.AppendAsync(db, parent.Id, isYes ? "reviewer.joined" : "reviewer.left", parent.Id, stop);
        return true;
    }, cancellation);

    private Task<bool> TryChooseAsync(ClaimsPrincipal user, bool isNamed, bool isCounted, CancellationToken cancellation) => db.RetryOnConflictAsync(async stop =>
    {
        if (await db.FindOwnProfileAsync(user, stop) is not { } parent || await db.Reviewers.SingleOrDefaultAsync(r => r.ParticipantId == parent.Id, stop) is not { IsMember: true } reviewer)
        {
            return false;
        }
        reviewer.Choose(isNamed, isCounted);
        await record.AppendAsync(db, parent.Id, "reviewer.chose", parent.Id, stop);
        return true;
    }, cancellation);

    // Public pages that were made before may say another number.
    private async Task<bool> CountAnewAsync(CancellationToken cancellation)
    {
        await kept.EvictByTagAsync(PublicPages.Tag, cancellation);
        return true;
    }
}

/// <summary>Writes who joined and left to the ledger, by opaque ids. The caller saves.</summary>
internal sealed class ReviewerRecord(Ledger ledger)
{
    public Task AppendAsync(PaceDbContext db, Guid participantId, string act, Guid? actor, CancellationToken cancellation) =>
        ledger.AppendAsync(db, new LedgerSubject("reviewer", participantId), act, new Nothing(), actor, cancellation);

    private sealed record Nothing;
}
