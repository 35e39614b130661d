using Pace.Learning.Web.Contributions.Consents.Give;
using Pace.Learning.Web.Contributions.Consents.Statements;
using Pace.Learning.Web.Platform.Pdf;

namespace Pace.Learning.Web.Contributions.Consents.Receipts;

/// <summary>What a parent said yes to. What staff wrote down for them waits here for their own answer.</summary>
[OnlyFor(Roles.Parent)]
internal sealed class ReceiptModel(PaceDbContext db, ConsentStatements statements, ConsentRecorder giving, IPdfPrinter printer, TimeProvider time) : PageModel
{
    public Consent Consent { get; private set; } = null!;

    public ReceiptView Shown { get; private set; } = null!;

    public bool HasPdf => printer.IsPresent;

    public DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The page's address.</summary>
    public static string Address(Guid id) => $"/taking-part/consents/{id}";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await db.OwnConsents(User).AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellation) is not { } consent)
        {
            return NotFound();
        }
        Consent = consent;
        Shown = new ReceiptView(consent, ReceiptFiles.StatementOf(statements, consent));
        return Page();
    }

    public Task<IActionResult> OnPostYesAsync(Guid id, CancellationToken cancellation) => AnswerAsync(id, true, cancellation);

    public Task<IActionResult> OnPostNoAsync(Guid id, CancellationToken cancellation) => AnswerAsync(id, false, cancellation);

    /// <summary>It isn't what they said: that ends, and they say it themselves.</summary>
    public async Task<IActionResult> OnPostOwnAsync(Guid id, CancellationToken cancellation)
    {
        if (await db.OwnConsents(User).AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellation) is not { } consent)
        {
            return NotFound();
        }
        var refusal = await giving.AnswerAsync(User, id, isYes: false, cancellation);
        this.Notify(refusal?.Words ?? "What we wrote down does not count. You can choose here what is right, or leave it.");
        return Redirect(refusal is null ? GiveModel.Address(consent.ContributionId, consent.Use) : Address(id));
    }

    private async Task<IActionResult> AnswerAsync(Guid id, bool isYes, CancellationToken cancellation)
    {
        if (!await db.OwnConsents(User).AnyAsync(c => c.Id == id, cancellation))
        {
            return NotFound();
        }
        var refusal = await giving.AnswerAsync(User, id, isYes, cancellation);
        this.Notify(refusal?.Words ?? (isYes ? "You said yes. This is your receipt." : "You said no. We will not use it. Thank you for telling us."));
        return Redirect(Address(id));
    }
}
