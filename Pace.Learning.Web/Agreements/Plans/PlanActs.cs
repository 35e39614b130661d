using Microsoft.EntityFrameworkCore;
using Pace.Learning.Web.Agreements.Signatures;
using Pace.Learning.Web.Platform.Data;
using Pace.Learning.Web.Platform.Ledger;

namespace Pace.Learning.Web.Agreements.Plans;

/// <summary>Does something to the plan of a sign-up that is in force: the act and its record in the sign-up's chain are stored together or not at all.</summary>
internal sealed class PlanActs(PaceDbContext db, AgreementActs acts, Ledger ledger)
{
    private static readonly Refusal NotInForce = new("", "The agreement is not in force, so its plan stays as it is.");

    public Task<Refusal?> ActAsync(Guid signUpId, Func<Plan, DateTime, Refusal?> act, CancellationToken cancellation) => acts.DoAsync(async ct =>
    {
        var now = acts.Now;
        var signUp = await db.SignUps.IgnoreAutoIncludes().SingleAsync(s => s.Id == signUpId, ct);
        if (signUp.State != SignUpState.InForce)
        {
            return Refused(NotInForce);
        }
        var plan = await db.Plans.Whole().SingleOrDefaultAsync(p => p.AreaId == signUp.AreaId && p.DocumentId == signUp.DocumentId, ct);
        if (plan is null)
        {
            db.Plans.Add(plan = new Plan(signUp.AreaId, signUp.DocumentId, now));
        }
        if (act(plan, now) is { } refusal)
        {
            return Refused(refusal);
        }
        db.MarkAsActedOn(signUp);
        foreach (var happened in plan.Happened)
        {
            db.PlanEvents.Add(happened);
            await ledger.AppendAsync(db, AgreementActs.Subject(signUpId), ActName(happened.Kind), Entry(signUp, happened), happened.ByPersonId, ct);
        }
        plan.Settle();
        return null;
    }, cancellation);

    private Refusal? Refused(Refusal refusal)
    {
        db.ChangeTracker.Clear();
        return refusal;
    }

    private static PlanEntry Entry(SignUp signUp, PlanEvent happened) => new(
        happened.Number, signUp.State, happened.PlanId, happened.ActionId, happened.Action!.ClauseId, happened.Action.State.ToString(),
        happened.Action.DueOn.ToString("O", System.Globalization.CultureInfo.InvariantCulture), happened.NoteId,
        Words(happened) is { } words ? TextHash.Of($"{happened.Id:N} {words}") : null);

    private static string? Words(PlanEvent happened) => happened.Kind switch
    {
        PlanEventKind.ActionAdded or PlanEventKind.ActionChanged => happened.Action!.What,
        PlanEventKind.EvidenceAdded or PlanEventKind.EvidenceStruck => happened.Action!.Notes.Single(n => n.Id == happened.NoteId).Words,
        _ => happened.Words,
    };

    private static string ActName(PlanEventKind kind) => kind switch
    {
        PlanEventKind.ActionAdded => "agreement.action-added",
        PlanEventKind.ActionChanged => "agreement.action-changed",
        PlanEventKind.ActionBegun => "agreement.action-begun",
        PlanEventKind.ActionDone => "agreement.action-done",
        PlanEventKind.ActionLetGo => "agreement.action-let-go",
        PlanEventKind.ActionTakenUp => "agreement.action-taken-up",
        PlanEventKind.EvidenceAdded => "agreement.evidence-added",
        _ => "agreement.evidence-struck",
    };
}

/// <summary>What the ledger keeps of an act on a plan: no words and no names, but a hash that proves the words.</summary>
internal sealed record PlanEntry(int Number, SignUpState State, Guid Plan, Guid Action, string Clause, string Stands, string DueOn, Guid? Evidence, string? WordsSha256);

internal static class ActedOn
{
    /// <summary>Makes the save fail when the sign-up has changed meanwhile, so that what is written to its chain fits the state that it is in.</summary>
    public static void MarkAsActedOn(this PaceDbContext db, SignUp signUp) => db.Entry(signUp).Property(s => s.Revision).CurrentValue++;
}
