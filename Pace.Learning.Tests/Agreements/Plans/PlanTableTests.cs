using Pace.Learning.Web.Agreements.Plans;

namespace Pace.Learning.Tests.Agreements.Plans;

/// <summary>Every act in every state of an action: docs/adr/0012-keeping-promises.md shows the same table.</summary>
public sealed class PlanTableTests
{
    /// <summary>P planned, U under way, D done, L let go. x: done; a dot: refused with words, and nothing changes.</summary>
    private const string Table = """
        act          P U D L
        Change       x x . .
        Begin        x . . .
        Finish       x x . .
        LetGo        x x . .
        TakeUp       . . x x
        AddEvidence  x x x .
        Strike       x x x x
        """;

    private static readonly DateTime Now = new(2027, 3, 3, 12, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly Today = new(2027, 3, 3);
    private static readonly ActingFor Lead = new(Guid.NewGuid(), PlanSide.Area);

    public static TheoryData<string, ActionState, bool> Cells
    {
        get
        {
            var cells = new TheoryData<string, ActionState, bool>();
            foreach (var line in Table.Split('\n').Skip(1).Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
            {
                foreach (var state in Enum.GetValues<ActionState>())
                {
                    cells.Add(line[0], state, line[(int)state + 1] == "x");
                }
            }
            return cells;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Act_IsDoneOrRefused_AndARefusedOneChangesNothing(string act, ActionState state, bool isDone)
    {
        var (plan, action) = In(state);
        var (revision, events, before) = (plan.Revision, plan.Events, Picture(action));
        var refusal = Do(plan, action, act);
        Assert.Equal(isDone, refusal is null);
        if (refusal is not null)
        {
            Assert.NotEmpty(refusal.Words);
            Assert.Equal((revision, events, before), (plan.Revision, plan.Events, Picture(action)));
        }
        else
        {
            Assert.Equal((revision + 1, events + 1), (plan.Revision, plan.Events));
            Assert.NotEqual(before, Picture(action));
        }
        Assert.Equal(action.State == ActionState.Done, action.DoneOn is not null);
        Assert.Equal(action.State == ActionState.LetGo, action.LetGoBecause is not null);
    }

    [Theory]
    [InlineData("What", "", "role", "Pace", 1)]
    [InlineData("OwnerRole", "Do it", " ", "Pace", 1)]
    [InlineData("OtherOwner", "Do it", "role", "", 1)]
    [InlineData("Due", "Do it", "role", "Pace", -1)]
    [InlineData("Due", "Do it", "role", "Pace", 4000)]
    [InlineData("Due", "Do it", "role", "Pace", null)]
    public void WhatIsMissing_IsSaidBesideItsField(string field, string what, string role, string other, int? days)
    {
        var plan = new Plan(Guid.NewGuid(), "parent-charter", Now);
        var task = KeepingSteps.Wanted(what, Today) with { OwnerRole = role, OtherOwner = other, DueOn = days is { } d ? Today.AddDays(d) : null };
        Assert.Equal(field, plan.Add(task, Lead, Now)!.Field);
        Assert.Equal("What", plan.Add(KeepingSteps.Wanted(new string('x', PlanAction.WhatLength + 1), Today), Lead, Now)!.Field);
        Assert.Empty(plan.Actions);
    }

    [Theory]
    [InlineData("Words", "", null, 0)]
    [InlineData("Link", "Seen", "http://example.org/", 0)]
    [InlineData("Link", "Seen", "javascript:alert(1)", 0)]
    [InlineData("Link", "Seen", "https://user:secret@example.org/", 0)]
    [InlineData("On", "Seen", "https://example.org/", 1)]
    public void Evidence_IsWordsADayAndASafeLink(string field, string words, string? link, int days)
    {
        var (plan, action) = In(ActionState.UnderWay);
        Assert.Equal(field, plan.AddEvidence(action.Id, new EvidenceInput(words, link, Today.AddDays(days)), Lead, Now)!.Field);
        Assert.Single(action.Notes);
        Assert.Null(plan.AddEvidence(action.Id, new EvidenceInput("Seen", "https://example.org/report?x=1", Today), Lead, Now));
    }

    [Fact]
    public void LettingGo_AndTakingUpAgain_NeedAReason()
    {
        var (plan, action) = In(ActionState.Planned);
        Assert.Equal("Reason", plan.Move(action.Id, action.Version, ActionState.LetGo, " ", Lead, Now)!.Field);
        Assert.Null(plan.Move(action.Id, action.Version, ActionState.Done, null, Lead, Now));
        Assert.Equal("Reason", plan.Move(action.Id, action.Version, ActionState.UnderWay, null, Lead, Now)!.Field);
        Assert.Equal(Today, action.DoneOn);
    }

    [Fact]
    public void ANote_IsStruckThroughOnce_AndBothStay()
    {
        var (plan, action) = In(ActionState.UnderWay);
        var note = action.Notes[0];
        Assert.Equal("Why", plan.Strike(action.Id, note.Id, "", Lead, Now)!.Field);
        Assert.Null(plan.Strike(action.Id, note.Id, "It was another team", Lead, Now));
        var strike = action.StruckBy(note)!;
        Assert.NotNull(plan.Strike(action.Id, note.Id, "Again", Lead, Now));
        Assert.NotNull(plan.Strike(action.Id, strike.Id, "The strike", Lead, Now));
        Assert.Equal([1, 2], action.Notes.Select(n => n.Number));
    }

    [Fact]
    public void Reminders_ComeFourteenDaysBefore_TheDayAfter_AndEveryThirtyDays_EachOnce()
    {
        var plan = new Plan(Guid.NewGuid(), "parent-charter", Now);
        Assert.Null(plan.Add(KeepingSteps.Wanted("Do it", Today.AddDays(40)), Lead, Now));
        var due = plan.Actions[0].DueOn;
        var told = Enumerable.Range(0, 140).Where(d => plan.Remind(Today.AddDays(d)).Count > 0 && plan.Remind(Today.AddDays(d)).Count == 0).Select(d => d - 40).ToList();
        Assert.Equal([-14, 1, 31, 61, 91], told);
        // Another date is a new promise.
        Assert.Null(plan.Change(plan.Actions[0].Id, plan.Actions[0].Version, KeepingSteps.Wanted("Do it", due.AddDays(200)), Lead, Now.AddDays(140)));
        Assert.Empty(plan.Remind(due.AddDays(100)));
        Assert.Single(plan.Remind(due.AddDays(190)));
        Assert.Null(plan.Move(plan.Actions[0].Id, plan.Actions[0].Version, ActionState.Done, null, Lead, Now));
        Assert.Empty(plan.Remind(due.AddDays(300)));
    }

    private static Refusal? Do(Plan plan, PlanAction action, string act) => act switch
    {
        "Change" => plan.Change(action.Id, action.Version, KeepingSteps.Wanted("Something else", Today.AddDays(9)), Lead, Now),
        "Begin" => plan.Move(action.Id, action.Version, action.State == ActionState.Planned ? ActionState.UnderWay : ActionState.Planned, "Because", Lead, Now),
        "Finish" => plan.Move(action.Id, action.Version, ActionState.Done, null, Lead, Now),
        "LetGo" => plan.Move(action.Id, action.Version, ActionState.LetGo, "No longer needed", Lead, Now),
        "TakeUp" => plan.Move(action.Id, action.Version, action.IsOpen ? action.State : ActionState.UnderWay, "It came back", Lead, Now),
        "AddEvidence" => plan.AddEvidence(action.Id, new EvidenceInput("More", null, Today), Lead, Now),
        _ => plan.Strike(action.Id, action.Notes[0].Id, "Wrong", Lead, Now),
    };

    private static (Plan Plan, PlanAction Action) In(ActionState state)
    {
        var plan = new Plan(Guid.NewGuid(), "parent-charter", Now);
        Assert.Null(plan.Add(KeepingSteps.Wanted("Do it", Today.AddDays(5)), Lead, Now));
        var action = plan.Actions[0];
        Assert.Null(plan.AddEvidence(action.Id, new EvidenceInput("Seen", null, Today), Lead, Now));
        Assert.Null(state == ActionState.Planned ? null : plan.Move(action.Id, action.Version, state, "Because", Lead, Now));
        return (plan, action);
    }

    private static string Picture(PlanAction a) =>
        $"{a.What} {a.DueOn:O} {a.State} {a.DoneOn} {a.LetGoBecause} {a.Version} {string.Join('|', a.Notes.Select(n => $"{n.Number} {n.Words} {n.StrikesId}"))}";
}
