using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pace.Learning.Web.LocalAreas;
using Pace.Learning.Web.LocalAreas.Coverage;
using Pace.Learning.Web.LocalAreas.Data;
using Pace.Learning.Web.Platform.Data;

namespace Pace.Learning.Benchmarks;

/// <summary>
/// Counts one area's 50,000 staff among 500,000 in others, beside the same area with nobody else there: what other areas have must not matter.
/// The PostgreSQL connection names a database that is made for it and dropped at its end.
/// </summary>
internal static class CoverageBenchmark
{
    private const string Area = "calderdale";
    private const int Staff = 50_000;
    private const int Others = 500_000;
    private const int Rounds = 30;
    private const int Aim = 50;

    public static async Task RunAsync(string[] args)
    {
        var folder = Directory.CreateTempSubdirectory("pace-coverage-");
        try
        {
            var sqlite = new DbContextOptionsBuilder<SqlitePaceDbContext>();
            DatabaseRegistration.UseSqlite(sqlite, $"Data Source={Path.Combine(folder.FullName, "pace.db")}");
            await MeasureAsync("SQLite", () => new SqlitePaceDbContext(sqlite.Options));
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
        if (args is [var connection, ..])
        {
            var name = $"pace_coverage_{Guid.NewGuid():N}";
            var postgres = new DbContextOptionsBuilder<PostgresPaceDbContext>();
            DatabaseRegistration.UsePostgres(postgres, new NpgsqlConnectionStringBuilder(connection) { Database = name }.ToString());
            await MeasureAsync("PostgreSQL", () => new PostgresPaceDbContext(postgres.Options));
            await using var db = new PostgresPaceDbContext(postgres.Options);
            await db.Database.EnsureDeletedAsync();
        }
    }

    private static async Task MeasureAsync(string name, Func<PaceDbContext> open)
    {
        await using (var db = open())
        {
            await db.Database.MigrateAsync();
            await AreaImport.BringInAsync(db, AreaList.Areas);
            await FillAsync(db, LocalArea.IdOf(Area), 1, Staff);
        }
        var alone = await TimeAsync(open);
        await using (var db = open())
        {
            var rest = AreaList.Areas.Where(a => a.Until is null && a.Slug != Area).ToList();
            var each = Others / rest.Count + 1;
            foreach (var (i, area) in rest.Index())
            {
                await FillAsync(db, LocalArea.IdOf(area.Slug), Staff + 1 + i * each, each);
            }
            await db.Database.ExecuteSqlRawAsync(db.Database.IsNpgsql() ? "VACUUM (ANALYZE)" : "ANALYZE");
        }
        var among = await TimeAsync(open);
        Console.WriteLine($"coverage on {name}: {Staff:N0} staff of one area: median {among:0.0} ms among {Others:N0} others, {alone:0.0} ms alone (aim: {Aim} ms)");
    }

    private static async Task<double> TimeAsync(Func<PaceDbContext> open)
    {
        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            await using var db = open();
            var watch = Stopwatch.StartNew();
            var coverage = await new CoverageCount(db).OfAsync(LocalArea.IdOf(Area), CancellationToken.None);
            times.Add(watch.Elapsed.TotalMilliseconds);
            if (coverage.Levels.Sum(l => l.Trained) < Staff / 3)
            {
                throw new InvalidOperationException("The count is wrong.");
            }
        }
        times.Sort();
        return times[Rounds / 2];
    }

    // Six agencies, three levels, every other person trained; each row is written by the database itself.
    private static async Task FillAsync(PaceDbContext db, Guid area, int first, int count)
    {
        var agencies = Enum.GetValues<Pace.Learning.Content.Library.AgencyKind>().Take(6).Select(kind => new Agency(area, kind, kind.Words, DateTime.UtcNow)).ToList();
        db.Agencies.AddRange(agencies);
        await db.SaveChangesAsync();
        var postgres = db.Database.IsNpgsql();
        var id = postgres ? "(lpad(to_hex(i), 8, '0') || '-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid" : "printf('%08X-0000-7000-8000-%012X', i, i)";
        var numbers = postgres
            ? $"generate_series({first}, {first + count - 1}) AS i"
            : $"(WITH RECURSIVE n(i) AS (SELECT {first} UNION ALL SELECT i + 1 FROM n WHERE i < {first + count - 1}) SELECT i FROM n)";
        var moment = postgres ? "now()" : "datetime('now')";
        var day = postgres ? "DATE '2026-01-01'" : "'2026-01-01'";
        var yes = postgres ? "true" : "1";
        var no = postgres ? "false" : "0";
        var agency = string.Concat(agencies.Select((a, n) => $" WHEN {n} THEN {Quoted(a.Id)}"));
        var kinds = string.Concat(agencies.Select((a, n) => $" WHEN {n} THEN '{a.Kind}'"));
        var people = $"""
            INSERT INTO "People" ("Id", "DisplayName", "CreatedAt", "UserName", "NormalizedUserName", "Email", "NormalizedEmail", "EmailConfirmed",
              "PhoneNumberConfirmed", "TwoFactorEnabled", "LockoutEnabled", "AccessFailedCount", "LastCodeStep")
            SELECT {id}, 'Many', {moment}, 'many' || i, 'MANY' || i, 'many' || i || '@many.example', 'MANY' || i || '@MANY.EXAMPLE', {yes}, {no}, {no}, {yes}, 0, 0 FROM {numbers}
            """;
        await db.Database.ExecuteSqlRawAsync(people);
        var workplaces = $"""
            INSERT INTO "Workplaces" ("Id", "PersonId", "CurrentFor", "AreaId", "AgencyId", "AgencyKind", "Level", "Since", "SaidAt", "TrainedAt")
            SELECT {id}, {id}, {id}, {Quoted(area)}, CASE i % 6{agency} END, CASE i % 6{kinds} END,
              CASE i % 7 WHEN 0 THEN 'SeniorLeaders' WHEN 1 THEN 'OperationalManagers' ELSE 'FrontlineStaff' END, {day}, {moment}, CASE WHEN i % 2 = 0 THEN {moment} END FROM {numbers}
            """;
        await db.Database.ExecuteSqlRawAsync(workplaces);

        string Quoted(Guid guid) => postgres ? $"'{guid}'::uuid" : $"'{guid.ToString().ToUpperInvariant()}'";
    }
}
