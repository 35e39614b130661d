namespace Pace.Learning.Web.Courses.Journal;

internal static class JournalEndpoints
{
    public static void MapJournal(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/my/journal.md", async (HttpContext context, JournalOf journal) =>
            Own(context, JournalExport.ToMarkdown(await journal.ReadAsync(context.User.PersonId, context.RequestAborted)), "text/markdown; charset=utf-8", "journal.md"));
        routes.MapGet("/my/journal.json", async (HttpContext context, JournalOf journal) =>
            Own(context, JournalExport.ToJson(await journal.ReadAsync(context.User.PersonId, context.RequestAborted)), "application/json", "journal.json"));
    }

    private static IResult Own(HttpContext context, byte[] file, string type, string name)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Results.File(file, type, name);
    }
}
