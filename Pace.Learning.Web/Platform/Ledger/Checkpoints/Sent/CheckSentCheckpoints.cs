using Pace.Learning.Web.Platform.Jobs;
using Pace.Learning.Web.Platform.Ledger.Verification;
using Pace.Learning.Web.Platform.Mail;

namespace Pace.Learning.Web.Platform.Ledger.Checkpoints.Sent;

/// <summary>
/// Holds the ledger against every checkpoint that left the house. Where one doesn't fit, those who keep them are told and whoever runs the site, every day, and the
/// health page says so until it fits again.
/// </summary>
internal sealed class CheckSentCheckpoints(
    PaceDbContext db, IServiceProvider services, SentCheckpoints sent, Outbox outbox, IOptions<LedgerOptions> options, IOptions<PaceOptions> site, TimeProvider time) : IRecurringJob
{
    private const int MostFindings = 20;

    public static string Name => "ledger-checkpoints-fit";

    public static string What => "Checks that the ledger still holds what checkpoints said that were sent";

    public async Task RunAsync(CancellationToken cancellation)
    {
        var kept = await sent.AllAsync(cancellation);
        if (kept.Count == 0)
        {
            return;
        }
        var findings = Verify(kept);
        sent.Note(findings.Count);
        if (findings.Count == 0)
        {
            return;
        }
        var letter = new LedgerDoesNotFitLetter { Findings = [.. findings.Take(MostFindings).Select(f => f.ToString())], Count = findings.Count };
        foreach (var reader in options.Value.Keepers.Append(site.Value.Organisation.ContactEmail).Distinct())
        {
            await outbox.SendOnceAsync(reader, letter, $"ledger-does-not-fit/{LondonTime.DayOf(time.GetUtcNow().UtcDateTime):O}/{reader}", cancellation);
        }
    }

    private IReadOnlyList<LedgerFinding> Verify(IReadOnlyList<CheckpointDocument> kept)
    {
        using var ledger = LedgerSnapshot.Open(db.Database.GetConnectionString()!);
        using var keys = new VerificationKeys(db, services, kept: null);
        return LedgerVerification.Run(ledger, keys.Find, kept).Findings;
    }
}
