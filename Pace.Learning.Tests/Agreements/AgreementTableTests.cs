using Pace.Learning.Web.Agreements;
using Pace.Learning.Web.Agreements.Plans;

namespace Pace.Learning.Tests.Agreements;

/// <summary>Every act in every state: docs/adr/0011-signing.md shows the same table.</summary>
public sealed class AgreementTableTests
{
    /// <summary>D draft, O open, N somebody said no, S signed, F in force, L lapsed, W withdrawn, C cancelled, R replaced. x: done; a dot: refused, and nothing changes.</summary>
    private const string Table = """
        act          D O N S F L W C R
        Add          x x x . . . . . .
        Send         x . . . . . . . .
        Resend       . x . . . . . . .
        Remind       . x . . . . . . .
        Sign         . x . . . . . . .
        Decline      . x x . . . . . .
        Delegate     . x x . . . . . .
        Reinvite     . . x . . . . . .
        Replace      x x x . . . . . .
        Remove       x x x . . . . . .
        Correct      x x x . . . . . .
        Rename       x x x . . . . . .
        Cancel       x x x x . . . . .
        SendBack     . . . x . . . . .
        Answer       . . . x . . . . .
        Countersign  . . . x . . . . .
        Review       . . . . x . . . .
        AskToRenew   . . . . x . . . .
        AskToWithdraw . . . . x . . . .
        StayIn       . . . . x . . . .
        Withdraw     . . . . x . . . .
        Lapse        . . . . x . . . .
        Reinstate    . . . . . x x . .
        Supersede    . . . . x . . . .
        """;

    private static readonly ActingFor Area = new(SampleAgreement.Lead, PlanSide.Area);
    private static readonly ActingFor ForPace = new(SampleAgreement.Pace, PlanSide.Pace);

    private static readonly AgreementState[] States =
    [
        AgreementState.Draft, AgreementState.Open, AgreementState.Declined, AgreementState.Signed, AgreementState.InForce, AgreementState.Lapsed, AgreementState.Withdrawn, AgreementState.Cancelled,
        AgreementState.Superseded,
    ];

