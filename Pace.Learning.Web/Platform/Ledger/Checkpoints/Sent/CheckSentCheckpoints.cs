using Pace.Learning.Web.Platform.Jobs;
using Pace.Learning.Web.Platform.Ledger.State;
using Pace.Learning.Web.Platform.Ledger.Verification;
using Pace.Learning.Web.Platform.Mail;

namespace Pace.Learning.Web.Platform.Ledger.Checkpoints.Sent;

/// <summary>
/// Holds the ledger against every checkpoint that left the house, and the rows that it answers for against the ledger. Where something doesn't fit, those who keep checkpoints are told and whoever runs the site, every day, and the
/// health page says so until it fits again.
/// </summary>
internal sealed class CheckSentCheckpoints(
    PaceDbContext db, IServiceProvider services, SentCheckpoints sent, Outbox outbox, IOptions<LedgerOptions> options, IOptions<PaceOptions> site, TimeProvider time) : IRecurringJob
{
    private const int MostFindings = 20;

    public static string Name => "ledger-checkpoints-fit";

    public static string What => "Checks that the ledger holds what checkpoints said that were sent, and the database what the ledger says";

    public async Task RunAsync(CancellationToken cancellation)
    {
        var findings = Verify(await sent.AllAsync(cancellation));
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
        return LedgerVerification.Run(ledger, keys.Find, kept, services.GetServices<ILedgerCheck>(), [.. services.GetServices<RecordedRow>()]).Findings;
    }
}
