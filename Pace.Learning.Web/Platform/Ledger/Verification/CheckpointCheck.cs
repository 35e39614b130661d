using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Pace.Learning.Web.Platform.Ledger.Checkpoints;

namespace Pace.Learning.Web.Platform.Ledger.Verification;

/// <summary>Every checkpoint: its signature, where it says that all chains ended, its counts, and that it goes on from those before it.</summary>
internal sealed class CheckpointCheck(LedgerFindings findings, Func<string, RSA?> keyOf)
{
    private const string Sql = """
        SELECT k."Number", k."At", k."Entries", k."Chains", k."Ends", k."Log", k."KeyId", k."Signature",
               c."Subject", c."Since", c."Sequence", c."Hash"
        FROM "LedgerCheckpoints" k LEFT JOIN "LedgerCheckpointHeads" c ON c."CheckpointNumber" = k."Number"
        ORDER BY k."Number", c."Subject"
        """;

    private const string Orphans = """
        SELECT DISTINCT c."CheckpointNumber" FROM "LedgerCheckpointHeads" c
        WHERE NOT EXISTS (SELECT 1 FROM "LedgerCheckpoints" k WHERE k."Number" = c."CheckpointNumber")
        """;

    private readonly ChainEnds ends = new();
    private readonly MerkleTree log = new();
    private long entries;

    // Once something of a checkpoint is wrong, what later ones say of the same can't be held against it any more.
    private bool endsAreGood = true;
    private bool logIsGood = true;

    /// <summary>The newest checkpoint; <c>null</c> when there is none.</summary>
    public CheckpointStatement? Newest { get; private set; }

    /// <param name="ledger">Where.</param>
    /// <param name="kept">Checkpoints that somebody kept outside of the database.</param>
    public void Run(LedgerSnapshot ledger, IReadOnlyCollection<CheckpointDocument> kept)
    {
        var byNumber = kept.ToLookup(k => k.Number);
        using (var rows = ledger.Query(Sql))
        {
            var more = rows.Read();
            while (more)
            {
                var checkpoint = Stored.Read(rows);
                more = TakeEnds(checkpoint.Statement.Number, rows);
                Check(checkpoint);
                Compare(checkpoint.Statement, byNumber[checkpoint.Statement.Number]);
                Newest = checkpoint.Statement;
            }
        }
        using (var orphans = ledger.Query(Orphans))
        {
            while (orphans.Read())
            {
                findings.AddCheckpoint(orphans.GetInt64(0), "removed", "the checkpoint is missing, but what it was about is there");
            }
        }
        foreach (var missing in kept.Where(k => k.Number > (Newest?.Number ?? 0)))
        {
            findings.AddCheckpoint(missing.Number, "rolled-back",
                $"the kept checkpoint of {missing.MadeAt:u} is missing; the database's newest is {Newest?.Number ?? 0}, so it was put back to an earlier state");
        }
    }

    private bool TakeEnds(long number, DbDataReader rows)
    {
        do
        {
            if (!rows.IsDBNull(8))
            {
                var (since, sequence) = (rows.GetInt64(9), rows.GetInt64(10));
                ends.Set(rows.GetString(8), sequence, rows.GetFieldValue<byte[]>(11));
                entries += sequence - since;
            }
            if (!rows.Read())
            {
                return false;
            }
        }
        while (rows.GetInt64(0) == number);
        return true;
    }

    private void Check(Stored checkpoint)
    {
        var statement = checkpoint.Statement;
        var expected = (Newest?.Number ?? 0) + 1;
        if (statement.Number != expected)
        {
            findings.AddCheckpoint(Math.Min(expected, statement.Number), "removed", $"the checkpoint is missing; the next one there is {statement.Number}");
            (endsAreGood, logIsGood) = (false, false);
        }
        log.Add(Encoding.UTF8.GetBytes(statement.State));
        if (keyOf(statement.KeyId) is not { } key)
        {
            findings.AddCheckpoint(statement.Number, "key", $"the key {statement.KeyId} is missing or can't be opened with this master key, so the signature can't be checked");
        }
        else if (!statement.IsSignedBy(key, checkpoint.Signature))
        {
            findings.AddCheckpoint(statement.Number, "signature", $"what the checkpoint says is not what was signed with the key {statement.KeyId}");
            logIsGood = false;
            return;
        }
        if (logIsGood && !statement.Log.AsSpan().SequenceEqual(log.Root()))
        {
            findings.AddCheckpoint(statement.Number, "replaced", "the checkpoint was made after others than the ones before it");
            logIsGood = false;
        }
        if (endsAreGood && Wrong(statement) is var (rule, message))
        {
            findings.AddCheckpoint(statement.Number, rule, message);
            endsAreGood = false;
        }
    }

    private (string Rule, string Message)? Wrong(CheckpointStatement statement) =>
        !statement.Ends.AsSpan().SequenceEqual(ends.Tree.Root()) ? ("heads", "the chain ends that are stored with the checkpoint are not the ones that it signed")
        : statement.Entries != entries ? ("count", "the number of entries doesn't fit the chains that went on")
        : statement.Chains != ends.Count ? ("count", "the number of chains doesn't fit those that were there")
        : null;

    private void Compare(CheckpointStatement statement, IEnumerable<CheckpointDocument> kept)
    {
        foreach (var other in kept.Where(k => k.SignedText != statement.Text))
        {
            findings.AddCheckpoint(statement.Number, "differs", $"the checkpoint is not the one of {other.MadeAt:u} that was kept");
        }
    }

    private sealed record Stored(CheckpointStatement Statement, byte[] Signature)
    {
        public static Stored Read(DbDataReader row) => new(
            new CheckpointStatement(
                row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetFieldValue<byte[]>(4), row.GetFieldValue<byte[]>(5), row.GetString(6)),
            row.GetFieldValue<byte[]>(7));
    }
}
