using Pace.Learning.Web;
using Pace.Learning.Web.Agreements;

namespace Pace.Learning.Tests.Agreements;

/// <summary>Every act in every state: docs/adr/0011-signing.md shows the same table.</summary>
public sealed class SignUpTableTests
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

    private static readonly SignUpState[] States =
    [
        SignUpState.Draft, SignUpState.Open, SignUpState.Declined, SignUpState.Signed, SignUpState.InForce, SignUpState.Lapsed, SignUpState.Withdrawn, SignUpState.Cancelled,
        SignUpState.Superseded,
    ];

    public static TheoryData<SignUpAct, SignUpState, bool> Cells
    {
        get
        {
            var cells = new TheoryData<SignUpAct, SignUpState, bool>();
            foreach (var line in Table.Split('\n').Skip(1).Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
            {
                for (var i = 0; i < States.Length; i++)
                {
                    cells.Add(Enum.Parse<SignUpAct>(line[0]), States[i], line[i + 1] == "x");
                }
            }
            return cells;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Act_IsDoneOrRefused_AndARefusedOneChangesNothing(SignUpAct act, SignUpState state, bool isDone)
    {
        var sample = SampleSignUp.In(state);
        if (act == SignUpAct.Answer && state == SignUpState.Signed)
        {
            Assert.Null(sample.SignUp.SendBack(SampleSignUp.Pace, "Who is Ben?", SampleSignUp.Start));
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
    public void Table_HasEveryAct() => Assert.Equal(Enum.GetValues<SignUpAct>().Length * States.Length, Cells.Count);

    [Fact]
    public void Adr_ShowsTheSameTable()
    {
        var adr = File.ReadAllText(Path.Combine(Support.Repository.Root, "docs", "adr", "0011-signing.md"));
        Assert.All(Table.Split('\n'), line => Assert.Contains(line.TrimEnd(), adr, StringComparison.Ordinal));
    }

    private static Refusal? Do(SignUpAct act, SampleSignUp sample)
    {
        var (signUp, later) = (sample.SignUp, SampleSignUp.Start.AddDays(2));
        var (ann, ben) = (sample.Ann.Id, sample.Ben.Id);
        return act switch
        {
            SignUpAct.Add => signUp.Add(SampleSignUp.Person("cat"), SampleSignUp.Lead, later),
            SignUpAct.Send => signUp.Send(SampleSignUp.Version, false, 21, later),
            SignUpAct.Resend => signUp.Resend(ann, SampleSignUp.Lead, later),
            SignUpAct.Remind => signUp.Remind(ann, SampleSignUp.Lead, later),
            SignUpAct.Sign => sample.Sign("ann", later),
            SignUpAct.Decline => signUp.Decline(ann, SampleSignUp.Proof("ann"), "No", later),
            SignUpAct.Delegate => signUp.Delegate(ann, SampleSignUp.Proof("ann"), "cat", "cat@council.example", "Deputy", "I am away", later),
            SignUpAct.Reinvite => signUp.Reinvite(ben, SampleSignUp.Lead, "It has changed", later),
            SignUpAct.Replace => signUp.Replace(ann, SampleSignUp.Lead, "cat", "cat@council.example", later),
            SignUpAct.Remove => signUp.Remove(ben, SampleSignUp.Lead, later),
            SignUpAct.Cancel => signUp.Cancel(SampleSignUp.Lead, "Enough", later),
            SignUpAct.SendBack => signUp.SendBack(SampleSignUp.Pace, "Who?", later),
            SignUpAct.Answer => signUp.Answer(SampleSignUp.Lead, "He is the manager", later),
            SignUpAct.Countersign => signUp.Countersign(SampleSignUp.Pace, SampleSignUp.Checked, SampleSignUp.Version, later),
            SignUpAct.Review => signUp.Review(SampleSignUp.Lead, "Held with six parents", later),
            SignUpAct.AskToRenew => signUp.AskToRenew(2, new DateOnly(2027, 9, 1), later) ? null : new Refusal("", "Nothing to renew."),
            SignUpAct.Withdraw => signUp.Withdraw(SampleSignUp.Lead, "Reorganised", later),
            SignUpAct.Lapse => signUp.Lapse(SampleSignUp.Start.AddYears(4)),
            SignUpAct.Reinstate => signUp.Reinstate(SampleSignUp.Pace, "A mistake", new DateOnly(2031, 4, 1), SampleSignUp.Start.AddYears(4)),
            _ => signUp.Supersede(later),
        };
    }
}
