namespace Pace.Learning.Web.Agreements.Plans;

/// <summary>Where an action stands.</summary>
public enum ActionState
{
    /// <summary>Not begun.</summary>
    Planned,

    /// <summary>Begun.</summary>
    UnderWay,

    /// <summary>Done, on a day.</summary>
    Done,

    /// <summary>Let go, with a reason.</summary>
    LetGo,
}

/// <summary>For whom somebody acts on a plan. People's names are not shown: both sides answer for it as one.</summary>
public enum PlanSide
{
    /// <summary>The area.</summary>
    Area,

    /// <summary>The charity.</summary>
    Pace,
}

/// <summary>Who acts on a plan.</summary>
/// <param name="PersonId">Their account.</param>
/// <param name="Side">For whom.</param>
public sealed record ActingFor(Guid PersonId, PlanSide Side);

/// <summary>Which way an action can go from where it stands.</summary>
internal static class ActionRules
{
    public static IReadOnlyList<ActionState> From(ActionState state) => state switch
    {
        ActionState.Planned => [ActionState.UnderWay, ActionState.Done, ActionState.LetGo],
        ActionState.UnderWay => [ActionState.Done, ActionState.LetGo],
        _ => [ActionState.UnderWay],
    };

    /// <summary>Whether everybody is owed a reason: for letting something go, and for taking up again what was done or let go.</summary>
    public static bool NeedsReason(ActionState from, ActionState to) => to == ActionState.LetGo || from is ActionState.Done or ActionState.LetGo;

    public static Refusal? Check(ActionState from, ActionState to) =>
        From(from).Contains(to) ? null : new Refusal("To", from switch
        {
            ActionState.Done => "It is done. It can only be taken up again",
            ActionState.LetGo => "It was let go. It can only be taken up again",
            _ => "Choose how it stands now",
        });
}
