using Pace.Learning.Web.Parents.Participants;

namespace Pace.Learning.Web.Parents.Expenses;

/// <summary>Opens a claim for those who may read it. The caller says who that is.</summary>
internal sealed class ClaimReader(PaceDbContext db, PersonVault vault)
{
    public async Task<OpenedClaim?> OpenAsync(Guid id, CancellationToken cancellation)
    {
        if (await db.ExpenseClaims.AsNoTracking().Include(c => c.Steps).SingleOrDefaultAsync(c => c.Id == id, cancellation) is not { } claim)
        {
            return null;
        }
        List<(ClaimStep, string?)> steps = [];
        foreach (var step in claim.Steps.OrderBy(s => s.Number))
        {
            steps.Add((step, await vault.OpenIfAnyAsync(claim.ParticipantId, claim.StepPurpose(step.Number), step.SealedWords, cancellation)));
        }
        return new OpenedClaim(
            claim, await vault.OpenIfAnyAsync(claim.ParticipantId, claim.DetailsPurpose, claim.SealedDetails, cancellation), steps,
            await db.ClaimReceipts.AnyAsync(r => r.ClaimId == id, cancellation));
    }

    /// <summary>The receipt, for its parent.</summary>
    public static async Task<IResult> OwnReceiptAsync(Guid id, HttpContext http, PaceDbContext db, PersonVault vault, CancellationToken cancellation) =>
        await db.FindOwnParticipantAsync(http.User, cancellation) is { } participant
            ? await ReceiptAsync(http, await db.ClaimReceipts.AsNoTracking().SingleOrDefaultAsync(r => r.ClaimId == id && r.ParticipantId == participant.Id, cancellation), vault, cancellation)
            : Results.NotFound();

    /// <summary>The receipt, for the manager.</summary>
    public static async Task<IResult> ManagersReceiptAsync(Guid id, HttpContext http, PaceDbContext db, PersonVault vault, CancellationToken cancellation) =>
        http.User.IsInRole(Roles.ParticipationManager)
            ? await ReceiptAsync(http, await db.ClaimReceipts.AsNoTracking().SingleOrDefaultAsync(r => r.ClaimId == id, cancellation), vault, cancellation)
            : Results.NotFound();

    private static async Task<IResult> ReceiptAsync(HttpContext http, ClaimReceipt? receipt, PersonVault vault, CancellationToken cancellation)
    {
        if (receipt is null
            || await vault.OpenAsync(receipt.ParticipantId, $"claim/{receipt.ClaimId:N}/receipt", receipt.SealedBytes, cancellation) is not { } base64)
        {
            return Results.NotFound();
        }
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        // Downloaded, never shown inside the site: it is somebody's file.
        return Results.File(Convert.FromBase64String(base64), receipt.ContentType, "receipt" + Extension(receipt.ContentType));
    }

    private static string Extension(string contentType) => contentType switch { "image/jpeg" => ".jpg", "image/png" => ".png", _ => ".pdf" };
}

/// <summary>A claim that may be read.</summary>
internal sealed record OpenedClaim(ExpenseClaim Claim, string? Details, IReadOnlyList<(ClaimStep Step, string? Words)> Steps, bool HasReceipt);
