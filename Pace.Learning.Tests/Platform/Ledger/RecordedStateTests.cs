using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore.Metadata;
using Pace.Learning.Tests.Courses.Certificates;
using Pace.Learning.Tests.Parents;
using Pace.Learning.Tests.Studio;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Accounts.People;
using Pace.Learning.Web.Agreements;
using Pace.Learning.Web.Contributions;
using Pace.Learning.Web.Contributions.ReviewStatements;
using Pace.Learning.Web.Courses;
using Pace.Learning.Web.LocalAreas;
using Pace.Learning.Web.Media;
using Pace.Learning.Web.Parents;
using Pace.Learning.Web.Platform.Ledger.State;
using Pace.Learning.Web.Platform.Ledger.Verification;
using Pace.Learning.Web.Studio.Releases;

namespace Pace.Learning.Tests.Platform.Ledger;

/// <summary>Every value that the ledger answers for, in every kind of row that the demonstration has: changed, removed or added in the database, it is found by name.</summary>
public sealed class RecordedStateTests(RecordedStateTests.FirstStart app) : IClassFixture<RecordedStateTests.FirstStart>
{
    /// <summary>The site with an empty database, which it fills itself.</summary>
    public sealed class FirstStart : AppUnderTest
    {
        protected override bool IsPrepared => false;
    }

    private RecordedRow[] Kinds => [.. app.Services.GetServices<RecordedRow>()];

    [Fact]
    public async Task TheDemonstration_IsAsItsLedgerSays()
    {
        await StartAsync();
        Assert.Empty(Findings());
    }

    [Fact]
    public async Task EveryRecordedValue_ChangedInTheDatabase_IsNamed()
    {
        await StartAsync();
        var missing = new List<string>();
        foreach (var kind in Kinds)
        {
            foreach (var column in kind.Columns)
            {
                await app.WithDatabaseAsync(async db =>
                {
                    if (kind.Stored(db).FirstOrDefault() is not { } row)
                    {
                        missing.Add(kind.Table);
                        return 0;
                    }
                    var (name, property) = (kind.NameOf(row), PropertyOf(db, kind, column));
                    // A row with another key is another row, which is asked below.
                    if (property is null || property.IsPrimaryKey())
                    {
                        return 0;
                    }
                    await using var connection = await OpenAsync(db);
                    var (table, where) = Place(db, kind, row);
                    var stored = property.GetColumnName(StoreObjectIdentifier.Table(table, null))!;
                    var before = await ValueAsync(connection, $"""SELECT "{stored}" FROM "{table}" WHERE {where}""");
                    if (before is null && column.Path.Count > 1)
                    {
                        // One value of an object that isn't there makes none.
                        return 0;
                    }
                    await SetAsync(connection, table, stored, where, Other(property, before));
                    try
                    {
                        var finding = Findings().SingleOrDefault(f => f.Message.StartsWith(name + ": ", StringComparison.Ordinal));
                        Assert.True(finding is not null, $"{name} {column.Name}");
                        Assert.Contains($"{column.Name} is ", finding.Message, StringComparison.Ordinal);
                    }
                    finally
                    {
                        await SetAsync(connection, table, stored, where, before);
                    }
                    return 0;
                });
            }
        }
        Assert.Empty(missing.Distinct());
        Assert.Empty(Findings());
    }

    [Fact]
    public async Task EveryRecordedRow_RemovedFromTheDatabase_IsNamed_AndSoIsOneThatWasAdded()
    {
        await StartAsync();
        foreach (var kind in Kinds)
        {
            await app.WithDatabaseAsync(async db =>
            {
                if (kind.Stored(db).FirstOrDefault() is not { } row)
                {
                    return 0;
                }
                await using var connection = await OpenAsync(db);
                var (table, where) = Place(db, kind, row);
                await RunAsync(connection, $"""CREATE TABLE "Put aside" AS SELECT * FROM "{table}" WHERE {where}""");
                await RunAsync(connection, $"""DELETE FROM "{table}" WHERE {where}""");
                var findings = Findings();
                Assert.True(findings.Any(f => f.Message == $"{kind.NameOf(row)}: the row is missing"), $"{kind.NameOf(row)} was removed, and what is found is: {string.Join("; ", findings)}");
                await RunAsync(connection, $"""INSERT INTO "{table}" SELECT * FROM "Put aside" """);
                await RunAsync(connection, """DROP TABLE "Put aside" """);
                return 0;
            });
        }
        Assert.Empty(Findings());
    }

