using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pace.Learning.Web.Contributions;
using Pace.Learning.Web.Contributions.Consents;
using Pace.Learning.Web.Contributions.Consents.Statements;
using Pace.Learning.Web.Platform.Data;
using Pace.Learning.Web.Platform.Ledger;
using Pace.Learning.Web.Platform.Ledger.State;
using Pace.Learning.Web.Platform.Security;

namespace Pace.Learning.Benchmarks;

/// <summary>Writes as many consents as wanted, each given and taken back, with a ledger that says both times how the row is.</summary>
internal static class GeneratedRows
{
    private const int AtOnce = 5_000;

    /// <returns>The kinds of rows that there are.</returns>
    public static async Task<IReadOnlyList<RecordedRow>> WriteAsync(string file, int rows)
    {
        var services = new ServiceCollection().AddContributionRows().AddSingleton(new MasterKey(RandomNumberGenerator.GetBytes(32))).BuildServiceProvider();
        RecordedRow[] kinds = [.. services.GetServices<RecordedRow>()];
        var options = new DbContextOptionsBuilder<SqlitePaceDbContext>();
        DatabaseRegistration.UseSqlite(options, $"Data Source={file};Pooling=False");
        await using var db = new SqlitePaceDbContext(options.Options);
        await db.Database.EnsureCreatedAsync();
        await db.Database.OpenConnectionAsync();
        // There are no contributions to these.
        await db.Database.ExecuteSqlRawAsync("PRAGMA synchronous=OFF; PRAGMA foreign_keys=OFF");
        for (var written = 0; written < rows; written += AtOnce)
        {
            await WriteAsync(db, kinds.Single(k => k.Entity == typeof(Consent)), Math.Min(AtOnce, rows - written));
            db.ChangeTracker.Clear();
        }
        return kinds;
    }

    private static async Task WriteAsync(SqlitePaceDbContext db, RecordedRow kind, int count)
    {
        await using (var transaction = ((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction())
        {
            await using var command = GeneratedLedger.Insert((SqliteConnection)db.Database.GetDbConnection(), transaction);
            for (var i = 0; i < count; i++)
            {
                var (consent, head) = Given();
                db.Consents.Add(consent);
                db.LedgerHeads.Add(head);
                Write(command, kind, consent, head, "consent.given");
                consent.EndNow(ConsentEnding.UseWithdrawn, Now);
                Write(command, kind, consent, head, "consent.withdrawn");
            }
            transaction.Commit();
        }
        await db.SaveChangesAsync();
    }

    private static (Consent Consent, LedgerHead Head) Given()
    {
        var contribution = new Contribution(Guid.CreateVersion7(), Guid.CreateVersion7(), ContributionKind.Text, [], Now);
        var version = contribution.Share([], Now);
        var terms = new ConsentTerms(ConsentUse.Course, ConsentAudience.AllLearners, Identifiability.ChosenName, Territory.UnitedKingdom, Now.AddYears(1));
        var consent = Consent.Give(contribution, version, terms, new StatementMark(1, Convert.ToHexStringLower(new byte[32])), Now);
        return (consent, new LedgerHead(new LedgerSubject(ContributionRecord.ConsentSubject, consent.Id).Text));
    }

    private static void Write(SqliteCommand command, RecordedRow kind, Consent consent, LedgerHead head, string act)
    {
        var entry = head.Append(Now, act, consent.ParticipantId, "{}");
        entry.Record(new Dictionary<string, SortedDictionary<string, object?>?> { [kind.NameOf(consent)] = kind.Values(consent) });
        head.EndAt(entry);
        kind.Recorded(consent, entry);
        GeneratedLedger.Write(command, entry);
    }

    private static DateTime Now => LedgerTime.Of(LedgerTime.Microseconds(DateTime.UtcNow));
}
