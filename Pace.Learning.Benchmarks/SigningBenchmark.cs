using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;
using Pace.Learning.Benchmarks.Pages;
using Pace.Learning.Content.Library;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Agreements;
using Pace.Learning.Web.Agreements.Identity;
using Pace.Learning.Web.Agreements.Signatures;
using Pace.Learning.Web.LocalAreas;
using Pace.Learning.Web.LocalAreas.Coverage;
using Pace.Learning.Web.Platform;
using Pace.Learning.Web.Platform.Data;
using Pace.Learning.Web.Platform.Ledger;
using Pace.Learning.Web.Platform.Mail;
using Pace.Learning.Web.Platform.Published.Cached;
using Pace.Learning.Web.Platform.Security;

namespace Pace.Learning.Benchmarks;

/// <summary>
/// Signatures with their rules, history, entry in the ledger and mail, beside bare transactions of one row with the same settings, in one run.
/// The PostgreSQL connection names a database that is made for it and dropped at its end.
/// </summary>
internal static class SigningBenchmark
{
    private const int Workers = 4;
    private const int AgreementsEach = 60;
    private const int People = 5;
    private const double Aim = 0.5;

    private static readonly MasterKey Master = new(RandomNumberGenerator.GetBytes(32));

    private static readonly AgreementVersion Version = new()
    {
        Number = 1, EffectiveOn = new DateOnly(2026, 1, 1), Bytes = "The text"u8.ToArray(), Sha256 = TextHash.Of("The text"), Body = CompiledText.Empty, IsLocked = true,
        Declaration = "I have read the whole text. I sign it for my agency.", Clauses = [], ReviewMonths = 12, TermMonths = 36, GraceDays = 90, Signatories = [],
    };

    private static readonly AgreementDocument Document = new() { Id = "charter", Slug = "charter", Title = "Charter", Summary = "", Body = CompiledText.Empty, Versions = [Version] };

    public static Agreement Sample() => new(Guid.CreateVersion7(), "Area", Document, Version, Guid.CreateVersion7(), DateTime.UtcNow);

    public static async Task RunAsync(string[] args)
    {
        var folder = Directory.CreateTempSubdirectory("pace-signing-");
        try
        {
            var connection = $"Data Source={Path.Combine(folder.FullName, "pace.db")}";
            var sqlite = new DbContextOptionsBuilder<SqlitePaceDbContext>();
            DatabaseRegistration.UseSqlite(sqlite, connection);
            await MeasureAsync("SQLite", connection, isPostgres: false, () => new SqlitePaceDbContext(sqlite.Options));
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
        if (args is [var server, ..])
        {
            var connection = new NpgsqlConnectionStringBuilder(server) { Database = $"pace_signing_{Guid.NewGuid():N}" }.ToString();
            var postgres = new DbContextOptionsBuilder<PostgresPaceDbContext>();
            DatabaseRegistration.UsePostgres(postgres, connection);
            await MeasureAsync("PostgreSQL", connection, isPostgres: true, () => new PostgresPaceDbContext(postgres.Options));
            await using var db = new PostgresPaceDbContext(postgres.Options);
            await db.Database.EnsureDeletedAsync();
        }
    }

    private static async Task MeasureAsync(string name, string connection, bool isPostgres, Func<PaceDbContext> open)
    {
        await using (var db = open())
        {
            await db.Database.MigrateAsync();
            await db.EnsureLedgerTriggersAsync();
        }
        var agreements = await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => StartAsync(open, AgreementsEach)));
        // What is compiled on first use is no part of either.
        await SignAsync(open, [.. (await StartAsync(open, 200))]);
        await BareInserts.RunAsync(connection, isPostgres, Workers, 50);
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(agreements.Select(own => Task.Run(() => SignAsync(open, own))));
        var rate = Workers * AgreementsEach * People / watch.Elapsed.TotalSeconds;
        var bare = await BareInserts.RunAsync(connection, isPostgres, Workers, AgreementsEach * People);
        Console.WriteLine($"signing on {name}: {rate:N0} signatures a second, {bare:N0} bare transactions: {rate / bare:0.00} (aim: {Aim:0.0})");
    }

    private static async Task<List<Agreement>> StartAsync(Func<PaceDbContext> open, int count)
    {
        var started = new List<Agreement>();
        for (var i = 0; i < count; i++)
        {
            await using var db = open();
            var area = Guid.CreateVersion7();
            var people = Enumerable.Range(1, People).Select(n => new SignatoryDetails
            {
                RoleKey = "", Role = "Director", Level = WorkforceLevel.SeniorLeaders, AgencyId = area, AgencyName = "Council", IsRequired = false, Order = n,
                Name = $"Person {n}", Email = $"person-{n}@{area:N}.example",
            });
            await Acts(db).StartAsync([new NewAgreement(area, "Area", Document, Version, area, [.. people], false, 21, null)], () => Task.CompletedTask, CancellationToken.None);
            started.Add(await db.Agreements.AsNoTracking().SingleAsync(s => s.AreaId == area));
        }
        return started;
    }

    private static async Task SignAsync(Func<PaceDbContext> open, List<Agreement> agreements)
    {
        var shown = new ShownText(Version.Sha256, Version.Declaration);
        foreach (var (agreement, signatory) in agreements.SelectMany(s => s.Signatories.Select(p => (s, p))))
        {
            await using var db = open();
            var identity = new VerifiedIdentity(signatory.NormalizedEmail!, VerifiedIdentity.LinkAndCode, null, signatory.LinkId);
            if (await Acts(db).ActAsync(agreement.Id, (s, now) => s.Sign(signatory.Id, identity, new SignatureInput(signatory.PersonName, signatory.Role, "I hold this post", false), shown, now), CancellationToken.None) is { } refusal)
            {
                throw new InvalidOperationException(refusal.Words);
            }
        }
    }

    private static AgreementRecorder Acts(PaceDbContext db)
    {
        var options = Options.Create(new PaceOptions { PublicUrl = "https://pace.example" });
        var site = new PublicUrl(options, new HttpContextAccessor(), null!);
        var outbox = new Outbox(db, Master, TimeProvider.System, new OutboxSignal());
        return new AgreementRecorder(
            db, new Ledger(TimeProvider.System), new AgreementMail(db, outbox, site, new AreaDirectory(db, new CoverageCount(db)), new PersonDirectory(db, null!), options), null!, new RegisterPages(null!),
            TimeProvider.System);
    }
}
