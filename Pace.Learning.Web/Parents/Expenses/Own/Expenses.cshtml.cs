using Pace.Learning.Web.Parents.Participants;

namespace Pace.Learning.Web.Parents.Expenses.Own;

/// <summary>What a parent has claimed and where it stands, and how they like to be thanked.</summary>
[OnlyFor(Roles.Parent)]
internal sealed class ExpensesModel(PaceDbContext db, TimeProvider time) : PageModel
{
    public const string Address = "/taking-part/thanks";

    [BindProperty]
    public ThanksWay Way { get; set; }

    public IReadOnlyList<ExpenseClaim> Claims { get; private set; } = [];

    public static IReadOnlyList<Choice> Ways { get; } = [.. ClaimLabels.Ways.Select(w => new Choice(w.Way.ToString(), w.Title))];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await db.FindOwnParticipantAsync(User, cancellation) is not { } participant)
        {
            return NotFound();
        }
        Claims = await db.ExpenseClaims.AsNoTracking().Where(c => c.ParticipantId == participant.Id).OrderByDescending(c => c.SentAt).ToListAsync(cancellation);
        Way = await db.PaymentPreferences.Where(w => w.ParticipantId == participant.Id).Select(w => w.Way).SingleOrDefaultAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await db.FindOwnParticipantAsync(User, cancellation) is not { } participant || !Enum.IsDefined(Way))
        {
            return NotFound();
        }
        await db.RetryOnConflictAsync(async stop =>
        {
            var now = time.GetUtcNow().UtcDateTime;
            if (await db.PaymentPreferences.FindAsync([participant.Id], stop) is { } wish)
            {
                wish.Change(Way, now);
            }
            else
            {
                db.PaymentPreferences.Add(new PaymentPreference(participant.Id, Way, now));
            }
        }, cancellation);
        this.Notify("Saved.");
        return Redirect(Address);
    }
}
