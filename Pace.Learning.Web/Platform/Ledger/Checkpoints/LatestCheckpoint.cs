namespace Pace.Learning.Web.Platform.Ledger.Checkpoints;

/// <summary>The newest checkpoint for everybody: a copy kept elsewhere shows later whether the ledger still holds what it held then.</summary>
internal static class LatestCheckpoint
{
    public static async Task<IResult> GetAsync(PaceDbContext db, SigningKeys keys, CancellationToken cancellation)
    {
        var latest = await db.Checkpoints.AsNoTracking().OrderByDescending(c => c.Number).FirstOrDefaultAsync(cancellation);
        return latest is null
            ? Results.Json(new { message = "There is no checkpoint yet." }, statusCode: StatusCodes.Status404NotFound)
            : Results.Text(CheckpointDocument.Of(latest, await keys.GetAsync(latest.KeyId, cancellation)).Write(), "application/json");
    }
}
