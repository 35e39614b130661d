using Pace.Learning.Web.Platform.Jobs;
using Pace.Learning.Web.Platform.Mail;

namespace Pace.Learning.Web.Platform.Ledger.Checkpoints.Sent;

/// <summary>Sends the newest checkpoint to those who keep them, once each.</summary>
internal sealed class SendCheckpoints(PaceDbContext db, SigningKeys keys, SentCheckpoints sent, Outbox outbox, PublicUrl site, IOptions<LedgerOptions> options) : IRecurringJob
{
    public static string Name => "ledger-checkpoint-mail";

    public static string What => "Sends the newest checkpoint of the ledger to those who keep them";

    public async Task RunAsync(CancellationToken cancellation)
    {
        if (options.Value.Keepers is not { Count: > 0 } keepers
            || await db.Checkpoints.AsNoTracking().OrderByDescending(c => c.Number).FirstOrDefaultAsync(cancellation) is not { } newest)
        {
            return;
        }
        var document = CheckpointDocument.Of(newest, await keys.GetAsync(newest.KeyId, cancellation));
        if ((await sent.LastAsync(cancellation))?.Signature != document.Signature)
        {
            await sent.AddAsync(document, cancellation);
        }
        foreach (var keeper in keepers)
        {
            var letter = new CheckpointLetter { Checkpoint = document, Url = site.Of(Public.CheckpointsModel.Address) };
            await outbox.SendOnceAsync(keeper, letter, $"ledger-checkpoint/{document.Signature}/{keeper}", cancellation);
        }
    }
}
