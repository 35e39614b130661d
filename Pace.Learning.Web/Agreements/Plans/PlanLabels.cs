namespace Pace.Learning.Web.Agreements.Plans;

/// <summary>Plans in words.</summary>
internal static class PlanLabels
{
    public static string Of(ActionState state) => state switch
    {
        ActionState.Planned => "Planned",
        ActionState.UnderWay => "Under way",
        ActionState.Done => "Done",
        _ => "Let go",
    };

    public static string Of(PlanSide side, string organisation) => side == PlanSide.Area ? "the area" : organisation;

    /// <summary>How an action stands, with its day.</summary>
    public static string Standing(PlanAction action, DateOnly today) => action switch
    {
        { State: ActionState.Done, DoneOn: { } on } => $"Done on {LondonTime.Long(on)}",
        { State: ActionState.LetGo } => $"Let go on {LondonTime.Long(action.Since)}",
        _ when action.IsOverdueOn(today) => $"{Of(action.State)}, overdue since {LondonTime.Long(action.DueOn)}",
        _ => $"{Of(action.State)}, due by {LondonTime.Long(action.DueOn)}",
    };

    public static string Of(PlanEvent happened) => happened.Kind switch
    {
        PlanEventKind.ActionAdded => "Added",
        PlanEventKind.ActionChanged => "Changed",
        PlanEventKind.ActionBegun => "Begun",
        PlanEventKind.ActionDone => "Done",
        PlanEventKind.ActionLetGo => "Let go",
        PlanEventKind.ActionTakenUp => "Taken up again",
        PlanEventKind.EvidenceAdded => "Evidence added",
        _ => "Evidence struck through",
    };

    /// <summary>What a reader should know of a change beside its kind.</summary>
    public static string? About(PlanEvent happened) => happened switch
    {
        { Kind: PlanEventKind.ActionAdded } => null,
        { Kind: PlanEventKind.ActionChanged, DueBefore: { } due, Words: { } words } => $"It was due by {LondonTime.Long(due)}, and said: {words}",
        { Kind: PlanEventKind.ActionChanged, DueBefore: { } due } => $"It was due by {LondonTime.Long(due)}.",
        { Kind: PlanEventKind.ActionChanged, Words: { } words } => $"It said: {words}",
        _ => happened.Words,
    };
}
