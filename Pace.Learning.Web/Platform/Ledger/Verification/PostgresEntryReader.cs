using Npgsql;

namespace Pace.Learning.Web.Platform.Ledger.Verification;

/// <summary>Reads entries as they arrive from the server, each into the same buffers.</summary>
internal sealed class PostgresEntryReader(NpgsqlDataReader reader) : EntryReader
{
    // Text as bytes, and guids in the form that is hashed; only the two numbers stay numbers.
    public const string Sql = $"""
        SELECT convert_to(upper("Id"::text), 'UTF8'), convert_to("Subject", 'UTF8'), "Sequence", "At", convert_to("Act", 'UTF8'),
               convert_to(upper("ActorId"::text), 'UTF8'), convert_to("Payload", 'UTF8'), "PreviousHash", "Hash"
        {InOrder}
        """;

    private const int SequenceColumn = 2;
    private const int AtColumn = 3;
    private readonly byte[][] buffers = [.. Enumerable.Range(0, 9).Select(_ => new byte[64])];
    private readonly int[] lengths = new int[9];

    public override EntryFields Fields => new()
    {
        Id = Bytes(0),
        Subject = Bytes(1),
        Sequence = reader.GetInt64(SequenceColumn),
        At = reader.GetInt64(AtColumn),
        Act = Bytes(4),
        Actor = Bytes(5),
        Payload = Bytes(6),
        PreviousHash = Bytes(7),
    };

    public override ReadOnlySpan<byte> Hash => Bytes(8);

    public override bool Read()
    {
        if (!reader.Read())
        {
            return false;
        }
        for (var column = 0; column < buffers.Length; column++)
        {
            if (column is not (SequenceColumn or AtColumn))
            {
                Fill(column);
            }
        }
        return true;
    }

    public override void Dispose() => reader.Dispose();

    private ReadOnlySpan<byte> Bytes(int column) => buffers[column].AsSpan(0, lengths[column]);

    private void Fill(int column)
    {
        lengths[column] = reader.IsDBNull(column) ? 0 : (int)reader.GetBytes(column, 0, null, 0, 0);
        if (lengths[column] > buffers[column].Length)
        {
            buffers[column] = new byte[lengths[column] * 2];
        }
        if (lengths[column] > 0)
        {
            reader.GetBytes(column, 0, buffers[column], 0, lengths[column]);
        }
    }
}
