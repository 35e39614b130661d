namespace Pace.Learning.Web.Agreements.Plans;

/// <summary>What happened to an action.</summary>
public enum PlanEventKind
{
    /// <summary>It was added.</summary>
    ActionAdded,

    /// <summary>Its words, owners or date were changed.</summary>
    ActionChanged,

    /// <summary>It was begun.</summary>
    ActionBegun,

    /// <summary>It was done.</summary>
    ActionDone,

    /// <summary>It was let go.</summary>
    ActionLetGo,

    /// <summary>It was taken up again.</summary>
    ActionTakenUp,

    /// <summary>Evidence was added.</summary>
    EvidenceAdded,

    /// <summary>Evidence was struck through.</summary>
    EvidenceStruck,
}

/// <summary>One thing that happened to an action, as all partners can read it. The ledger holds the proof of it.</summary>
public sealed class PlanEvent : IContestedRow
{
    private PlanEvent()
    {
    }

    internal PlanEvent(Plan plan, int number, PlanEventKind kind, PlanAction action, ActingFor by, DateTime now)
    {
        (Id, PlanId, Number, Kind, At) = (Guid.CreateVersion7(), plan.Id, number, kind, now);
        (ActionId, Action, ByPersonId, Side) = (action.Id, action, by.PersonId, by.Side);
    }

    /// <summary>Its id.</summary>
    public Guid Id { get; private set; }

    /// <summary>The plan.</summary>
    public Guid PlanId { get; private set; }

    /// <summary>Which one, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>What happened.</summary>
    public PlanEventKind Kind { get; private set; }

    /// <summary>To what.</summary>
    public Guid ActionId { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTime At { get; private set; }

    /// <summary>Who did it.</summary>
    public Guid ByPersonId { get; private set; }

    /// <summary>For whom.</summary>
    public PlanSide Side { get; private set; }

    /// <summary>The reason, where one was given; of a change, what was to be done before.</summary>
    public string? Words { get; internal set; }

    /// <summary>The date before, when it was put off or brought forward.</summary>
    public DateOnly? DueBefore { get; internal set; }

    internal PlanAction? Action { get; }

    internal Guid? NoteId { get; init; }
}
