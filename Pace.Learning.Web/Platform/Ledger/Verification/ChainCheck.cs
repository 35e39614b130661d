using System.Text;
using Pace.Learning.Web.Platform.Ledger.State;

namespace Pace.Learning.Web.Platform.Ledger.Verification;

/// <summary>Every entry on its own and against the one before it: its hash, its place, and what it follows. Memory doesn't grow with the ledger.</summary>
internal sealed class ChainCheck(LedgerFindings findings, StateLog? states = null)
{
    private readonly EntryHash hashing = new();
    private readonly byte[] computed = new byte[32];
    private readonly byte[] previousHash = new byte[32];
    private readonly byte[] subject = new byte[LedgerSubject.Length * 4];
    private int subjectLength;
    private long sequence;
    private bool isBroken;

    public long Entries { get; private set; }

    public long Chains { get; private set; }

    public void Run(EntryReader entries)
    {
        while (entries.Read())
        {
            Entries++;
            var fields = entries.Fields;
            if (!fields.Subject.SequenceEqual(subject.AsSpan(0, subjectLength)) || Chains == 0)
            {
                BeginChain(fields.Subject);
            }
            states?.Add(fields);
            if (!isBroken)
            {
                Check(fields, entries.Hash);
            }
        }
    }

    private void BeginChain(ReadOnlySpan<byte> name)
    {
        Chains++;
        subjectLength = Math.Min(name.Length, subject.Length);
        name[..subjectLength].CopyTo(subject);
        EntryHash.None.CopyTo(previousHash);
        sequence = 0;
        isBroken = false;
    }

    private void Check(in EntryFields entry, ReadOnlySpan<byte> storedHash)
    {
        var expected = sequence + 1;
        hashing.Compute(entry, computed);
        if (entry.Sequence > expected)
        {
            Add(expected, "removed", $"the entry is missing; the next one there is {entry.Sequence}");
        }
        else if (entry.Sequence < expected)
        {
            Add(entry.Sequence, "inserted", "there is a second entry at this place, or one before the first");
        }
        else if (!storedHash.SequenceEqual(computed))
        {
            Add(expected, "changed", "what the entry says doesn't fit its hash");
        }
        else if (!entry.PreviousHash.SequenceEqual(previousHash))
        {
            Add(Math.Max(sequence, 1), "replaced", expected == 1
                ? "the chain's first entry says that it follows another one"
                : $"entry {expected} was written after another entry {sequence} than this one; one of the two was replaced");
        }
        sequence = expected;
        storedHash[..Math.Min(storedHash.Length, previousHash.Length)].CopyTo(previousHash);
    }

    private void Add(long at, string rule, string message)
    {
        isBroken = true;
        findings.AddEntry(Encoding.UTF8.GetString(subject.AsSpan(0, subjectLength)), at, rule, message);
    }
}
