using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Pace.Learning.Web.Platform.Data;

/// <summary>Times are UTC in the database; SQLite forgets the kind, so it is put back on reading.</summary>
internal sealed class UtcDateTimeConverter() : ValueConverter<DateTime, DateTime>(
    value => value, value => DateTime.SpecifyKind(value, DateTimeKind.Utc));
