using System.Linq.Expressions;
using Pace.Learning.Web.Platform.Health;
using Pace.Learning.Web.Platform.Ledger.Checkpoints;
using Pace.Learning.Web.Platform.Ledger.Checkpoints.Public;
using Pace.Learning.Web.Platform.Ledger.Checkpoints.Sent;
using Pace.Learning.Web.Platform.Ledger.Keys;
using Pace.Learning.Web.Platform.Ledger.State;

namespace Pace.Learning.Web.Platform.Ledger;

internal static class LedgerRegistration
{
    public static WebApplicationBuilder AddLedger(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Ledger>().AddSingleton<StateRecorder>();
        builder.Services.ConfigureDbContext<SqlitePaceDbContext>(RecordStates);
        builder.Services.ConfigureDbContext<PostgresPaceDbContext>(RecordStates);
        builder.Services.AddScoped<LedgerKeys>().AddScoped<LedgerKeyChange>().AddScoped<CheckpointTrees>().AddScoped<CheckpointProofs>();
        builder.Services.AddSingleton<SentCheckpoints>().Configure<LedgerOptions>(builder.Configuration.GetSection("Pace:Ledger"));
        builder.Services.AddHealthOf<LedgerHealth>("ledger");
        return builder;
    }

    /// <summary>Lets the ledger hold the state of a kind of row.</summary>
    public static IServiceCollection AddRecordedRow<T>(
        this IServiceCollection services, string table, Func<T, LedgerSubject> subject, Func<T, object> key, params Expression<Func<T, object?>>[] columns)
        where T : class => services.AddSingleton<RecordedRow>(new RecordedRow<T>(table, subject, row => key(row).ToString()!, columns));

    private static void RecordStates(IServiceProvider services, DbContextOptionsBuilder options) => options.AddInterceptors(services.GetRequiredService<StateRecorder>());

    public static IEndpointRouteBuilder MapLedger(this IEndpointRouteBuilder routes)
    {
        var checkpoints = routes.MapGroup(CheckpointsModel.Address).AllowAnonymous();
        checkpoints.MapGet("latest", CheckpointFiles.LatestAsync);
        checkpoints.MapGet("{number:long}", CheckpointFiles.OneAsync);
        checkpoints.MapGet("{older:long}/to/{newer:long}", CheckpointFiles.ConsistencyAsync);
        routes.MapGet("/ledger/keys/{id}.pem", KeysModel.PemAsync).AllowAnonymous();
        return routes;
    }

    /// <summary>Subjects are compared by byte on PostgreSQL as on SQLite: the order of chains and of Merkle leaves must not depend on a server's language.</summary>
    public static void SortSubjectsByByte(this ModelBuilder builder)
    {
        builder.Entity<LedgerEntry>().Property(e => e.Subject).UseCollation("C");
        builder.Entity<LedgerHead>().Property(h => h.Subject).UseCollation("C");
        builder.Entity<CheckpointHead>().Property(h => h.Subject).UseCollation("C");
    }
}
