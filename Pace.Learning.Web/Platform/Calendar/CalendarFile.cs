using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace Pace.Learning.Web.Platform.Calendar;

/// <summary>
/// An appointment as a calendar file (RFC 5545) that says what to do with it (RFC 5546, iTIP): put it there, or take it away. Times are in UTC, which every calendar
/// shows in its own zone, so that clock changes can't move them. Nothing in it says what the appointment is about, or who else is there.
/// </summary>
public static class CalendarFile
{
    /// <summary>The type of a file.</summary>
    public static string ContentType(Appointment appointment) => $"text/calendar; charset=utf-8; method={(appointment.IsCancelled ? CalendarMethods.Cancel : CalendarMethods.Publish)}";

    // iTIP demands an organiser in both. It is nobody: no mail can be sent to an address that ends so (RFC 2606).
    private static readonly Uri Nobody = new("mailto:calendar@appointment.invalid");

    /// <summary>Writes it.</summary>
    /// <param name="appointment">What it is about.</param>
    /// <param name="now">When the file is made.</param>
    public static string Of(Appointment appointment, DateTime now) => Of([appointment], appointment.IsCancelled ? CalendarMethods.Cancel : CalendarMethods.Publish, now);

    /// <summary>Writes several into one file, as a calendar that others subscribe to: what is off is marked so, and stays in it.</summary>
    public static string Of(IEnumerable<Appointment> appointments, DateTime now) => Of(appointments, CalendarMethods.Publish, now);

    private static string Of(IEnumerable<Appointment> appointments, string method, DateTime now)
    {
        var calendar = new Ical.Net.Calendar
        {
            Method = method,
            // The name of the program in it is as neutral as all the rest.
            ProductId = "-//calendar//1.0//EN",
            Scale = CalendarScales.Gregorian,
        };
        calendar.Events.AddRange(appointments.Select(appointment => Event(appointment, now)));
        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    private static CalendarEvent Event(Appointment appointment, DateTime now) => new()
    {
        Uid = appointment.Id.ToString(),
        DtStamp = new CalDateTime(now),
        Start = new CalDateTime(appointment.StartsAt),
        End = appointment.EndsAt is { } end ? new CalDateTime(end) : null,
        Sequence = appointment.Sequence,
        Status = appointment.IsCancelled ? EventStatus.Cancelled : EventStatus.Confirmed,
        Transparency = appointment.IsCancelled ? TransparencyType.Transparent : TransparencyType.Opaque,
        Organizer = new Organizer { Value = Nobody, CommonName = "Calendar" },
        Summary = appointment.Title,
        Location = appointment.Place.Length > 0 ? appointment.Place : null,
        Class = "PRIVATE",
    };

    /// <summary>Several as one file.</summary>
    public static IResult Feed(IEnumerable<Appointment> appointments, DateTime now) =>
        Results.File(Encoding.UTF8.GetBytes(Of(appointments, now)), "text/calendar; charset=utf-8", "calendar.ics");

    /// <summary>The file as a download.</summary>
    public static IResult Download(Appointment appointment, DateTime now) =>
        Results.File(Encoding.UTF8.GetBytes(Of(appointment, now)), ContentType(appointment), "appointment.ics");
}
