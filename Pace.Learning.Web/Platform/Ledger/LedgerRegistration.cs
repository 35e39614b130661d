using Pace.Learning.Web.Platform.Ledger.Checkpoints;

namespace Pace.Learning.Web.Platform.Ledger;

internal static class LedgerRegistration
{
    public static WebApplicationBuilder AddLedger(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Ledger>();
        return builder;
    }

    public static IEndpointRouteBuilder MapLedger(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/ledger/checkpoints/latest", LatestCheckpoint.GetAsync).AllowAnonymous();
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
