using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Platform.Files;

namespace Pace.Learning.Web.Courses.ItemStatistics;

internal static class ItemEndpoints
{
    public static void MapItemStatistics(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/studio/items.csv", async (string? course, PublishedContent published, PaceDbContext db, CancellationToken cancellation) =>
            published.Library.TryGetCourse(course ?? "", out var found)
                ? Results.File(ItemCsv.Of(found.Title, await db.ItemFiguresAsync(found, cancellation)), CsvTable.ContentType, $"questions-{found.Slug}.csv")
                : Results.NotFound())
            .RequireAuthorization(policy => policy.RequireRole(Roles.Editor, Roles.Admin));
}
