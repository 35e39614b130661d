namespace Pace.Learning.Web.Agreements.Plans;

/// <summary>
/// What an area and the charity do to keep what a document promises. It belongs to the area and the document, so it goes on when the area signs a newer version.
/// It keeps all rules about its actions: what it is asked to do it does, or refuses with words.
/// </summary>
public sealed class Plan : IContestedRow
{
    /// <summary>The most actions of one plan.</summary>
    public const int MostActions = 200;

    /// <summary>Somebody else was quicker.</summary>
    public static readonly Refusal Changed =
        new("", "Somebody else changed this while you were writing. Nothing that you typed is lost: look at how it stands now, and save again if it is still right.");

    private static readonly Refusal NoSuchAction = new("", "There is no such action in this plan.");

    private readonly List<PlanAction> actions = [];
    private readonly List<PlanEvent> happened = [];

    private Plan()
    {
    }

    /// <summary>Begins one.</summary>
    public Plan(Guid areaId, string documentId, DateTime now) => (Id, AreaId, DocumentId, BegunAt) = (Guid.CreateVersion7(), areaId, documentId, now);

    /// <summary>Its id.</summary>
    public Guid Id { get; private set; }

    /// <summary>The area.</summary>
    public Guid AreaId { get; private set; }

    /// <summary>The document whose promises it keeps.</summary>
    public string DocumentId { get; private set; } = "";

    /// <summary>When it was begun (UTC).</summary>
    public DateTime BegunAt { get; private set; }

    /// <summary>Changes with each act, so that two at once are noticed.</summary>
    public int Revision { get; private set; }

    /// <summary>How many things have happened.</summary>
    public int Events { get; private set; }

    /// <summary>What is to be done, the most urgent first.</summary>
    public IReadOnlyList<PlanAction> Actions => [.. actions.OrderBy(a => a.DueOn).ThenBy(a => a.Id)];

    internal IReadOnlyList<PlanEvent> Happened => happened;

    internal void Settle() => happened.Clear();

    /// <summary>An action by its id.</summary>
    public PlanAction? Find(Guid id) => actions.Find(a => a.Id == id);

    /// <summary>Adds an action.</summary>
    public Refusal? Add(PlanTask task, ActingFor by, DateTime now)
    {
        if (actions.Count >= MostActions)
        {
            return new Refusal("", $"One plan can have at most {MostActions} actions.");
        }
        if (task.Check(LondonTime.DayOf(now), null) is { } refusal)
        {
            return refusal;
        }
        var action = new PlanAction(Id, task, now);
        actions.Add(action);
        Happens(PlanEventKind.ActionAdded, action, by, now).Words = action.What;
        return null;
    }

    /// <summary>Changes what is to be done, by whom or by when. What it said before stays in its history.</summary>
    public Refusal? Change(Guid id, int seen, PlanTask task, ActingFor by, DateTime now)
    {
        if (Find(id) is not { } action)
        {
            return NoSuchAction;
        }
        if ((Settled(action) ?? (seen != action.Version ? Changed : null) ?? task.Check(LondonTime.DayOf(now), action.DueOn)) is { } refusal)
        {
            return refusal;
        }
        var (what, due) = (action.What, action.DueOn);
        action.Put(task);
        var change = Happens(PlanEventKind.ActionChanged, action, by, now);
        (change.Words, change.DueBefore) = (action.What == what ? null : what, action.DueOn == due ? null : due);
        return null;
    }

    /// <summary>Says how an action stands now.</summary>
    public Refusal? Move(Guid id, int seen, ActionState to, string? reason, ActingFor by, DateTime now)
    {
        if (Find(id) is not { } action)
        {
            return NoSuchAction;
        }
        if (((seen != action.Version ? Changed : null) ?? ActionRules.Check(action.State, to) ?? Reason(reason, ActionRules.NeedsReason(action.State, to))) is { } refusal)
        {
            return refusal;
        }
        var kind = to switch
        {
            ActionState.Done => PlanEventKind.ActionDone,
            ActionState.LetGo => PlanEventKind.ActionLetGo,
            _ when action.State == ActionState.Planned => PlanEventKind.ActionBegun,
            _ => PlanEventKind.ActionTakenUp,
        };
        action.To(to, reason, LondonTime.DayOf(now), now);
        Happens(kind, action, by, now).Words = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();
        return null;
    }

    /// <summary>Adds evidence. Two who do so at once both add theirs.</summary>
    public Refusal? AddEvidence(Guid id, EvidenceInput words, ActingFor by, DateTime now)
    {
        if (Find(id) is not { } action)
        {
            return NoSuchAction;
        }
        if (action.State == ActionState.LetGo)
        {
            return new Refusal("", "It was let go. Take it up again before you add evidence.");
        }
        if ((TooMany(action) ?? words.Check(LondonTime.DayOf(now))) is { } refusal)
        {
            return refusal;
        }
        Happens(PlanEventKind.EvidenceAdded, action, by, now, action.Note(words, null, by, now).Id);
        return null;
    }

    /// <summary>Strikes a note through, with another that says why. Both stay.</summary>
    public Refusal? Strike(Guid id, Guid noteId, string? why, ActingFor by, DateTime now)
    {
        if (Find(id) is not { } action || action.Notes.FirstOrDefault(n => n.Id == noteId) is not { } note)
        {
            return NoSuchAction;
        }
        if (note.StrikesId is not null || action.StruckBy(note) is not null)
        {
            return new Refusal("", "This note is struck through already, or strikes another through. It stays as it is.");
        }
        if ((TooMany(action) ?? Reason(why, isNeeded: true)) is { } refusal)
        {
            return refusal with { Field = refusal.Field.Length == 0 ? "" : "Why" };
        }
        Happens(PlanEventKind.EvidenceStruck, action, by, now, action.Note(new EvidenceInput(why, null, LondonTime.DayOf(now)), note.Id, by, now).Id);
        return null;
    }

    /// <summary>Notes which actions everybody is to be reminded of.</summary>
    public IReadOnlyList<PlanAction> Remind(DateOnly today)
    {
        PlanAction[] due = [.. Actions.Where(a => a.Remind(today))];
        Revision += due.Length > 0 ? 1 : 0;
        return due;
    }

    /// <summary>Deletes owners' names, once the agreement has long ended.</summary>
    public bool ForgetNames()
    {
        var forgot = actions.FindAll(a => a.ForgetName());
        Revision += forgot.Count > 0 ? 1 : 0;
        return forgot.Count > 0;
    }

    private static Refusal? Settled(PlanAction action) => action.State switch
    {
        ActionState.Done => new Refusal("", "It is done. Take it up again before you change it."),
        ActionState.LetGo => new Refusal("", "It was let go. Take it up again before you change it."),
        _ => null,
    };

    private static Refusal? TooMany(PlanAction action) =>
        action.Notes.Count >= PlanAction.MostNotes ? new Refusal("", $"One action can have at most {PlanAction.MostNotes} notes. Add another action for what is new.") : null;

    private static Refusal? Reason(string? reason, bool isNeeded) =>
        isNeeded && string.IsNullOrWhiteSpace(reason) ? new Refusal("Reason", "Say why, for all partners to read")
        : TextLimit.Check("Reason", reason, PlanAction.ReasonLength);

    private PlanEvent Happens(PlanEventKind kind, PlanAction action, ActingFor by, DateTime now, Guid? note = null)
    {
        Events++;
        Revision++;
        var one = new PlanEvent(this, Events, kind, action, by, now) { NoteId = note };
        happened.Add(one);
        return one;
    }
}
