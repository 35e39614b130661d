using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace Pace.Learning.Web.Talks;

/// <summary>
/// A talk as a calendar file (RFC 5545). Times are in UTC, which every calendar shows in its own zone, so that clock changes can't move them.
/// Nothing in it says what the appointment is about.
/// </summary>
public static class CalendarFile
{
    /// <summary>The type of the file.</summary>
    public const string ContentType = "text/calendar; charset=utf-8";

    /// <summary>Writes it.</summary>
    /// <param name="talk">The talk.</param>
    /// <param name="moves">How often it was moved: calendars take the file with the highest number.</param>
    /// <param name="title">What the reader's calendar shows.</param>
    /// <param name="now">When the file is made.</param>
    public static string Of(Talk talk, int moves, string title, DateTime now)
    {
        // The name of the program in it is as neutral as all the rest.
        var calendar = new Calendar { Method = CalendarMethods.Publish, ProductId = "-//calendar//1.0//EN", Scale = CalendarScales.Gregorian };
        calendar.Events.Add(new CalendarEvent
        {
            Uid = talk.Id.ToString(),
            DtStamp = new CalDateTime(now),
            Start = new CalDateTime(talk.StartsAt),
            End = new CalDateTime(talk.EndsAt),
            Sequence = moves + (talk.IsCancelled ? 1 : 0),
            Status = talk.IsCancelled ? EventStatus.Cancelled : EventStatus.Confirmed,
            Summary = title,
            Location = talk.Place.Length > 0 ? talk.Place : null,
            Class = "PRIVATE",
        });
        return new CalendarSerializer().SerializeToString(calendar)!;
    }
}
