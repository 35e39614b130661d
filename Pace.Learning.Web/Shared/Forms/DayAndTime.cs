using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Pace.Learning.Web.Shared.Forms;

/// <summary>What is wrong with a day and a time that are to come. Both are looked at, so that nobody puts one right only to hear of the other.</summary>
public static class DayAndTime
{
    private const string Day = nameof(Day);
    private const string Time = nameof(Time);

    /// <summary>What to put right. That the day isn't a real one, the fields say themselves.</summary>
    /// <param name="day">The day as typed.</param>
    /// <param name="time">The time as typed.</param>
    /// <param name="now">Now (UTC).</param>
    /// <param name="example">Such as 10:30.</param>
    public static IEnumerable<Refusal> Check(DateFields day, string? time, DateTime now, string example)
    {
        var today = LondonTime.DayOf(now);
        if (day.IsEmpty)
        {
            yield return new Refusal(Day, "Enter the date");
        }
        if (day.Date < today)
        {
            yield return new Refusal(Day, "Choose a date that is still to come");
        }
        if (string.IsNullOrWhiteSpace(time) || !TimeOnly.TryParseExact(time.Trim().Replace('.', ':'), ["H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            yield return new Refusal(Time, string.IsNullOrWhiteSpace(time) ? $"Enter the time, such as {example}" : $"Enter the time as hours and minutes, such as {example}");
        }
        else if (day.Date is { } date && date >= today)
        {
            if (day.At(time) is not { } moment)
            {
                yield return new Refusal(Time, "The clocks go forward that night, so this time doesn’t exist. Choose another");
            }
            else if (moment <= now)
            {
                yield return new Refusal(Time, "Choose a time that is still to come");
            }
        }
    }

    extension(ModelStateDictionary state)
    {
        /// <summary>Puts each beside its field, where nothing stands yet.</summary>
        public void Add(string form, IEnumerable<Refusal> refusals)
        {
            foreach (var refusal in refusals)
            {
                var field = refusal.Field.Length == 0 ? "" : $"{form}.{refusal.Field}";
                if (state.GetFieldValidationState(field) != ModelValidationState.Invalid)
                {
                    state.AddModelError(field, refusal.Words);
                }
            }
        }
    }
}
