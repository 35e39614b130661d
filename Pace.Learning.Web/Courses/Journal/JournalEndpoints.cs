using Pace.Learning.Web.Accounts;

namespace Pace.Learning.Web.Courses.Journal;

internal static class JournalEndpoints
{
    public static void MapJournal(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/my/journal.md", async (HttpContext context, JournalReader journal) =>
            Results.File(JournalExport.ToMarkdown(await journal.ReadAsync(context.User.RequiredPersonId, context.RequestAborted)), "text/markdown; charset=utf-8", "journal.md"));
        routes.MapGet("/my/journal.json", async (HttpContext context, JournalReader journal) =>
            Results.File(JournalExport.ToJson(await journal.ReadAsync(context.User.RequiredPersonId, context.RequestAborted)), "application/json", "journal.json"));
    }
}
