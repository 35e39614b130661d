using System.Globalization;
using System.Text;
using System.Text.Json;
using Pace.Learning.Content.Library;
using Pace.Learning.Web.LocalAreas;
using Pace.Learning.Web.Parents.Preferences;
using Pace.Learning.Web.Platform.Calendar;
using Pace.Learning.Web.Talks;
using Pace.Learning.Web.Talks.Care;

namespace Pace.Learning.Tests.Talks;

public sealed class LondonTests
{
    [Theory]
    [InlineData("2027-03-27", "10:00", "2027-03-27T10:00:00Z")] // the day before clocks go forward
    [InlineData("2027-03-28", "10:00", "2027-03-28T09:00:00Z")] // the day itself
    [InlineData("2027-10-30", "10:00", "2027-10-30T09:00:00Z")]
    [InlineData("2027-10-31", "10:00", "2027-10-31T10:00:00Z")] // clocks have gone back
    public void CalendarFile_AroundClockChanges_HasTheHourThatLondonShows(string day, string time, string utc)
    {
        var startsAt = LondonTime.ToUtc(DateOnly.Parse(day, CultureInfo.InvariantCulture), TimeOnly.Parse(time, CultureInfo.InvariantCulture))!.Value;
        var file = CalendarFile.Of(Talk(startsAt).InCalendar("Appointment", 0, isCancelled: false), startsAt.AddDays(-30));

        var expected = DateTime.Parse(utc, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
        Assert.Equal(expected, startsAt);
        Assert.Contains($"DTSTART:{expected:yyyyMMdd'T'HHmmss'Z'}\r\n", file, StringComparison.Ordinal);
        Assert.Contains($"DTEND:{expected.AddMinutes(45):yyyyMMdd'T'HHmmss'Z'}\r\n", file, StringComparison.Ordinal);
        Assert.Equal(time, LondonTime.ClockAt(startsAt).ToString("HH:mm", CultureInfo.InvariantCulture));
    }

    [Fact]
    public void CalendarFile_IsWellFormedAndSaysNothingOfWhatItIsAbout()
    {
        var file = CalendarFile.Of(Talk(new DateTime(2027, 6, 1, 9, 0, 0, DateTimeKind.Utc)).InCalendar("Appointment", 0, isCancelled: false), new DateTime(2027, 5, 1, 9, 0, 0, DateTimeKind.Utc));
        var lines = file.Split("\r\n");
        Assert.All(lines, line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75, line));
        Assert.Equal("", lines[^1]);
        var unfolded = file.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");
        Assert.Equal(("BEGIN:VCALENDAR", "END:VCALENDAR"), (unfolded[0], unfolded[^2]));
        Assert.Contains("SUMMARY:Appointment", unfolded);
        Assert.Contains(unfolded, l => l.StartsWith(@"LOCATION:The Sample Hall\, 1 Sample Street\; ", StringComparison.Ordinal));
        Assert.DoesNotContain("Pace", file, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("exploitation", file, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task CalendarFile_IsReadByOthersAsItWasMeant_WhateverThePlaceIsCalled()
    {
        var startsAt = new DateTime(2027, 6, 1, 9, 0, 0, DateTimeKind.Utc);
        var talk = Talk(startsAt, string.Concat(Enumerable.Repeat(@"Café “Ŵy, 3”; up \ down 🙂, ", 12)) + "\nsecond line");
        var first = await ReadAsync(CalendarFile.Of(talk.InCalendar("Appointment, yours; truly", 2, isCancelled: false), startsAt.AddDays(-30)));
        Assert.Equal((1, "PUBLISH", "2.0"), (first.GetProperty("events").GetInt32(), Text(first, "method"), Text(first, "version")));
        Assert.Equal((talk.Id.ToString(), 2), (Text(first, "uid"), first.GetProperty("sequence").GetInt32()));
        Assert.Equal(("2027-06-01T09:00:00.000Z", "2027-06-01T09:45:00.000Z", "2027-05-02T09:00:00.000Z"), (Text(first, "start"), Text(first, "end"), Text(first, "made")));
        Assert.Equal(("CONFIRMED", "PRIVATE", "Appointment, yours; truly", talk.Place), (Text(first, "status"), Text(first, "class"), Text(first, "summary"), Text(first, "location")));

        Assert.Null(talk.Cancel(Guid.NewGuid(), startsAt.AddDays(-2)));
        var last = await ReadAsync(CalendarFile.Of(talk.InCalendar("Appointment", 3, isCancelled: true), startsAt.AddDays(-1)));
        Assert.Equal((talk.Id.ToString(), 3, "CANCEL", "CANCELLED"), (Text(last, "uid"), last.GetProperty("sequence").GetInt32(), Text(last, "method"), Text(last, "status")));
        Assert.All((JsonElement[])[first, last], file => Assert.Empty(file.GetProperty("problems").EnumerateArray()));

        static string Text(JsonElement found, string name) => found.GetProperty(name).GetString()!;
    }

    [Theory]
    [InlineData("2027-03-25", "2027-03-30")] // Thursday before Easter: Good Friday, the weekend and Easter Monday are off
    [InlineData("2026-12-24", "2026-12-29")] // Boxing Day is a Saturday, so Monday is off
    [InlineData("2027-12-24", "2027-12-29")]
    [InlineData("2027-01-08", "2027-01-11")]
    public void NextWorkingDay_KnowsBankHolidays(string day, string next) =>
        Assert.Equal(DateOnly.Parse(next, CultureInfo.InvariantCulture), WorkingDays.After(DateOnly.Parse(day, CultureInfo.InvariantCulture)));

    [Fact]
    public void Debriefs_AreNeverMoreOnADayThanOneListenerCarries()
    {
        var random = new Random(7);
        List<(DateOnly Day, int Slot)> planned = [];
        for (var i = 0; i < 500; i++)
        {
            var talk = new DateOnly(2027, 1, 1).AddDays(random.Next(90));
            var slot = CarePlan.Debrief(talk, 2, planned.ToLookup(p => p.Day, p => p.Slot));
            Assert.True(slot.Day > talk && WorkingDays.IsWorkingDay(slot.Day));
            planned.Add(slot);
        }
        Assert.Equal(planned.Count, planned.Distinct().Count());
        Assert.All(planned.GroupBy(p => p.Day), day => Assert.True(day.Count() <= 2));
    }

    /// <summary>What ical.js reads in a calendar file, and what in it is not as iTIP demands.</summary>
    internal static async Task<JsonElement> ReadAsync(string file)
    {
        Assert.All(file.Split("\r\n"), line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75 && !line.Contains('\n') && !line.Contains('\uFFFD'), line));
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "appointment.ics");
        await File.WriteAllTextAsync(path, file);
        await using var reader = await NodeScript.StartAsync("calendar.mjs", path);
        return JsonDocument.Parse(reader.FirstLine).RootElement.Clone();
    }

    private static Talk Talk(DateTime startsAt, string? place = null) => new(Guid.NewGuid(), startsAt, new TalkWish
    {
        Audience = TalkLabels.LiveTraining, Topics = Topics.SexualExploitation, Room = "Social workers", Kinds = [AgencyKind.Council], AreaIds = [Area.IdOf("kent")], People = 10, Minutes = 45,
        IsOnline = false, Place = place ?? "The Sample Hall, 1 Sample Street; behind the café with the yellow door, up two flights of stairs", Region = "South East",
        Support = "The trainer", Offer = "Travel",
    }, startsAt.AddDays(-60));
}
