namespace Pace.Learning.Web.Agreements.Plans;

/// <summary>What is to be done, by whom, and by when.</summary>
public sealed record PlanTask
{
    /// <summary>The clause that it keeps.</summary>
    public required string ClauseId { get; init; }

    /// <summary>What the clause is called.</summary>
    public required string ClauseTitle { get; init; }

    /// <summary>What will be done.</summary>
    public required string? What { get; init; }

    /// <summary>The area's agency that sees to it.</summary>
    public required Guid AgencyId { get; init; }

    /// <summary>What the agency is called now.</summary>
    public required string AgencyName { get; init; }

    /// <summary>The role there.</summary>
    public required string? OwnerRole { get; init; }

    /// <summary>The person's name, if they like.</summary>
    public string? OwnerName { get; init; }

    /// <summary>Who sees to it on the side of the charity and of parents.</summary>
    public required string? OtherOwner { get; init; }

    /// <summary>By when.</summary>
    public required DateOnly? DueOn { get; init; }

    internal Refusal? Check(DateOnly today, DateOnly? before) =>
        TextLimit.Check("What", What, PlanAction.WhatLength, "Say what will be done")
        ?? TextLimit.Check("OwnerRole", OwnerRole, PlanAction.RoleLength, "Enter the role of whoever sees to it")
        ?? (OwnerName?.Trim().Length > PlanAction.NameLength ? new Refusal("OwnerName", TextLimit.Has("A name", PlanAction.NameLength)) : null)
        ?? TextLimit.Check("OtherOwner", OtherOwner, PlanAction.RoleLength, "Say who sees to it on our side")
        ?? PlainName.Check("OwnerRole", OwnerRole) ?? PlainName.Check("OwnerName", OwnerName) ?? PlainName.Check("OtherOwner", OtherOwner)
        ?? (DueOn is not { } due ? new Refusal("Due", "Enter the day by which it is done")
            : due != before && (due < today || due > today.AddYears(PlanAction.MostYears)) ? new Refusal("Due", $"Choose a day from today on, within {PlanAction.MostYears} years")
            : null);
}

/// <summary>One thing that is to be done so that a promise is kept. It has one owner in the area and one on our side, and a date.</summary>
public sealed class PlanAction
{
    /// <summary>The longest description, in characters.</summary>
    public const int WhatLength = 500;

    /// <summary>The longest role, in characters.</summary>
    public const int RoleLength = 160;

    /// <summary>The longest name, in characters.</summary>
    public const int NameLength = 120;

    /// <summary>The longest reason, in characters.</summary>
    public const int ReasonLength = 1000;

    /// <summary>The most notes of one action.</summary>
    public const int MostNotes = 100;

    /// <summary>How far ahead a date can be, in years.</summary>
    public const int MostYears = 5;

    /// <summary>How long before its date everybody is reminded, in days.</summary>
    public const int RemindBeforeDays = 14;

    /// <summary>How often everybody is reminded while it is overdue, in days.</summary>
    public const int RemindEveryDays = 30;

    private readonly List<EvidenceNote> notes = [];

    private PlanAction()
    {
    }

    internal PlanAction(Guid planId, PlanTask task, DateTime now)
    {
        (Id, PlanId, AddedAt, Since) = (Guid.CreateVersion7(), planId, now, now);
        Put(task);
    }

    /// <summary>Its id.</summary>
    public Guid Id { get; private set; }

    /// <summary>The plan.</summary>
    public Guid PlanId { get; private set; }

    /// <summary>The clause that it keeps.</summary>
    public string ClauseId { get; private set; } = "";

    /// <summary>What the clause was called.</summary>
    public string ClauseTitle { get; private set; } = "";

    /// <summary>What will be done.</summary>
    public string What { get; private set; } = "";

    /// <summary>The area's agency that sees to it.</summary>
    public Guid AgencyId { get; private set; }

