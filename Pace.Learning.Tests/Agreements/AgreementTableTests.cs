using Pace.Learning.Web.Agreements;

namespace Pace.Learning.Tests.Agreements;

/// <summary>Every act in every state: docs/adr/0011-signing.md shows the same table.</summary>
public sealed class AgreementTableTests
{
    /// <summary>D draft, O open, N somebody said no, S signed, F in force, L lapsed, W withdrawn, C cancelled, R replaced. x: done; a dot: refused, and nothing changes.</summary>
    private const string Table = """
        act          D O N S F L W C R
        Add          x x x . . . . . .
        Send         x . . . . . . . .
        Resend       . x x . . . . . .
        Remind       . x . . . . . . .
        Sign         . x . . . . . . .
        Decline      . x x . . . . . .
        Delegate     . x x . . . . . .
        Reinvite     . . x . . . . . .
        Replace      x x x . . . . . .
        Remove       x x x . . . . . .
        Cancel       x x x x . . . . .
        SendBack     . . . x . . . . .
        Answer       . . . x . . . . .
        Countersign  . . . x . . . . .
        Review       . . . . x . . . .
        AskToRenew   . . . . x . . . .
        Withdraw     . . . . x . . . .
        Lapse        . . . . x . . . .
        Reinstate    . . . . . x x . .
        Supersede    . . . . x . . . .
        """;

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
            AgreementAct.Cancel => agreement.Cancel(SampleAgreement.Lead, "Enough", later),
            AgreementAct.SendBack => agreement.SendBack(SampleAgreement.Pace, "Who?", later),
            AgreementAct.Answer => agreement.Answer(SampleAgreement.Lead, "He is the manager", later),
            AgreementAct.Countersign => agreement.Countersign(SampleAgreement.Pace, SampleAgreement.Checked, SampleAgreement.Version, later),
            AgreementAct.Review => agreement.Review(SampleAgreement.Lead, "Held with six parents", later),
            AgreementAct.AskToRenew => agreement.AskToRenew(2, new DateOnly(2027, 9, 1), later) ? null : new Refusal("", "Nothing to renew."),
            AgreementAct.Withdraw => agreement.Withdraw(SampleAgreement.Lead, "Reorganised", later),
            AgreementAct.Lapse => agreement.Lapse(SampleAgreement.Start.AddYears(4)),
            AgreementAct.Reinstate => agreement.Reinstate(SampleAgreement.Pace, "A mistake", new DateOnly(2031, 4, 1), SampleAgreement.Start.AddYears(4)),
            _ => agreement.Supersede(later),
        };
    }
}