    // Its jobs of the first start are done before the first page.
    private async Task StartAsync()
    {
        using var page = await app.Stranger().GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        await AddWhatTheDemonstrationHasNoneOfAsync();
    }

    private async Task AddWhatTheDemonstrationHasNoneOfAsync()
    {
        if (await app.WithDatabaseAsync(db => db.Certificates.AnyAsync()))
        {
            return;
        }
        var now = app.Clock.GetUtcNow().UtcDateTime;
        await ReleaseAsync(now.AddDays(7));
        using var erased = await ErasedAsync("gone@family.example");
        var quiet = await app.JoinedAsync("quiet@family.example", "Quiet");
        using var paused = await quiet.PressAsync(await quiet.GetPageAsync("/taking-part/pause"), "Pause for 2 weeks");
        await app.IssueAsync();
        await app.WithDatabaseAsync(async db =>
        {
            var (learner, admin) = (await app.MemberAsync(Roles.Learner), await app.MemberAsync(Roles.Admin));
            var certificate = await db.Certificates.FirstAsync();
            certificate.Revoke(admin.Id, "A sample reason", now);
            var grant = RoleGrant.ForDays(learner.Id, Roles.StandIn, LondonTime.DayOf(now), LondonTime.DayOf(now).AddDays(3), admin.Id, null, now);
            grant.Confirm((await app.MemberAsync(Roles.Publisher)).Id, now);
            db.RoleGrants.Add(grant);
            var lead = new AreaLead((await db.LocalAreas.FirstAsync()).Id, learner.Id, "Manager", "Council", "It is my job", now);
            db.AreaLeads.Add(lead);
            lead.Verify(admin.Id, VerifiedHow.KnownContact, null, now);
            lead.Stop(admin.Id, null, now);
            db.MediaItems.Add(new MediaItem(Guid.CreateVersion7(), "media/a-face.png", new MediaWords { Title = "A face" }, new MediaCover((await db.Contributions.FirstAsync()).Id, (await db.Participants.FirstAsync()).Id), admin.Id, now));
            db.ReviewStatements.Add(new ReviewStatement((await db.AgreementReviews.FirstAsync()).Id, (await db.Participants.FirstAsync()).Id, now));
            return await db.SaveChangesAsync();
        });
    }

    private async Task<HttpResponseMessage> ErasedAsync(string email)
    {
        var parent = await app.JoinedAsync(email, "Gone");
        return await parent.PressAsync(await parent.GetPageAsync("/taking-part/erase"), "Erase everything");
    }

    private async Task ReleaseAsync(DateTime due)
    {
        var id = await app.ApprovedAsync("courses/meetings-as-equals/01-a-fair-meeting/01-two-ways-in.md", text => text + $"\nBring a drink on {due:yyyy-MM-dd}.\n");
        await using var scope = app.Services.CreateAsyncScope();
        var result = await scope.ServiceProvider.GetRequiredService<ReleaseRecorder>()
            .PublishAsync("", [new WantedItem(id, [], [])], due, (await app.MemberAsync(Roles.Publisher)).Id, CancellationToken.None);
        Assert.Empty(result.Blockers);
    }

    private IReadOnlyList<LedgerFinding> Findings()
    {
        using var snapshot = LedgerSnapshot.Open(app.ConnectionString);
        return LedgerVerification.Run(snapshot, _ => null, kinds: Kinds).Findings;
    }

