using Pace.Learning.Web.Agreements.Signatures;

namespace Pace.Learning.Web.Agreements.Manage;

/// <summary>Where Pace checks what was signed, and countersigns or asks.</summary>
[OnlyFor(Roles.Admin)]
internal sealed class CountersignModel(PaceDbContext db, AgreementRecorder acts) : PageModel
{
    /// <summary>The check-list and the name.</summary>
    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>The question.</summary>
    [BindProperty]
    public QuestionModel Ask { get; set; } = new();

    public Agreement Agreement { get; private set; } = null!;

    public IReadOnlyList<AgreementEvent> Talk { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => await LoadAsync(id, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        var words = new CountersignatureInput(Input.RolesExist, Input.AuthorityStated, Input.NamesPlausible, Input.Name);
        if (await acts.CountersignAsync(id, User.RequiredPersonId, words, cancellation) is { } refusal)
        {
            foreach (var wrong in refusal.Field.Length == 0 ? [refusal] : words.Problems())
            {
                ModelState.AddModelError(wrong.Field.Length == 0 ? "" : $"Input.{wrong.Field}", wrong.Words);
            }
            return Page();
        }
        this.Notify("Countersigned. It is in force, and everybody who signed has a mail.");
        return Redirect(AgreementAddresses.Status(id));
    }

    public async Task<IActionResult> OnPostAskAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        if (await acts.ActAsync(id, (agreement, now) => agreement.SendBack(User.RequiredPersonId, Ask.Question, now), cancellation) is { } refusal)
        {
            ModelState.AddModelError(refusal.Field.Length == 0 ? "" : $"Ask.{refusal.Field}", refusal.Words);
            return Page();
        }
        this.Notify("The question is on its way to the area’s lead.");
        return Redirect(AgreementAddresses.ManageOne(id));
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (await db.Agreements.AsNoTracking().AsSplitQuery().SingleOrDefaultAsync(s => s.Id == id, cancellation) is not { } agreement)
        {
            return false;
        }
        Agreement = agreement;
        Talk = await db.AgreementEvents.AsNoTracking()
            .Where(e => e.AgreementId == id && (e.Kind == AgreementEventKind.Questioned || e.Kind == AgreementEventKind.Answered)).OrderBy(e => e.Number).ToListAsync(cancellation);
        return true;
    }

    /// <summary>The check-list.</summary>
    public sealed class InputModel
    {
        /// <summary>The roles exist.</summary>
        public bool RolesExist { get; set; }

        /// <summary>Everybody said what entitles them.</summary>
        public bool AuthorityStated { get; set; }

        /// <summary>The names are plausible.</summary>
        public bool NamesPlausible { get; set; }

        /// <summary>The countersignatory's name.</summary>
        public string? Name { get; set; }
    }

    /// <summary>The question.</summary>
    public sealed class QuestionModel
    {
        /// <summary>As typed.</summary>
        public string? Question { get; set; }
    }
}
