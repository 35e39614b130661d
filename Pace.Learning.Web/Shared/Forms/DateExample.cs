using System.Globalization;

namespace Pace.Learning.Web.Shared.Forms;

/// <summary>Which way the day of an example lies.</summary>
public enum DateExample
{
    /// <summary>No example.</summary>
    None,

    /// <summary>A day that is still to come.</summary>
    Ahead,

    /// <summary>A day that has been.</summary>
    Past,
}

/// <summary>The words of an example, as the fields are typed.</summary>
public static class DateExamples
{
    private const int Months = 4;

    extension(DateExample example)
    {
        /// <summary>Such as "27 3 2027": some months from today, so that it is never a day of the wrong side.</summary>
        public string On(DateOnly today)
        {
            var month = today.AddMonths(example == DateExample.Past ? -Months : Months);
            return string.Create(CultureInfo.InvariantCulture, $"27 {month.Month} {month.Year}");
        }
    }
}
