using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Pace.Learning.Web.Platform.Ledger.State;

/// <summary>Where the ledger says last how a row is.</summary>
/// <param name="Subject">The chain.</param>
/// <param name="Sequence">The entry.</param>
/// <param name="Digest">Of the values that it names; <c>null</c> when it says that the row is gone.</param>
internal readonly record struct RecordedState(string Subject, long Sequence, UInt128? Digest);

/// <summary>
/// How every row is as the ledger says it, gathered while its entries are read in order. Values are not kept, only what tells whether they are the same: some 200 bytes a row.
/// </summary>
internal sealed class StateLog
{
    private static ReadOnlySpan<byte> Mark => "\"rows\":{"u8;

    private readonly Dictionary<string, RecordedState> rows = [];
    private string subject = "";

    /// <summary>What is left: the rows that nobody has asked for yet.</summary>
    public IEnumerable<KeyValuePair<string, RecordedState>> Left => rows;

    /// <summary>Takes in an entry.</summary>
    public void Add(in EntryFields entry)
    {
        if (entry.Payload.IndexOf(Mark) < 0)
        {
            return;
        }
        var name = Encoding.UTF8.GetString(entry.Subject);
        subject = name == subject ? subject : name;
        try
        {
            Read(entry.Payload, entry.Sequence);
        }
        catch (JsonException)
        {
            // It was made unreadable, which its hash tells.
        }
    }

    /// <summary>Takes a row out.</summary>
    public bool Take(string row, out RecordedState state) => rows.Remove(row, out state) && state.Digest is not null;

    /// <summary>What tells values apart.</summary>
    public static UInt128 DigestOf(ReadOnlySpan<byte> canonicalJson)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(canonicalJson, hash);
        return BitConverter.ToUInt128(hash);
    }

    private void Read(ReadOnlySpan<byte> payload, long sequence)
    {
        var json = new Utf8JsonReader(payload);
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isState = json.ValueTextEquals(LedgerEntry.StateMember);
            json.Read();
            if (!isState)
            {
                json.Skip();
                continue;
            }
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                var row = json.GetString()!;
                json.Read();
                var start = (int)json.TokenStartIndex;
                var isGone = json.TokenType == JsonTokenType.Null;
                json.Skip();
                rows[row] = new RecordedState(subject, sequence, isGone ? null : DigestOf(payload[start..(int)json.BytesConsumed]));
            }
        }
    }
}
