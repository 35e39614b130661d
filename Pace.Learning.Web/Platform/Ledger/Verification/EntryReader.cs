namespace Pace.Learning.Web.Platform.Ledger.Verification;

/// <summary>Goes through all entries, chain by chain in the order of their sequence, without making an object of each.</summary>
internal abstract class EntryReader : IDisposable
{
    protected const string Columns = """ "Id", "Subject", "Sequence", "At", "Act", "ActorId", "Payload", "PreviousHash", "Hash" """;
    protected const string InOrder = """ FROM "LedgerEntries" ORDER BY "Subject", "Sequence" """;

    /// <summary>Goes on to the next entry; <c>false</c> after the last.</summary>
    public abstract bool Read();

    /// <summary>The entry's columns, until the next <see cref="Read"/>.</summary>
    public abstract EntryFields Fields { get; }

    /// <summary>The hash that is stored with it.</summary>
    public abstract ReadOnlySpan<byte> Hash { get; }

    public abstract void Dispose();
}
