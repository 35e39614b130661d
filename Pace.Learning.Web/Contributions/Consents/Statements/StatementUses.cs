namespace Pace.Learning.Web.Contributions.Consents.Statements;

/// <summary>How many yeses rest on the words of each statement. Numbers only: of whom, other rooms don't learn.</summary>
public sealed class StatementUses
{
    private readonly PaceDbContext db;

    internal StatementUses(PaceDbContext db) => this.db = db;

    /// <summary>Yeses that parents gave, by the statement's file in the content folder; those that ended too, since their receipts show the words.</summary>
    public async Task<IReadOnlyDictionary<string, int>> YesesAsync(CancellationToken cancellation)
    {
        var given = await db.Consents.Where(c => c.GivenAt != null).GroupBy(c => new { c.Use, c.StatementVersion }).Select(g => new { g.Key.Use, g.Key.StatementVersion, Yeses = g.Count() }).ToListAsync(cancellation);
        return given.ToDictionary(g => FormattableString.Invariant($"statements/{g.Use.Slug}-{g.StatementVersion}.md"), g => g.Yeses);
    }
}
