using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Talks;

namespace Pace.Learning.Web.Parents.Expenses.Manage;

/// <summary>One claim for the manager: approve it, ask about it, mark it as paid.</summary>
[OnlyFor(Roles.ParticipationManager)]
internal sealed class ClaimsModel(PaceDbContext db, PersonVault vault, ClaimReader reader, ParticipantNames names, TimeProvider time) : PageModel
{
    public static string Address(Guid id) => $"/manage/participation/claims/{id}";

    public OpenedClaim Opened { get; private set; } = null!;

    public string Name { get; private set; } = "";

    public ThanksWay Way { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) =>
        await LoadAsync(id, cancellation) ? Page() : NotFound();

    public Task<IActionResult> OnPostApproveAsync(Guid id, int version, CancellationToken cancellation) => TakeAsync(id, ClaimStepKind.Approved, version, null, cancellation);

    public Task<IActionResult> OnPostPaidAsync(Guid id, int version, CancellationToken cancellation) => TakeAsync(id, ClaimStepKind.Paid, version, null, cancellation);

    public Task<IActionResult> OnPostAskAsync(Guid id, int version, string? question, CancellationToken cancellation) =>
        TakeAsync(id, ClaimStepKind.Asked, version, question ?? "", cancellation);

    private async Task<IActionResult> TakeAsync(Guid id, ClaimStepKind step, int version, string? words, CancellationToken cancellation)
    {
        if (words is not null && (string.IsNullOrWhiteSpace(words) || words.Length > ExpenseClaim.WordsLength))
        {
            ModelState.AddModelError("", "Write your question, with at most 500 characters");
            return await OnGetAsync(id, cancellation);
        }
        var refusal = await db.RetryOnConflictAsync(async stop =>
        {
            if (await db.ExpenseClaims.SingleOrDefaultAsync(c => c.Id == id, stop) is not { } claim)
            {
                return ExpenseClaim.NotThere;
            }
            if (claim.Version != version && claim.Current != step)
            {
                return new Refusal("", "This has changed since you opened it. Please look again");
            }
            var @sealed = await vault.SealIfAnyAsync(claim.ParticipantId, claim.StepPurpose(claim.NextNumber), words, stop);
            return claim.Version == version ? claim.Take(step, User.RequiredPersonId, @sealed, time.GetUtcNow().UtcDateTime) : null;
        }, cancellation);
        if (refusal is not null)
        {
            ModelState.AddModelError("", refusal.Words);
            return refusal == ExpenseClaim.NotThere ? NotFound() : await OnGetAsync(id, cancellation);
        }
        this.Notify("Kept. The parent sees it.");
        return Redirect(step == ClaimStepKind.Approved ? Address(id) : TalkAddresses.Week);
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (await reader.OpenAsync(id, cancellation) is not { } opened)
        {
            return false;
        }
        Opened = opened;
        Name = (await names.OfAsync([opened.Claim.ParticipantId], cancellation)).GetValueOrDefault(opened.Claim.ParticipantId, "(erased)");
        Way = await db.PaymentPreferences.Where(w => w.ParticipantId == opened.Claim.ParticipantId).Select(w => w.Way).SingleOrDefaultAsync(cancellation);
        return true;
    }
}
