using System.Globalization;
using System.Text;

namespace Pace.Learning.Web.Platform.Ledger;

/// <summary>
/// Writes what is sealed: JSON with one member a line, in a fixed order. The same record is always the same text, and whoever opens it can read it.
/// </summary>
internal static class SealedRecord
{
    private static readonly long LastMicrosecond = LedgerTime.Microseconds(DateTime.MaxValue);

    public static string Write(params ReadOnlySpan<(string Name, object? Value)> members)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in members)
        {
            text.Append(text.Length == 0 ? "{\n" : ",\n").Append(CanonicalJson.Write(name)).Append(": ").Append(CanonicalJson.Write(value));
        }
        return text.Append("\n}\n").ToString();
    }

    /// <summary>A moment in words. What is no moment any more, because somebody changed the row, stays the number that it is.</summary>
    public static string Time(long microseconds) => microseconds >= 0 && microseconds <= LastMicrosecond
        ? LedgerTime.Of(microseconds).ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture)
        : microseconds.ToString(CultureInfo.InvariantCulture);
}