    /// <summary>What the agency was called.</summary>
    public string AgencyName { get; private set; } = "";

    /// <summary>The role there.</summary>
    public string OwnerRole { get; private set; } = "";

    /// <summary>The person's name, where it was typed; deleted long after the agreement ended.</summary>
    public string? OwnerName { get; private set; }

    /// <summary>Who sees to it on the side of the charity and of parents.</summary>
    public string OtherOwner { get; private set; } = "";

    /// <summary>By when.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>Where it stands.</summary>
    public ActionState State { get; private set; }

    /// <summary>Since when (UTC).</summary>
    public DateTime Since { get; private set; }

    /// <summary>The day on which it was done.</summary>
    public DateOnly? DoneOn { get; private set; }

    /// <summary>Why it was let go.</summary>
    public string? LetGoBecause { get; private set; }

    /// <summary>When it was added (UTC).</summary>
    public DateTime AddedAt { get; private set; }

    /// <summary>Changes with each act, so that nobody overwrites what they haven't seen.</summary>
    public int Version { get; private set; }

    /// <summary>The date that everybody was reminded of last.</summary>
    public DateOnly? RemindedFor { get; private set; }

    /// <summary>How far the reminders of that date have come.</summary>
    public int RemindedStage { get; private set; }

    /// <summary>The evidence, in the order in which it was added.</summary>
    public IReadOnlyList<EvidenceNote> Notes => [.. notes.OrderBy(n => n.Number)];

    /// <summary>Whether it is still to be done.</summary>
    public bool IsOpen => State is ActionState.Planned or ActionState.UnderWay;

    /// <summary>Whether its date has passed.</summary>
    public bool IsOverdueOn(DateOnly today) => IsOpen && DueOn < today;

    /// <summary>Whether a later note strikes this one through.</summary>
    public EvidenceNote? StruckBy(EvidenceNote note) => notes.Find(n => n.StrikesId == note.Id);

    internal void Put(PlanTask task)
    {
        (ClauseId, ClauseTitle, What) = (task.ClauseId, task.ClauseTitle, task.What!.Trim());
        (AgencyId, AgencyName, OwnerRole) = (task.AgencyId, task.AgencyName, task.OwnerRole!.Trim());
        (OwnerName, OtherOwner) = (string.IsNullOrWhiteSpace(task.OwnerName) ? null : task.OwnerName.Trim(), task.OtherOwner!.Trim());
        DueOn = task.DueOn!.Value;
        Version++;
    }

    internal void To(ActionState state, string? reason, DateOnly today, DateTime now)
    {
        (State, Since) = (state, now);
        DoneOn = state == ActionState.Done ? today : null;
        LetGoBecause = state == ActionState.LetGo ? reason!.Trim() : null;
        Version++;
    }

    internal EvidenceNote Note(EvidenceInput words, Guid? strikes, ActingFor by, DateTime now)
    {
        var note = new EvidenceNote(this, notes.Count + 1, words, strikes, by, now);
        notes.Add(note);
        Version++;
        return note;
    }

    /// <summary>Notes that everybody is reminded: before the date, the day after it, then every so many days. What was missed is made good once.</summary>
    /// <returns>Whether it is news.</returns>
    internal bool Remind(DateOnly today)
    {
        var stage = StageOn(today);
        if (!IsOpen || stage == 0 || (RemindedFor == DueOn && RemindedStage >= stage))
        {
            return false;
        }
        (RemindedFor, RemindedStage) = (DueOn, stage);
        return true;
    }

    internal bool ForgetName()
    {
        var hadName = OwnerName is not null;
        OwnerName = null;
        return hadName;
    }

    private int StageOn(DateOnly today) =>
        today > DueOn ? 2 + (today.DayNumber - DueOn.DayNumber - 1) / RemindEveryDays : today >= DueOn.AddDays(-RemindBeforeDays) ? 1 : 0;
}
