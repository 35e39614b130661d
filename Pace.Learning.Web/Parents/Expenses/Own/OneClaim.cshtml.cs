using Pace.Learning.Web.Parents.Participants;

namespace Pace.Learning.Web.Parents.Expenses.Own;

/// <summary>One claim of a parent's own: where it stands, a question to answer, and taking it back.</summary>
[OnlyFor(Roles.Parent)]
internal sealed class OneClaimModel(PaceDbContext db, PersonVault vault, ClaimReader reader, TimeProvider time) : PageModel
{
    public OpenedClaim Opened { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) =>
        await LoadAsync(id, cancellation) ? Page() : NotFound();

    public Task<IActionResult> OnPostAnswerAsync(Guid id, string? answer, CancellationToken cancellation) =>
        TakeAsync(id, ClaimStepKind.Answered, answer, "Sent. Thank you.", cancellation);

    public Task<IActionResult> OnPostBackAsync(Guid id, CancellationToken cancellation) =>
        TakeAsync(id, ClaimStepKind.TakenBack, null, "You took it back.", cancellation);

    private async Task<IActionResult> TakeAsync(Guid id, ClaimStepKind step, string? words, string notice, CancellationToken cancellation)
    {
        if (step == ClaimStepKind.Answered && (string.IsNullOrWhiteSpace(words) || words.Length > ExpenseClaim.WordsLength))
        {
            ModelState.AddModelError("", "Write your answer, with at most 500 characters");
            return await OnGetAsync(id, cancellation);
        }
        if (await db.FindOwnParticipantAsync(User, cancellation) is not { } participant)
        {
            return NotFound();
        }
        var refusal = await db.RetryOnConflictAsync(async stop =>
        {
            if (await db.ExpenseClaims.SingleOrDefaultAsync(c => c.Id == id && c.ParticipantId == participant.Id, stop) is not { } claim)
            {
                return ExpenseClaim.NotThere;
            }
            var @sealed = await vault.SealIfAnyAsync(claim.ParticipantId, claim.StepPurpose(claim.NextNumber), words, stop);
            return claim.Take(step, null, @sealed, time.GetUtcNow().UtcDateTime);
        }, cancellation);
        if (refusal is not null)
        {
            ModelState.AddModelError("", refusal.Words);
            return refusal == ExpenseClaim.NotThere ? NotFound() : await OnGetAsync(id, cancellation);
        }
        this.Notify(notice);
        return Redirect(ExpensesModel.Address);
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (await db.FindOwnParticipantAsync(User, cancellation) is not { } participant || await reader.OpenAsync(id, cancellation) is not { } opened
            || opened.Claim.ParticipantId != participant.Id)
        {
            return false;
        }
        Opened = opened;
        return true;
    }
}
