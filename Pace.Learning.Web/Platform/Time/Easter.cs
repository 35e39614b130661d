namespace Pace.Learning.Web.Platform.Time;

/// <summary>When Easter is: bank holidays and school holidays go by it.</summary>
public static class Easter
{
    /// <summary>Easter Sunday, by the anonymous Gregorian algorithm (Meeus, Jones, Butcher).</summary>
    public static DateOnly SundayOf(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var h = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        var l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        var n = h + l - (7 * ((a + (11 * h) + (22 * l)) / 451)) + 114;
        return new DateOnly(year, n / 31, (n % 31) + 1);
    }
}