    private static IProperty? PropertyOf(PaceDbContext db, RecordedRow kind, RecordedColumn column)
    {
        var type = db.Model.FindEntityType(kind.Entity)!;
        for (var i = 0; i < column.Path.Count - 1; i++)
        {
            type = type.FindNavigation(column.Path[i])!.TargetEntityType;
        }
        return type.FindProperty(column.Path[^1]);
    }

    private static (string Table, string Where) Place(PaceDbContext db, RecordedRow kind, object row)
    {
        var type = db.Model.FindEntityType(kind.Entity)!;
        var table = type.GetTableName()!;
        var conditions = type.FindPrimaryKey()!.Properties.Select(p => (Column: p.GetColumnName(), Value: p.PropertyInfo!.GetValue(row)!)).Select(k =>
            $"""CAST("{k.Column}" AS TEXT) = '{(k.Value is Guid id ? TestDatabase.IsPostgres ? id.ToString() : id.ToString().ToUpperInvariant() : Convert.ToString(k.Value, CultureInfo.InvariantCulture))}'""");
        return (table, string.Join(" AND ", conditions));
    }

    // Other tables may point to what is changed here, and that is not what is asked.
    private static async Task<DbConnection> OpenAsync(PaceDbContext db)
    {
        DbConnection connection = TestDatabase.IsPostgres
            ? new Npgsql.NpgsqlConnection(db.Database.GetConnectionString())
            : new Microsoft.Data.Sqlite.SqliteConnection(db.Database.GetConnectionString());
        await connection.OpenAsync();
        await RunAsync(connection, TestDatabase.IsPostgres ? "SET session_replication_role = replica" : "PRAGMA foreign_keys = OFF");
        return connection;
    }

    private static object Other(IProperty property, object? before)
    {
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        return before switch
        {
            long said when type == typeof(bool) => 1 - said,
            long number => number + 1000,
            int number => number + 1000,
            decimal number => number + 1,
            byte[] bytes => (byte[])[.. bytes, 1],
            bool said => !said,
            Guid => Guid.CreateVersion7(),
            DateTime time => time.AddDays(1),
            DateOnly day => day.AddDays(1),
            string said when type.IsEnum => Enum.GetNames(type).First(n => n != said),
            string when type == typeof(Guid) => Guid.CreateVersion7().ToString().ToUpperInvariant(),
            string when type == typeof(decimal) => "9.5",
            string time when type == typeof(DateTime) => DateTime.Parse(time, CultureInfo.InvariantCulture).AddDays(1).ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
            string day when type == typeof(DateOnly) => DateOnly.Parse(day, CultureInfo.InvariantCulture).AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            string text => text[..^1] + (text[^1] == 'x' ? 'y' : 'x'),
            _ when type.IsEnum => property.FindTypeMapping()!.Converter?.ProviderClrType == typeof(string) ? Enum.GetNames(type)[0] : 1,
            _ => FirstOf(type),
        };
    }

    private static object FirstOf(Type type) =>
        type == typeof(DateTime) ? TestDatabase.IsPostgres ? DateTime.UnixEpoch : "1970-01-01 00:00:00"
        : type == typeof(DateOnly) ? TestDatabase.IsPostgres ? new DateOnly(1970, 1, 1) : "1970-01-01"
        : type == typeof(Guid) ? TestDatabase.IsPostgres ? Guid.Empty : Guid.Empty.ToString()
        : type == typeof(bool) ? TestDatabase.IsPostgres ? true : 1L
        : type == typeof(string) ? "x"
        : 1;

    private static async Task<object?> ValueAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync() is { } value and not DBNull ? value : null;
    }

    private static async Task SetAsync(DbConnection connection, string table, string column, string where, object? value)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"""UPDATE "{table}" SET "{column}" = @value WHERE {where}""";
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@value", value ?? DBNull.Value);
        command.Parameters.Add(parameter);
        Assert.True(await command.ExecuteNonQueryAsync() == 1, $"{table} has no row WHERE {where}");
    }

    private static async Task RunAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
