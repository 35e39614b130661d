using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Pace.Learning.Web.Shared.Forms;

/// <summary>A date typed as day, month and year, kept as typed until it is right.</summary>
public sealed class DateFields : IValidatableObject
{
    /// <summary>The day of the month.</summary>
    public string? Day { get; set; }

    /// <summary>The month as a number.</summary>
    public string? Month { get; set; }

    /// <summary>The year with four digits.</summary>
    public string? Year { get; set; }

    /// <summary>The date; <c>null</c> when nothing was typed or when it is not a date.</summary>
    public DateOnly? Date =>
        DateOnly.TryParseExact($"{Year?.Trim()}-{Month?.Trim()}-{Day?.Trim()}", "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;

    /// <summary>Whether nothing was typed at all.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Day + Month + Year);

    /// <summary>The moment at which London's clocks show this day and a time as people type it, such as 14:05 or 9.30; <c>null</c> when one of the two is missing, not real, or skipped in spring.</summary>
    public DateTime? At(string? time) =>
        Date is { } date && TimeOnly.TryParse((time ?? "").Replace('.', ':'), CultureInfo.InvariantCulture, out var clock) ? LondonTime.ToUtc(date, clock) : null;

    /// <summary>The fields for a date that is known already.</summary>
    public static DateFields From(DateOnly date) => new()
    {
        Day = date.Day.ToString(CultureInfo.InvariantCulture),
        Month = date.Month.ToString(CultureInfo.InvariantCulture),
        Year = date.Year.ToString("0000", CultureInfo.InvariantCulture),
    };

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (IsEmpty || Date is not null)
        {
            yield break;
        }
        yield return new ValidationResult(BindingMessages.Date, [FirstMissing() ?? nameof(Day)]);
    }

    private string? FirstMissing() =>
        string.IsNullOrWhiteSpace(Day) ? nameof(Day) : string.IsNullOrWhiteSpace(Month) ? nameof(Month) : string.IsNullOrWhiteSpace(Year) ? nameof(Year) : null;
}
