using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Pace.Learning.Web.Platform.Ledger;

/// <summary>
/// A moment as the ledger stores and hashes it: microseconds since 1970 in UTC, a whole number. PostgreSQL's own type is no finer, SQLite has none.
/// </summary>
internal static class LedgerTime
{
    public static readonly ValueConverter<DateTime, long> Converter = new(time => Microseconds(time), microseconds => Of(microseconds));

    public static DateTime Now(TimeProvider time) => Of(Microseconds(time.GetUtcNow().UtcDateTime));

    public static long Microseconds(DateTime time) => (time.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    public static DateTime Of(long microseconds) => DateTime.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);
}
