namespace Pace.Learning.Web.Talks.Care;

/// <summary>When care is due around a talk.</summary>
public static class CarePlan
{
    /// <summary>Days between the check-in and the talk.</summary>
    public const int CheckInDaysBefore = 2;

    /// <summary>Two days before the talk, or the last working day before that; today when it is later than that already.</summary>
    public static DateOnly CheckIn(DateOnly talk, DateOnly today)
    {
        var due = WorkingDays.AtOrBefore(talk.AddDays(-CheckInDaysBefore));
        return due < today ? today : due;
    }

    /// <summary>The first working day after the talk that has room, and which of its debriefs this will be.</summary>
    /// <param name="talk">The day of the talk.</param>
    /// <param name="aDay">How many debriefs one listener carries on a day.</param>
    /// <param name="taken">The numbers that are taken, by day.</param>
    public static (DateOnly Day, int Slot) Debrief(DateOnly talk, int aDay, ILookup<DateOnly, int> taken)
    {
        var day = WorkingDays.After(talk);
        while (true)
        {
            if (FreeSlot(day, aDay, taken) is { } slot)
            {
                return (day, slot);
            }
            day = WorkingDays.After(day);
        }
    }

    /// <summary>The first number that is free on a day; <c>null</c> when the day is full.</summary>
    public static int? FreeSlot(DateOnly day, int aDay, ILookup<DateOnly, int> taken)
    {
        for (var slot = 1; slot <= aDay; slot++)
        {
            if (!taken[day].Contains(slot))
            {
                return slot;
            }
        }
        return null;
    }
}
