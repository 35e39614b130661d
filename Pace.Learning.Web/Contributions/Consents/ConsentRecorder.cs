using System.Security.Claims;
using Pace.Learning.Web.Contributions.Consents.Statements;
using Pace.Learning.Web.Parents;

namespace Pace.Learning.Web.Contributions.Consents;

/// <summary>How a yes is given, written down for a parent, or confirmed: with its ledger entry, in one act.</summary>
internal sealed class ConsentRecorder(PaceDbContext db, ConsentStatements statements, ContributionRecord record, ParentMail mail, PublicUrl site, TimeProvider time)
{
    private static readonly Refusal Changed = new("", "Something changed while you were reading. Please look again.");

    /// <summary>
    /// The parent says yes to one use of what they shared last, as they read it. It takes the place of an earlier yes to the same use. When they have shared other
    /// words meanwhile, or there is another statement, they are asked to look again.
    /// </summary>
    public async Task<(Consent? Consent, Refusal? Refusal)> GiveAsync(
        ClaimsPrincipal user, Guid contributionId, ConsentTerms terms, ReadForConsent read, CancellationToken cancellation)
    {
        Consent? given = null;
        var refusal = await db.RetryOnConflictAsync<Refusal?>(async stop =>
        {
            if (await db.FindOwnContributionAsync(user, contributionId, stop) is not { IsShared: true } contribution)
            {
                return new Refusal("", "Share it first. Then you can say yes to a use.");
            }
            var now = time.GetUtcNow().UtcDateTime;
            if (!contribution.Kind.Uses.Contains(terms.Use))
            {
                return Changed;
            }
            if (Consent.RefusalOf(terms, now) is { } wrong)
            {
                return wrong;
            }
            if (statements.LatestOf(terms.Use) is not { } statement || statement.Mark.Version != read.Statement || contribution.Latest!.Number != read.Version)
            {
                return Changed;
            }
            given = Consent.Give(contribution, contribution.Latest, terms, statement.Mark, now);
            await ReplaceAsync(given, user.PersonId, now, stop);
            db.Consents.Add(given);
            contribution.Touch();
            await EnterAsync(given, "consent.given", user.PersonId, stop);
            return null;
        }, cancellation);
        return refusal is null ? (given, null) : (null, refusal);
    }

    /// <summary>Staff write down what a parent told them. It counts for nothing until the parent confirms it, and they are told by mail that there is something to look at.</summary>
    public Task<Refusal?> RecordAsync(ClaimsPrincipal staff, Guid contributionId, ConsentTerms terms, CancellationToken cancellation) => db.RetryOnConflictAsync<Refusal?>(async stop =>
    {
        var now = time.GetUtcNow().UtcDateTime;
        var contribution = await db.Contributions.VisibleTo(staff, db, now).Include(c => c.Versions).SingleOrDefaultAsync(c => c.Id == contributionId, stop);
        if (contribution is null || statements.LatestOf(terms.Use) is not { } statement)
        {
            return new Refusal("", "This can't be recorded: it isn't shared, or there is no statement for this use.");
        }
        if (Consent.RefusalOf(terms, now) is { } refusal)
        {
            return refusal;
        }
        var consent = Consent.Record(contribution, contribution.Latest!, terms, statement.Mark, staff.RequiredPersonId, now);
        db.Consents.Add(consent);
        contribution.Touch();
        await mail.SendAsync(contribution.ParticipantId, new WrittenDownLetter { Url = site.Of($"/taking-part/consents/{consent.Id}") }, stop);
        await EnterAsync(consent, "consent.recorded", staff.PersonId, stop);
        return null;
    }, cancellation);

    /// <summary>The parent says yes to what was written down for them, or no.</summary>
    public Task<Refusal?> AnswerAsync(ClaimsPrincipal user, Guid consentId, bool isYes, CancellationToken cancellation) => db.RetryOnConflictAsync<Refusal?>(async stop =>
    {
        if (await db.OwnConsents(user).SingleOrDefaultAsync(c => c.Id == consentId, stop) is not { } consent
            || await db.FindOwnContributionAsync(user, consent.ContributionId, stop) is not { } contribution)
        {
            return Changed;
        }
        var now = time.GetUtcNow().UtcDateTime;
        if (!isYes)
        {
            consent.EndNow(ConsentEnding.NotConfirmed, now);
        }
        else if (!contribution.IsShared)
        {
            return Changed;
        }
        else if (consent.Confirm(now) is { } refusal)
        {
            return refusal;
        }
        else
        {
            await ReplaceAsync(consent, user.PersonId, now, stop);
        }
        contribution.Touch();
        await EnterAsync(consent, isYes ? "consent.confirmed" : "consent.not-confirmed", user.PersonId, stop);
        return null;
    }, cancellation);

    private async Task ReplaceAsync(Consent by, Guid? actor, DateTime now, CancellationToken cancellation)
    {
        var earlier = await db.Consents.Where(c => c.ContributionId == by.ContributionId && c.Use == by.Use && c.End == null && c.GivenAt != null && c.Id != by.Id)
            .ToListAsync(cancellation);
        await record.ReplaceAsync(db, earlier, actor, now, cancellation);
    }

    private Task EnterAsync(Consent consent, string act, Guid? actor, CancellationToken cancellation) =>
        record.AppendAsync(db, consent, act, ConsentRecord.Of(consent), actor, cancellation);
}

/// <summary>What a parent had before their eyes when they said yes.</summary>
/// <param name="Version">The number of what they had shared.</param>
/// <param name="Statement">The version of the statement.</param>
public sealed record ReadForConsent(int Version, int Statement);
