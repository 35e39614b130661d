using Pace.Learning.Tests.Platform.Mail.Letters;
using Pace.Learning.Web.Agreements;
using Pace.Learning.Web.Agreements.Plans;
using Pace.Learning.Web.Agreements.Plans.Reminders;

namespace Pace.Learning.Tests.Agreements.Plans;

/// <summary>What all partners of a plan are reminded of.</summary>
internal static class PlanLetters
{
    private const string Subject = "Dates in an action plan";
    private static readonly DateOnly Today = new(2027, 6, 1);

    public static IEnumerable<LetterSample> Samples
    {
        get
        {
            var agreement = SampleAgreement.In(AgreementState.InForce).Agreement;
            yield return new(
                new PlanReminderLetter
                {
                    Today = Today,
                    Plans =
                    [
                        new(agreement, [Action("Ring back", Today.AddDays(-2)), Action("Write it down", Today.AddDays(3))], "https://site.example/agreements/1/plan"),
                        new(agreement, [.. Enumerable.Repeat(Action("Ring back", Today), 22)], "https://site.example/agreements/2/plan"),
                    ],
                },
                Subject,
                $"""
                Hello,

                Everybody who has a part in these plans gets this mail: the areas’ leads, those who signed, and we.

                Charter, Testshire

                Overdue since 30 May 2027: Ring back (Head of service, Council; with A parent)

                Due by 4 June 2027: Write it down (Head of service, Council; with A parent)

                The whole plan:
                https://site.example/agreements/1/plan

                Charter, Testshire

                {string.Join("\n\n", Enumerable.Repeat("Due by 1 June 2027: Ring back (Head of service, Council; with A parent)", 20))}

                And 2 more.

                The whole plan:
                https://site.example/agreements/2/plan

                If you signed without an account, sign in with this address: the site sends you a link.
                """);
            yield return new(
                new PlanReminderLetter { Today = Today, Plans = [new(agreement, [Action("Ring back", Today)], null)] }, Subject,
                """
                Hello,

                Everybody who has a part in these plans gets this mail: the areas’ leads, those who signed, and we.

                Charter, Testshire

                Due by 1 June 2027: Ring back (Head of service, Council; with A parent)
                """);
        }
    }

    private static PlanAction Action(string what, DateOnly due) => new(
        Guid.NewGuid(),
        new PlanTask { ClauseId = "a", ClauseTitle = "A", What = what, AgencyId = Guid.Empty, AgencyName = "Council", OwnerRole = "Head of service", OwnerName = "Olga", OtherOwner = "A parent", DueOn = due },
        SampleAgreement.Start);
}
