using System.Text;
using Pace.Learning.Web.Platform.Ledger;

namespace Pace.Learning.Tests.Platform.Ledger;

/// <summary>What somebody does who has the database to themselves.</summary>
internal static class Tampering
{
    private static readonly string[] Tables = ["LedgerEntries", "LedgerCheckpoints", "LedgerCheckpointHeads"];

    public static string Literal(byte[] bytes) => TestDatabase.IsPostgres ? $"'\\x{Convert.ToHexString(bytes)}'::bytea" : $"x'{Convert.ToHexString(bytes)}'";

    extension(LedgerOnItsOwn ledger)
    {
        /// <summary>Drops the triggers and runs statements, which see each other's work.</summary>
        public Task TamperAsync(params string[] statements) => ledger.WithAsync(async db =>
        {
            await DropTriggersAsync(db);
            foreach (var sql in statements)
            {
                var escaped = sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
                Assert.NotEqual(0, await db.Database.ExecuteSqlRawAsync(escaped));
            }
            return 0;
        });

        /// <summary>Writes a chain anew from one place on, with right hashes and a right head.</summary>
        public async Task RewriteAsync(LedgerSubject subject, int from, IEnumerable<LedgerEntry> entries)
        {
            var rest = entries.ToList();
            await ledger.TamperAsync($"""DELETE FROM "LedgerEntries" WHERE "Subject" = '{subject}' AND "Sequence" >= {from}""");
            var hash = from == 1 ? EntryHash.None : (await ledger.EntriesAsync(subject))[^1].Hash;
            await ledger.TamperAsync($"""UPDATE "LedgerHeads" SET "Sequence" = {from - 1}, "Hash" = {Literal(hash)} WHERE "Subject" = '{subject}'""");
            await ledger.WithAsync(async db =>
            {
                var head = await db.LedgerHeads.SingleAsync(h => h.Subject == subject.Text);
                db.LedgerEntries.AddRange(rest.Select(e => head.Append(e.At, e.Act, e.ActorId, e.Payload)));
                return await db.SaveChangesAsync();
            });
        }
    }

    /// <summary>The hash that an entry with this payload would have.</summary>
    public static byte[] HashWith(this LedgerEntry entry, string payload)
    {
        var hash = new byte[32];
        new EntryHash().Compute(new EntryFields
        {
            Id = Encoding.ASCII.GetBytes(entry.Id.ToString().ToUpperInvariant()),
            Subject = Encoding.UTF8.GetBytes(entry.Subject),
            Sequence = entry.Sequence,
            At = LedgerTime.Microseconds(entry.At),
            Act = Encoding.UTF8.GetBytes(entry.Act),
            Actor = Encoding.ASCII.GetBytes(entry.ActorId?.ToString().ToUpperInvariant() ?? ""),
            Payload = Encoding.UTF8.GetBytes(payload),
            PreviousHash = entry.PreviousHash,
        }, hash);
        return hash;
    }

    private static async Task DropTriggersAsync(PaceDbContext db)
    {
        foreach (var table in Tables)
        {
            foreach (var sql in TestDatabase.IsPostgres
                ? [$"""ALTER TABLE "{table}" DISABLE TRIGGER "{table}_append_only" """]
                : new[] { "update", "delete", "replace" }.Select(what => $"""DROP TRIGGER IF EXISTS "{table}_no_{what}" """))
            {
                await db.Database.ExecuteSqlRawAsync(sql);
            }
        }
    }
}