    public static TheoryData<AgreementAct, AgreementState, bool> Cells
    {
        get
        {
            var cells = new TheoryData<AgreementAct, AgreementState, bool>();
            foreach (var line in Table.Split('\n').Skip(1).Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
            {
                for (var i = 0; i < States.Length; i++)
                {
                    cells.Add(Enum.Parse<AgreementAct>(line[0]), States[i], line[i + 1] == "x");
                }
            }
            return cells;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Act_IsDoneOrRefused_AndARefusedOneChangesNothing(AgreementAct act, AgreementState state, bool isDone)
    {
        var sample = SampleAgreement.In(state);
        if (act == AgreementAct.Answer && state == AgreementState.Signed)
        {
            Assert.Null(sample.Agreement.SendBack(SampleAgreement.Pace, "Who is Ben?", SampleAgreement.Start));
        }
        if (act is AgreementAct.StayIn or AgreementAct.Withdraw && state == AgreementState.InForce)
        {
            Assert.Null(sample.Agreement.AskToWithdraw(Area, "Reorganised", SampleAgreement.Start));
        }
        var before = sample.Picture();
        var refusal = Do(act, sample);
        Assert.Equal(isDone, refusal is null);
        Assert.Equal(isDone, sample.Picture() != before);
        if (refusal is not null)
        {
            Assert.True(refusal.Words.Length > 10, "Who is refused is told why.");
        }
    }

    [Fact]
    public void Withdrawal_TakesTwoPeople_OneOfThemForTheArea_AndAnOpenRequest()
    {
        var agreement = SampleAgreement.In(AgreementState.InForce).Agreement;
        var (now, other) = (SampleAgreement.Start.AddDays(1), Guid.NewGuid());
        Assert.NotNull(agreement.Withdraw(ForPace, now));
        Assert.Null(agreement.AskToWithdraw(ForPace, "Reorganised", now));
        Assert.NotNull(agreement.AskToWithdraw(Area, "Twice", now));
        Assert.Contains("Somebody else", agreement.Withdraw(ForPace, now)!.Words, StringComparison.Ordinal);
        Assert.Contains("acts for the area", agreement.Withdraw(new ActingFor(other, PlanSide.Pace), now)!.Words, StringComparison.Ordinal);
        Assert.Null(agreement.StayIn(SampleAgreement.Lead, now));
        Assert.NotNull(agreement.Withdraw(Area, now));
        Assert.Equal(AgreementState.InForce, agreement.State);
        Assert.Null(agreement.AskToWithdraw(Area, "Reorganised", now));
        Assert.NotNull(agreement.Withdraw(Area, now));
        Assert.Null(agreement.Withdraw(new ActingFor(other, PlanSide.Area), now));
        Assert.Equal(AgreementState.Withdrawn, agreement.State);
    }

    [Theory]
    [InlineData(AgreementState.InForce, AgreementState.Lapsed)]
    [InlineData(AgreementState.Open, AgreementState.Cancelled)]
    [InlineData(AgreementState.Withdrawn, AgreementState.Withdrawn)]
    public void WithItsArea_WhatIsInForceLapses_AndWhatIsBeingSignedStops(AgreementState before, AgreementState after)
    {
        var agreement = SampleAgreement.In(before).Agreement;
        Assert.Equal(before == after, agreement.EndWithArea("Testshire was there until 31 March 2027.", SampleAgreement.Start.AddDays(1)) is not null);
        Assert.Equal(after, agreement.State);
    }

    [Fact]
    public void Table_HasEveryAct() => Assert.Equal(Enum.GetValues<AgreementAct>().Length * States.Length, Cells.Count);

    [Fact]
    public void Adr_ShowsTheSameTable()
    {
        var adr = File.ReadAllText(Path.Combine(Support.Repository.Root, "docs", "adr", "0011-signing.md"));
        Assert.All(Table.Split('\n'), line => Assert.Contains(line.TrimEnd(), adr, StringComparison.Ordinal));
    }

    private static Refusal? Do(AgreementAct act, SampleAgreement sample)
    {
        var (agreement, later) = (sample.Agreement, SampleAgreement.Start.AddDays(2));
        var (ann, ben) = (sample.Ann.Id, sample.Ben.Id);
        return act switch
        {
            AgreementAct.Add => agreement.Add(SampleAgreement.Person("cat"), SampleAgreement.Lead, later),
            AgreementAct.Send => agreement.Send(SampleAgreement.Version, false, 21, later),
            AgreementAct.Resend => agreement.Resend(ann, SampleAgreement.Lead, later),
            AgreementAct.Remind => agreement.Remind(ann, SampleAgreement.Lead, later),
            AgreementAct.Sign => sample.Sign("ann", later),
            AgreementAct.Decline => agreement.Decline(ann, SampleAgreement.Identity("ann"), "No", later),
            AgreementAct.Delegate => agreement.Delegate(ann, SampleAgreement.Identity("ann"), "cat", "cat@council.example", "Deputy", "I am away", later),
            AgreementAct.Reinvite => agreement.Reinvite(ben, SampleAgreement.Lead, "It has changed", later),
            AgreementAct.Replace => agreement.Replace(ann, SampleAgreement.Lead, "cat", "cat@council.example", later),
            AgreementAct.Remove => agreement.Remove(ben, SampleAgreement.Lead, later),
            AgreementAct.Correct => agreement.Correct(ann, SampleAgreement.Lead, "Director of People", Guid.Empty, "Council", later),
            AgreementAct.Rename => agreement.Rename(ann, SampleAgreement.Lead, "anne", later),
            AgreementAct.Cancel => agreement.Cancel(SampleAgreement.Lead, "Enough", later),
            AgreementAct.SendBack => agreement.SendBack(SampleAgreement.Pace, "Who?", later),
            AgreementAct.Answer => agreement.Answer(SampleAgreement.Lead, "He is the manager", later),
            AgreementAct.Countersign => agreement.Countersign(SampleAgreement.Pace, SampleAgreement.Checked, SampleAgreement.Version, later),
            AgreementAct.Review => agreement.Review(SampleAgreement.Lead, "Held with six parents", later),
            AgreementAct.AskToRenew => agreement.AskToRenew(2, new DateOnly(2027, 9, 1), later) ? null : new Refusal("", "Nothing to renew."),
            AgreementAct.AskToWithdraw => agreement.AskToWithdraw(Area, "Reorganised", later),
            AgreementAct.StayIn => agreement.StayIn(SampleAgreement.Pace, later),
            AgreementAct.Withdraw => agreement.Withdraw(ForPace, later),
            AgreementAct.Lapse => agreement.Lapse(SampleAgreement.Start.AddYears(4)),
            AgreementAct.Reinstate => agreement.Reinstate(SampleAgreement.Pace, "A mistake", new DateOnly(2031, 4, 1), SampleAgreement.Start.AddYears(4)),
            _ => agreement.Supersede(later),
        };
    }
}
