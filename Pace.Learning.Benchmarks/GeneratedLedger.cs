using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Pace.Learning.Web.Platform.Data;
using Pace.Learning.Web.Platform.Ledger;
using Pace.Learning.Web.Platform.Ledger.Checkpoints;

namespace Pace.Learning.Benchmarks;

/// <summary>Writes a ledger as large as wanted, always the same one: entries of random chains one after the other, and ten checkpoints.</summary>
internal static class GeneratedLedger
{
    private const int Checkpoints = 10;
    private static readonly string[] Acts = ["consent.given", "consent.withdrawn", "record.looked-at", "use.approved", "agreement.signed"];

    public static async Task WriteAsync(string file, int entries, int chains, RSA key)
    {
        var options = new DbContextOptionsBuilder<SqlitePaceDbContext>();
        DatabaseRegistration.UseSqlite(options, $"Data Source={file};Pooling=False");
        await using var db = new SqlitePaceDbContext(options.Options);
        await db.Database.EnsureCreatedAsync();
        await db.Database.OpenConnectionAsync();
        await db.Database.ExecuteSqlRawAsync("PRAGMA synchronous=OFF");
        var heads = WriteEntries((SqliteConnection)db.Database.GetDbConnection(), entries, chains);
        db.LedgerHeads.AddRange(heads.Select(h => h.Head));
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        await WriteCheckpointsAsync(db, heads, key);
    }

    private static List<Chain> WriteEntries(SqliteConnection connection, int entries, int chains)
    {
        var random = new Random(1);
        var all = Enumerable.Range(0, chains).Select(_ => new Chain(new LedgerHead($"contribution/{Id(random)}"))).ToList();
        using var transaction = connection.BeginTransaction();
        using var command = Insert(connection, transaction);
        for (var i = 0; i < entries; i++)
        {
            var chain = all[i < chains ? i : random.Next(chains)];
            var payload = $$"""{"by":"{{Id(random)}}","for":["lesson/{{random.Next(1000)}}","campaign/{{random.Next(1000)}}"],"note":"é{{random.Next()}}","until":"2027-01-31"}""";
            var entry = chain.Head.Append(DateTime.UnixEpoch.AddSeconds(1_760_000_000 + i), Acts[random.Next(Acts.Length)], Id(random), payload);
            Write(command, entry);
            chain.Note(entry, slice: (int)((long)i * Checkpoints / entries));
        }
        transaction.Commit();
        return [.. all.Where(c => c.Head.Sequence > 0).OrderBy(c => c.Head.Subject, StringComparer.Ordinal)];
    }

    private static async Task WriteCheckpointsAsync(PaceDbContext db, List<Chain> chains, RSA key)
    {
        var (ends, log, written) = (new ChainEnds(), new MerkleTree(), 0L);
        for (var slice = 0; slice < Checkpoints; slice++)
        {
            var number = slice + 1;
            var heads = chains.Select(c => c.At(number, slice)).OfType<CheckpointHead>().ToList();
            heads.ForEach(h => ends.Set(h.Subject, h.Sequence, h.Hash));
            written += heads.Sum(h => h.Sequence - h.Since);
            var statement = new CheckpointStatement(number, number, written, ends.Count, ends.Tree.Root(), [], "benchmark");
            log.Add(Encoding.UTF8.GetBytes(statement.State));
            statement = statement with { Log = log.Root() };
            db.Checkpoints.Add(new Checkpoint(statement, statement.Sign(key)));
            db.CheckpointHeads.AddRange(heads);
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
        }
    }

    public static SqliteCommand Insert(SqliteConnection connection, SqliteTransaction transaction)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = """
            INSERT INTO "LedgerEntries" ("Id", "Subject", "Sequence", "At", "Act", "ActorId", "Payload", "PreviousHash", "Hash")
            VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8)
            """;
        command.Parameters.AddRange(Enumerable.Range(0, 9).Select(i => new SqliteParameter { ParameterName = $"${i}" }));
        return command;
    }

    public static void Write(SqliteCommand command, LedgerEntry entry)
    {
        object?[] values = [entry.Id, entry.Subject, entry.Sequence, LedgerTime.Microseconds(entry.At), entry.Act, entry.ActorId, entry.Payload, entry.PreviousHash, entry.Hash];
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }
        command.ExecuteNonQuery();
    }

    private static Guid Id(Random random)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }

    private sealed class Chain(LedgerHead head)
    {
        private readonly (long Sequence, byte[] Hash)[] ends = new (long, byte[])[Checkpoints];

        public LedgerHead Head => head;

        public void Note(LedgerEntry entry, int slice) => ends[slice] = (entry.Sequence, entry.Hash);

        public CheckpointHead? At(long number, int slice) => ends[slice].Sequence == 0
            ? null
            : new CheckpointHead(number, head.Subject, ends.Take(slice).Select(e => e.Sequence).DefaultIfEmpty().Max(), ends[slice].Sequence, ends[slice].Hash);
    }
}
