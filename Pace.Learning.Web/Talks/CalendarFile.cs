using System.Globalization;
using System.Text;

namespace Pace.Learning.Web.Talks;

/// <summary>
/// A talk as a calendar file (RFC 5545). Times are in UTC, which every calendar shows in its own zone, so that clock changes can't move them.
/// Nothing in it says what the appointment is about.
/// </summary>
public static class CalendarFile
{
    /// <summary>The type of the file.</summary>
    public const string ContentType = "text/calendar; charset=utf-8";

    private const int LineBytes = 75;

    /// <summary>Writes it.</summary>
    /// <param name="talk">The talk.</param>
    /// <param name="moves">How often it was moved: calendars take the file with the highest number.</param>
    /// <param name="title">What the reader's calendar shows.</param>
    /// <param name="now">When the file is made.</param>
    public static string Of(Talk talk, int moves, string title, DateTime now)
    {
        List<string> lines =
        [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//calendar//1.0//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH", "BEGIN:VEVENT",
            $"UID:{talk.Id}", $"DTSTAMP:{Utc(now)}", $"DTSTART:{Utc(talk.StartsAt)}", $"DTEND:{Utc(talk.EndsAt)}",
            string.Create(CultureInfo.InvariantCulture, $"SEQUENCE:{moves + (talk.IsCancelled ? 1 : 0)}"),
            $"STATUS:{(talk.IsCancelled ? "CANCELLED" : "CONFIRMED")}", $"SUMMARY:{Escape(title)}",
        ];
        if (talk.Place.Length > 0)
        {
            lines.Add($"LOCATION:{Escape(talk.Place)}");
        }
        lines.AddRange(["CLASS:PRIVATE", "END:VEVENT", "END:VCALENDAR"]);
        return string.Concat(lines.Select(Fold));
    }

    private static string Utc(DateTime at) => at.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Escape(string text) =>
        text.Replace("\\", "\\\\").Replace(";", "\\;").Replace(",", "\\,").ReplaceLineEndings("\\n");

    // A line has at most 75 bytes; longer ones go on after a line break and a space, never inside a character.
    private static string Fold(string line)
    {
        var folded = new StringBuilder();
        var bytes = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > LineBytes)
            {
                folded.Append("\r\n ");
                bytes = 1;
            }
            folded.Append(rune.ToString());
            bytes += rune.Utf8SequenceLength;
        }
        return folded.Append("\r\n").ToString();
    }
}
