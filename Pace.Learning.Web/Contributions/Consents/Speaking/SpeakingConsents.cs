using System.Security.Claims;
using Pace.Learning.Web.Contributions.Consents.Statements;
using Pace.Learning.Web.Parents;
using Pace.Learning.Web.Parents.Participants;

namespace Pace.Learning.Web.Contributions.Consents.Speaking;

/// <summary>
/// How a parent says yes to speaking live, or no to being asked for it. Nobody writes a yes down for them. It hangs on a contribution without words, so that it is taken
/// back, renewed, shown and erased as every other yes is.
/// </summary>
internal sealed class SpeakingConsents(
    PaceDbContext db, ConsentStatements statements, ContributionTextVault texts, ContributionRecord record, ParticipantLedger participation, TimeProvider time)
{
    private static readonly Refusal Changed = new("", "Something changed while you were reading. Please look again.");

    // It says nothing of what they would speak about: the page of what a parent shares may be seen by somebody beside them.
    private static readonly ContributionText NoWords = new("Speaking live", "");

    /// <summary>Says yes, in the place of an earlier yes to the same. The statement must be the one that they read.</summary>
    public async Task<(Consent? Consent, Refusal? Refusal)> GiveAsync(ClaimsPrincipal user, ConsentTerms terms, int statementRead, CancellationToken cancellation)
    {
        Consent? given = null;
        var refusal = await db.RetryOnConflictAsync<Refusal?>(async stop =>
        {
            var now = time.GetUtcNow().UtcDateTime;
            await db.LockPersonAsync(user.RequiredPersonId, stop);
            if (!terms.Use.IsSpeaking || statements.LatestOf(terms.Use) is not { } statement || statement.Mark.Version != statementRead
                || await db.FindOwnProfileAsync(user, stop) is not { IsErased: false } parent)
            {
                return Changed;
            }
            if (Consent.RefusalOf(terms, now) is { } wrong)
            {
                return wrong;
            }
            var contribution = await SharedAsync(user, parent.Id, now, stop);
            given = Consent.Give(contribution, contribution.Latest!, terms, statement.Mark, now);
            var earlier = await db.Consents.Where(c => c.ParticipantId == parent.Id && c.Use == terms.Use && c.End == null).ToListAsync(stop);
            await record.ReplaceAsync(db, earlier, user.PersonId, now, stop);
            db.Consents.Add(given);
            contribution.Touch();
            (await db.SpeakRequests.FindAsync([parent.Id], stop))?.Answer(isYes: true, now);
            await record.AppendAsync(db, given, "consent.given", ConsentRecord.Of(given), user.PersonId, stop);
            return null;
        }, cancellation);
        return refusal is null ? (given, null) : (null, refusal);
    }

    /// <summary>Says no to being asked. It is never refused.</summary>
    public Task DeclineAsync(ClaimsPrincipal user, CancellationToken cancellation) => db.RetryOnConflictAsync(async stop =>
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (await db.FindOwnProfileAsync(user, stop) is { } parent && await db.SpeakRequests.FindAsync([parent.Id], stop) is { } request && request.IsOpenAt(now))
        {
            request.Answer(isYes: false, now);
            await participation.AppendAsync(parent.Id, "speak.declined", user.PersonId, stop);
        }
    }, cancellation);

    // One a parent; what was taken back is shared again with the new yes.
    private async Task<Contribution> SharedAsync(ClaimsPrincipal user, Guid parent, DateTime now, CancellationToken cancellation)
    {
        var contribution = await db.OwnContributions(user).Include(c => c.Versions).OrderBy(c => c.CreatedAt)
            .FirstOrDefaultAsync(c => c.Kind == ContributionKind.LiveTalk && c.Erasure == null, cancellation);
        if (contribution is { IsShared: true })
        {
            return contribution;
        }
        var isNew = contribution is null;
        if (contribution is null)
        {
            var id = Guid.CreateVersion7();
            contribution = new Contribution(id, parent, ContributionKind.LiveTalk, await texts.SealAsync(parent, ContributionTextVault.DraftPurpose(id), NoWords, cancellation), now);
        }
        var version = contribution.Share(
            await texts.SealAsync(parent, ContributionTextVault.VersionPurpose(contribution.Id, contribution.NextNumber), NoWords, cancellation), now);
        if (isNew)
        {
            db.Contributions.Add(contribution);
        }
        else
        {
            db.ContributionVersions.Add(version);
        }
        await record.AppendAsync(db, contribution.Id, "contribution.shared", new { Version = version.Id, version.Number, Carried = false }, user.PersonId, cancellation);
        return contribution;
    }
}
