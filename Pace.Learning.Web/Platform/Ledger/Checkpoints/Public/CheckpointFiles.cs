namespace Pace.Learning.Web.Platform.Ledger.Checkpoints.Public;

/// <summary>Checkpoints for everybody: a copy kept elsewhere shows later whether the ledger still holds what it held then.</summary>
internal static class CheckpointFiles
{
    private const string Json = "application/json";

    public static async Task<IResult> LatestAsync(PaceDbContext db, SigningKeys keys, CancellationToken cancellation) =>
        await OfAsync(await db.Checkpoints.AsNoTracking().OrderByDescending(c => c.Number).FirstOrDefaultAsync(cancellation), keys, cancellation)
        ?? Missing("There is no checkpoint yet.");

    public static async Task<IResult> OneAsync(long number, PaceDbContext db, SigningKeys keys, CancellationToken cancellation) =>
        await OfAsync(await db.Checkpoints.AsNoTracking().SingleOrDefaultAsync(c => c.Number == number, cancellation), keys, cancellation)
        ?? Missing("There is no such checkpoint.");

    /// <summary>The proof that one checkpoint is the beginning of another (RFC 6962, 2.1.2).</summary>
    public static async Task<IResult> ConsistencyAsync(long older, long newer, PaceDbContext db, CheckpointTrees trees, CancellationToken cancellation)
    {
        if (older < 1 || older > newer || !await db.Checkpoints.AnyAsync(c => c.Number == newer, cancellation))
        {
            return Missing("There are no such checkpoints, or the second is older than the first.");
        }
        var log = await trees.LogAsync(newer, cancellation);
        return Results.Text(SealedRecord.Write(("older", older), ("newer", newer), ("proof", log.ConsistencyWith((int)older).Select(Convert.ToHexStringLower).ToArray())), Json);
    }

    private static async Task<IResult?> OfAsync(Checkpoint? checkpoint, SigningKeys keys, CancellationToken cancellation) => checkpoint is null
        ? null
        : Results.Text(CheckpointDocument.Of(checkpoint, await keys.GetAsync(checkpoint.KeyId, cancellation)).Write(), Json);

    private static IResult Missing(string message) => Results.Json(new { message }, statusCode: StatusCodes.Status404NotFound);
}
