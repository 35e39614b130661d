using Pace.Learning.Web.Agreements.Plans;
using Pace.Learning.Web.Agreements.Reviews;
using Pace.Learning.Web.LocalAreas;

namespace Pace.Learning.Web.Agreements.Demo;

/// <summary>For the demo area's agreement a few actions and a first review. All of it is invented.</summary>
internal sealed class DemoPlan(PaceDbContext db, PlanRecorder plans, ReviewRecorder reviews, AreaDirectory areas)
{
    private static readonly DemoAction[] Actions =
    [
        new("a", AgencyKind.Council, "Put a box for the parent’s own words at the top of the referral form", "Head of early help", "Pace", 21, ActionState.Done,
            "The new form is in use in both teams. A parent who tried it out asked for a bigger box, and has it."),
        new("a", AgencyKind.Police, "Read ten records of each agency for words that blame, and tell the parents’ group what was found", "Detective inspector, exploitation team", "Parent participation manager at Pace", 120,
            ActionState.UnderWay, "Four agencies have chosen who reads."),
        new("b", AgencyKind.Health, "Give every family one named worker who rings back within two working days", "Named nurse for safeguarding", "Pace", 90, ActionState.Planned, null),
        new("c", AgencyKind.Council, "Book all team managers on the course on relational safeguarding", "Workforce development lead", "Pace", 60, ActionState.UnderWay, null),
        new("d", AgencyKind.Police, "Agree how a family is kept safe when it is threatened, and who calls whom at night", "Police lead for child exploitation", "Pace", 7, ActionState.Planned, null),
    ];

    private static readonly (string Key, ReviewOutcome Outcome, string Area, string Pace)[] Answers =
    [
        ("a", ReviewOutcome.Partly, "Most records we read quote the parent. Two still say that a family “doesn’t engage”. We talk with those teams this month.", "Parents of the programme read the new form with us and like it."),
        ("b", ReviewOutcome.NotYet, "Families still have to tell us the same thing more than once. A named worker is the next step in our plan.", "We hear this on our support line as well. The named worker is the right answer."),
        ("c", ReviewOutcome.Partly, "Frontline staff have begun. Managers and senior leaders come next.", "The numbers are counted by this site."),
        ("d", ReviewOutcome.Kept, "Every family that was threatened this year had a safety plan within a day.", "Two families told us the same."),
    ];

    public async Task SeedAsync(Agreement agreement, AgreementVersion version, Guid lead, Guid admin, CancellationToken cancellation)
    {
        var (area, pace) = (new ActingFor(lead, PlanSide.Area), new ActingFor(admin, PlanSide.Pace));
        var agencies = await areas.AgenciesAsync(agreement.AreaId, cancellation);
        foreach (var action in Actions)
        {
            if (Commitment.Of(version).FirstOrDefault(c => c.Key == action.Promise)?.Clauses is [var clause, ..] && agencies.FirstOrDefault(a => a.Kind == action.Agency) is { } agency)
            {
                await plans.ActAsync(agreement.Id, (plan, now) => Add(plan, action, clause, agency, area, pace, now), cancellation);
            }
        }
        if (Answers.Any(a => Commitment.Of(version).All(c => c.Key != a.Key)))
        {
            return;
        }
        await reviews.OpenAsync(agreement.Id, lead, cancellation);
        var (review, openedAt) = await db.AgreementReviews.Where(r => r.AgreementId == agreement.Id).Select(r => new ValueTuple<Guid, DateTime>(r.Id, r.OpenedAt)).SingleAsync(cancellation);
        foreach (var (key, outcome, byArea, byPace) in Answers)
        {
            await reviews.AnswerAsync(agreement.Id, review, key, 0, new ReviewInput(outcome, byArea), area, cancellation);
            await reviews.AnswerAsync(agreement.Id, review, key, 1, new ReviewInput(outcome, byPace), pace, cancellation);
        }
        // Invented like the rest: as if it had been open for as long as a review has to be.
        var earlier = openedAt.AddDays(-Review.FewestDays);
        await db.AgreementReviews.Where(r => r.Id == review).ExecuteUpdateAsync(set => set.SetProperty(r => r.OpenedAt, earlier), cancellation);
        await reviews.CloseAsync(agreement.Id, review, admin, cancellation);
    }

    private static Refusal? Add(Plan plan, DemoAction action, AgreementClause clause, AreaAgency agency, ActingFor area, ActingFor pace, DateTime now)
    {
        var task = new PlanTask
        {
            ClauseId = clause.Id, ClauseTitle = clause.Title, What = action.What, AgencyId = agency.Id, AgencyName = agency.Name, OwnerRole = action.Role, OtherOwner = action.Other,
            DueOn = LondonTime.DayOf(now).AddDays(action.Days),
        };
        if (plan.Add(task, area, now) is { } refusal)
        {
            return refusal;
        }
        var added = plan.Actions.MaxBy(a => a.Id)!;
        return (action.Evidence is { } words ? plan.AddEvidence(added.Id, new EvidenceInput(words, null, LondonTime.DayOf(now)), pace, now) : null)
            ?? (action.State == ActionState.Planned ? null : plan.Move(added.Id, added.Version, action.State, null, area, now));
    }

    private sealed record DemoAction(string Promise, AgencyKind Agency, string What, string Role, string Other, int Days, ActionState State, string? Evidence);
}
