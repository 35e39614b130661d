namespace Pace.Learning.Web.Agreements.Plans.Item;

/// <summary>One action with its evidence and history: the same for all partners. Leads and the charity act on it from here.</summary>
[AllowAnonymous]
internal sealed class ItemModel(PlanServices services, PlanRecorder acts, PaceDbContext db) : PlanPage(services)
{
    /// <summary>How it stands now.</summary>
    [BindProperty]
    public MoveModel Move { get; set; } = new();

    /// <summary>A note.</summary>
    [BindProperty]
    public EvidenceModel Evidence { get; set; } = new();

    /// <summary>A note that is struck through.</summary>
    [BindProperty]
    public StrikeModel Strike { get; set; } = new();

    public PlanAction Action { get; private set; } = null!;

    public IReadOnlyList<PlanEvent> History { get; private set; } = [];

    public IReadOnlyList<Choice> Ways => [.. ActionRules.From(Action.State).Select(s => new Choice(s.ToString(), Way(s)))];

    public async Task<IActionResult> OnGetAsync(Guid id, Guid item, CancellationToken cancellation)
    {
        if (await LoadAsync(id, item, cancellation) is { } other)
        {
            return other;
        }
        Move.Seen = Action.Version;
        Evidence.On = DateFields.From(Today);
        return Page();
    }

    public Task<IActionResult> OnPostMoveAsync(Guid id, Guid item, CancellationToken cancellation) => ActAsync(
        id, item, nameof(Move), (plan, by, now) => Enum.TryParse<ActionState>(Move.To, out var to)
            ? plan.Move(item, Move.Seen, to, Move.Reason, by, now)
            : new Refusal("To", "Choose how it stands now"),
        "Saved. All partners see it.", cancellation);

    public Task<IActionResult> OnPostEvidenceAsync(Guid id, Guid item, CancellationToken cancellation) => ActAsync(
        id, item, nameof(Evidence), (plan, by, now) => plan.AddEvidence(item, new EvidenceInput(Evidence.Words, Evidence.Link, Evidence.On.Date), by, now),
        "Added. It stays as it is; a later note can strike it through.", cancellation);

    public Task<IActionResult> OnPostStrikeAsync(Guid id, Guid item, CancellationToken cancellation) => ActAsync(
        id, item, nameof(Strike), (plan, by, now) => plan.Strike(item, Strike.Note, Strike.Why, by, now), "Struck through. Both notes stay.", cancellation);

    private async Task<IActionResult> ActAsync(
        Guid id, Guid item, string form, Func<Plan, ActingFor, DateTime, Refusal?> act, string done, CancellationToken cancellation)
    {
        if (await LoadAsync(id, item, cancellation) is { } other)
        {
            return other;
        }
        if (!MayEdit)
        {
            return NotFound();
        }
        if (!ModelState.Where(e => e.Key.StartsWith(form + ".", StringComparison.Ordinal)).All(e => e.Value!.Errors.Count == 0))
        {
            return Page();
        }
        if (await acts.ActAsync(id, (plan, now) => act(plan, Acting, now), cancellation) is not { } refusal)
        {
            this.Notify(done);
            return Redirect(PlanAddresses.Action(id, item));
        }
        ModelState.Clear();
        if (refusal == Plan.Changed)
        {
            await ReloadAsync(cancellation);
            await LoadActionAsync(item, cancellation);
        }
        Move.Seen = Action.Version;
        Refuse(refusal, form);
        return Page();
    }

    private async Task<IActionResult?> LoadAsync(Guid id, Guid item, CancellationToken cancellation) =>
        await OpenAsync(id, newer => PlanAddresses.Action(newer, item), cancellation) is { } other ? other
        : await LoadActionAsync(item, cancellation) ? null : NotFound();

    private async Task<bool> LoadActionAsync(Guid item, CancellationToken cancellation)
    {
        if (Plan?.Find(item) is not { } action)
        {
            return false;
        }
        Action = action;
        History = await db.PlanEvents.AsNoTracking().Where(e => e.ActionId == item).OrderByDescending(e => e.Number).ToListAsync(cancellation);
        return true;
    }

    private string Way(ActionState to) => to switch
    {
        ActionState.UnderWay when Action.State != ActionState.Planned => "Take it up again",
        ActionState.UnderWay => "It is under way",
        ActionState.Done => "It is done",
        _ => "It is let go",
    };

    /// <summary>How it stands now.</summary>
    public sealed class MoveModel
    {
        /// <summary>Where to.</summary>
        public string? To { get; set; }

        /// <summary>Why.</summary>
        public string? Reason { get; set; }

        /// <summary>Which state of the action the reader saw.</summary>
        public int Seen { get; set; }
    }

    /// <summary>A note.</summary>
    public sealed class EvidenceModel
    {
        /// <summary>What shows it.</summary>
        public string? Words { get; set; }

        /// <summary>Where it can be read.</summary>
        public string? Link { get; set; }

        /// <summary>The day.</summary>
        public DateFields On { get; set; } = new();
    }

    /// <summary>A note that is struck through.</summary>
    public sealed class StrikeModel
    {
        /// <summary>Which.</summary>
        public Guid Note { get; set; }

        /// <summary>What is wrong with it.</summary>
        public string? Why { get; set; }
    }
}
