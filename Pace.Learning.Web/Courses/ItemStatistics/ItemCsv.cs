using System.Globalization;
using System.Text;

namespace Pace.Learning.Web.Courses.ItemStatistics;

/// <summary>The figures as a table for spreadsheets: a line for each option.</summary>
internal static class ItemCsv
{
    public static byte[] Of(string course, IReadOnlyList<ItemFigures> items)
    {
        var csv = new StringBuilder("course,lesson,check,kind,question,people,attempts,facility,discrimination,option,right,share\r\n");
        foreach (var item in items)
        {
            string[] start = [course, item.Lesson.Title, item.Check.FullId, item.Check.Kind.ToString(), item.Check.QuestionText];
            if (!item.IsShown)
            {
                Append(csv, [.. start, $"fewer than {SmallNumbers.Fewest}", "", "", "", "", "", ""]);
                continue;
            }
            string[] figures = [Whole(item.People), Whole(item.Attempts), Part(item.Facility), Part(item.Discrimination)];
            foreach (var option in item.Options)
            {
                Append(csv, [.. start, .. figures, option.Option.Text, option.Option.Right ? "yes" : "no", Part(option.Share)]);
            }
        }
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(csv.ToString())];
    }

    private static void Append(StringBuilder csv, string[] fields) => csv.AppendJoin(',', fields.Select(Field)).Append("\r\n");

    // A spreadsheet takes text that begins like a formula for one.
    private static string Field(string text)
    {
        var safe = text is ['=' or '+' or '@' or '\t' or '\r', ..] || (text is ['-', var next, ..] && !char.IsAsciiDigit(next)) ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Part(double? number) => number?.ToString("0.000", CultureInfo.InvariantCulture) ?? "";
}
