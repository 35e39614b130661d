using CsvHelper;
using Pace.Learning.Web.Platform.Files;

namespace Pace.Learning.Web.Courses.ItemStatistics;

/// <summary>The figures as a table for spreadsheets: a line for each option.</summary>
internal static class ItemCsv
{
    private const string Thousandths = "0.000";

    private static readonly string[] Columns =
        ["course", "lesson", "check", "kind", "question", "people", "attempts", "facility", "discrimination", "option", "right", "share"];

    public static void MapItemStatistics(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/studio/items.csv", async (string? course, PublishedContent published, PaceDbContext db, CancellationToken cancellation) =>
            published.Library.TryGetCourse(course ?? "", out var found)
                ? Results.File(Of(found.Title, await db.ItemFiguresAsync(found, cancellation)), CsvTable.ContentType, $"questions-{found.Slug}.csv")
                : Results.NotFound())
            .RequireAuthorization(policy => policy.RequireRole(Roles.Editor, Roles.Admin));

    private static byte[] Of(string course, IReadOnlyList<ItemFigures> items) => CsvTable.Write(Columns, csv =>
    {
        foreach (var item in items)
        {
            string[] start = [course, item.Lesson.Title, item.Check.FullId, item.Check.Kind.ToString(), item.Check.QuestionText];
            if (!item.IsShown)
            {
                csv.WriteRecord([.. start, $"fewer than {SmallNumbers.Fewest}", "", "", "", "", "", ""]);
                continue;
            }
            foreach (var option in item.Options)
            {
                Append(csv, start, item, option);
            }
        }
    });

    private static void Append(CsvWriter csv, string[] start, ItemFigures item, OptionShare option)
    {
        foreach (var field in start)
        {
            csv.WriteField(field);
        }
        csv.WriteField(item.People);
        csv.WriteField(item.Attempts);
        csv.WriteField(item.Facility, Thousandths);
        csv.WriteField(item.Discrimination, Thousandths);
        csv.WriteField(option.Option.Text);
        csv.WriteField(option.Option.Right ? "yes" : "no");
        csv.WriteField(option.Share, Thousandths);
        csv.EndRecord();
    }
}
