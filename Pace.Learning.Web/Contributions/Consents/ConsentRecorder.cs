using System.Security.Claims;
using Pace.Learning.Web.Contributions.Consents.Statements;

namespace Pace.Learning.Web.Contributions.Consents;

/// <summary>How a yes is given, written down for a parent, or confirmed: with its ledger entry, in one transaction.</summary>
public sealed class ConsentRecorder(PaceDbContext db, ConsentStatements statements, ContributionRecord record, TimeProvider time)
{
    private static readonly Refusal Changed = new("", "Something changed while you were reading. Please look again.");

    /// <summary>The parent says yes to one use of what they shared last. It takes the place of an earlier yes to the same use.</summary>
    public async Task<(Consent? Consent, Refusal? Refusal)> GiveAsync(
        ClaimsPrincipal user, Guid contributionId, ConsentTerms terms, int statementVersion, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.FindOwnContributionAsync(user, contributionId, cancellation) is not { IsShared: true } contribution)
        {
            return (null, new Refusal("", "Share it first. Then you can say yes to a use."));
        }
        var now = time.GetUtcNow().UtcDateTime;
        if (!contribution.Kind.Uses.Contains(terms.Use))
        {
            return (null, Changed);
        }
        if (Consent.RefusalOf(terms, now) is { } refusal)
        {
            return (null, refusal);
        }
        if (statements.LatestOf(terms.Use) is not { } statement || statement.Mark.Version != statementVersion)
        {
            return (null, Changed);
        }
        var consent = Consent.Give(contribution, contribution.Latest!, terms, statement.Mark, now);
        await ReplaceAsync(consent, now, cancellation);
        db.Consents.Add(consent);
        contribution.Touch();
        return await CommitAsync(transaction, consent, "consent.given", user.PersonId, cancellation);
    }

    /// <summary>Staff write down what a parent told them. It counts for nothing until the parent confirms it.</summary>
    public async Task<(Consent? Consent, Refusal? Refusal)> RecordAsync(
        ClaimsPrincipal staff, Guid contributionId, ConsentTerms terms, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var contribution = await db.Contributions.VisibleTo(staff, db, now).Include(c => c.Versions).SingleOrDefaultAsync(c => c.Id == contributionId, cancellation);
        if (contribution is null || statements.LatestOf(terms.Use) is not { } statement)
        {
            return (null, new Refusal("", "This can't be recorded: it isn't shared, or there is no statement for this use."));
        }
        if (Consent.RefusalOf(terms, now) is { } refusal)
        {
            return (null, refusal);
        }
        var consent = Consent.Record(contribution, contribution.Latest!, terms, statement.Mark, staff.RequiredPersonId, now);
        db.Consents.Add(consent);
        contribution.Touch();
        return await CommitAsync(transaction, consent, "consent.recorded", staff.PersonId, cancellation);
    }

    /// <summary>The parent says yes to what was written down for them, or no.</summary>
    public async Task<Refusal?> AnswerAsync(ClaimsPrincipal user, Guid consentId, bool isYes, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.OwnConsents(user).SingleOrDefaultAsync(c => c.Id == consentId, cancellation) is not { } consent
            || await db.FindOwnContributionAsync(user, consent.ContributionId, cancellation) is not { } contribution)
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
            await ReplaceAsync(consent, now, cancellation);
        }
        contribution.Touch();
        return (await CommitAsync(transaction, consent, isYes ? "consent.confirmed" : "consent.not-confirmed", user.PersonId, cancellation)).Refusal;
    }

    private async Task ReplaceAsync(Consent by, DateTime now, CancellationToken cancellation)
    {
        var earlier = await db.Consents.Where(c => c.ContributionId == by.ContributionId && c.Use == by.Use && c.End == null && c.GivenAt != null && c.Id != by.Id)
            .ToListAsync(cancellation);
        earlier.ForEach(c => c.EndNow(ConsentEnding.Replaced, now));
    }

    private async Task<(Consent? Consent, Refusal? Refusal)> CommitAsync(
        Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction transaction, Consent consent, string act, Guid? actor, CancellationToken cancellation)
    {
        try
        {
            await record.AppendAsync(db, consent.ContributionId, act, ConsentRecord.Of(consent), actor, cancellation);
            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
            return (consent, null);
        }
        catch (DbUpdateException e) when (db.IsConflict(e))
        {
            return (null, Changed);
        }
    }
}
