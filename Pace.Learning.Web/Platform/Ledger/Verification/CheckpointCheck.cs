using System.Data.Common;
using System.Security.Cryptography;
using Pace.Learning.Web.Platform.Ledger.Checkpoints;

namespace Pace.Learning.Web.Platform.Ledger.Verification;

/// <summary>Every checkpoint: its hash, what it follows, its signature, the Merkle tree of its chains and its count.</summary>
internal sealed class CheckpointCheck(LedgerFindings findings, Func<string, RSA?> keyOf)
{
    private const string Sql = """
        SELECT k."Number", k."At", k."Entries", k."Root", k."PreviousHash", k."KeyId", k."Hash", k."Signature",
               c."Subject", c."Since", c."Sequence", c."Hash"
        FROM "LedgerCheckpoints" k LEFT JOIN "LedgerCheckpointHeads" c ON c."CheckpointNumber" = k."Number"
        ORDER BY k."Number", c."Subject"
        """;

    private const string Orphans = """
        SELECT DISTINCT c."CheckpointNumber" FROM "LedgerCheckpointHeads" c
        WHERE NOT EXISTS (SELECT 1 FROM "LedgerCheckpoints" k WHERE k."Number" = c."CheckpointNumber")
        """;

    private readonly CheckpointLeaf leaf = new();
    private Stored? before;
    private bool beforeIsGood = true;

    /// <summary>The newest checkpoint; <c>null</c> when there is none.</summary>
    public CheckpointStatement? Newest => before?.Statement;

    /// <param name="ledger">Where.</param>
    /// <param name="kept">A checkpoint that somebody kept outside of the database.</param>
    public void Run(LedgerSnapshot ledger, CheckpointDocument? kept)
    {
        using (var rows = ledger.Query(Sql))
        {
            var more = rows.Read();
            while (more)
            {
                var checkpoint = Stored.Read(rows);
                more = AddHeads(checkpoint, rows);
                Check(checkpoint, kept);
                before = checkpoint;
            }
        }
        using (var orphans = ledger.Query(Orphans))
        {
            while (orphans.Read())
            {
                findings.AddCheckpoint(orphans.GetInt64(0), "removed", "the checkpoint is missing, but what it was about is there");
            }
        }
        if (kept is not null && kept.Number > (before?.Statement.Number ?? 0))
        {
            findings.AddCheckpoint(kept.Number, "rolled-back",
                $"the kept checkpoint of {kept.At:u} is missing; the database's newest is {before?.Statement.Number ?? 0}, so it was put back to an earlier state");
        }
    }

    private bool AddHeads(Stored checkpoint, DbDataReader rows)
    {
        do
        {
            if (!rows.IsDBNull(8))
            {
                var (since, sequence) = (rows.GetInt64(9), rows.GetInt64(10));
                checkpoint.Tree.Add(leaf.Encode(rows.GetString(8), since, sequence, rows.GetFieldValue<byte[]>(11)));
                checkpoint.Added += sequence - since;
            }
            if (!rows.Read())
            {
                return false;
            }
        }
        while (rows.GetInt64(0) == checkpoint.Statement.Number);
        return true;
    }

    private void Check(Stored checkpoint, CheckpointDocument? kept)
    {
        var statement = checkpoint.Statement;
        var expected = (before?.Statement.Number ?? 0) + 1;
        if (statement.Number != expected)
        {
            findings.AddCheckpoint(Math.Min(expected, statement.Number), "removed", $"the checkpoint is missing; the next one there is {statement.Number}");
        }
        var wrong = Wrong(checkpoint, isNext: statement.Number == expected && beforeIsGood);
        if (wrong is var (rule, message))
        {
            findings.AddCheckpoint(statement.Number, rule, message);
        }
        if (statement.Number == kept?.Number && Convert.ToHexStringLower(checkpoint.Hash) != kept.Hash)
        {
            findings.AddCheckpoint(statement.Number, "differs", $"the checkpoint is not the one of {kept.At:u} that was kept");
        }
        beforeIsGood = wrong is null;
    }

    private (string Rule, string Message)? Wrong(Stored checkpoint, bool isNext)
    {
        var statement = checkpoint.Statement;
        if (!statement.Hash().AsSpan().SequenceEqual(checkpoint.Hash))
        {
            return ("changed", "what the checkpoint says doesn't fit its hash");
        }
        if (keyOf(statement.KeyId) is not { } key)
        {
            return ("key", $"the key {statement.KeyId} is missing or can't be opened with this master key, so the signature can't be checked");
        }
        if (!statement.IsSignedBy(key, checkpoint.Signature))
        {
            return ("signature", $"the signature is not one of the key {statement.KeyId}");
        }
        if (isNext && !statement.PreviousHash.AsSpan().SequenceEqual(before?.Hash ?? EntryHash.None))
        {
            return ("replaced", "the checkpoint was made after another one than the one before it");
        }
        if (!statement.Root.AsSpan().SequenceEqual(checkpoint.Tree.Root()))
        {
            return ("heads", "the chain ends that are stored with the checkpoint are not the ones that it signed");
        }
        return isNext && statement.Entries != (before?.Statement.Entries ?? 0) + checkpoint.Added
            ? ("count", "the number of entries doesn't fit the chains that went on")
            : null;
    }

    private sealed record Stored(CheckpointStatement Statement, byte[] Hash, byte[] Signature)
    {
        public MerkleTree Tree { get; } = new();

        /// <summary>Entries since the checkpoint before.</summary>
        public long Added { get; set; }

        public static Stored Read(DbDataReader row) => new(
            new CheckpointStatement(
                row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetFieldValue<byte[]>(3), row.GetFieldValue<byte[]>(4), row.GetString(5)),
            row.GetFieldValue<byte[]>(6), row.GetFieldValue<byte[]>(7));
    }
}
