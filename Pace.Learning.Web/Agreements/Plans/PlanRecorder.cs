using Pace.Learning.Web.Agreements.Signatures;
using Pace.Learning.Web.Platform.Ledger;

namespace Pace.Learning.Web.Agreements.Plans;

/// <summary>Does something to the plan of an agreement that is in force: the act and its record in the agreement's chain are stored together or not at all.</summary>
internal sealed class PlanRecorder(PaceDbContext db, AgreementRecorder acts, Ledger ledger)
{
    private static readonly Refusal NotInForce = new("", "The agreement is not in force, so its plan stays as it is.");

    public Task<Refusal?> ActAsync(Guid agreementId, Func<Plan, DateTime, Refusal?> act, CancellationToken cancellation) => acts.DoAsync(async ct =>
    {
        var now = acts.Now;
        var agreement = await db.Agreements.IgnoreAutoIncludes().SingleAsync(s => s.Id == agreementId, ct);
        if (agreement.State != AgreementState.InForce)
        {
            return NotInForce;
        }
        var plan = await db.Plans.Whole().SingleOrDefaultAsync(p => p.AreaId == agreement.AreaId && p.DocumentId == agreement.DocumentId, ct);
        if (plan is null)
        {
            db.Plans.Add(plan = new Plan(agreement.AreaId, agreement.DocumentId, now));
        }
        if (act(plan, now) is { } refusal)
        {
            return refusal;
        }
        db.MarkAsActedOn(agreement);
        foreach (var happened in plan.Happened)
        {
            db.PlanEvents.Add(happened);
            await ledger.AppendAsync(db, AgreementRecorder.Subject(agreementId), ActName(happened.Kind), Entry(agreement, happened), happened.ByPersonId, ct);
        }
        plan.Settle();
        return null;
    }, cancellation);

    private static PlanEntry Entry(Agreement agreement, PlanEvent happened) => new(
        happened.Number, agreement.State, happened.PlanId, happened.ActionId, happened.Action!.ClauseId, happened.Action.State.ToString(),
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
internal sealed record PlanEntry(int Number, AgreementState State, Guid Plan, Guid Action, string Clause, string Stands, string DueOn, Guid? Evidence, string? WordsSha256);

internal static class ActedOn
{
    /// <summary>Makes the save fail when the agreement has changed meanwhile, so that what is written to its chain fits the state that it is in.</summary>
    public static void MarkAsActedOn(this PaceDbContext db, Agreement agreement) => db.Entry(agreement).Property(s => s.Revision).CurrentValue++;
}
