using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Pace.Learning.Web.Courses.Journal;

/// <summary>The journal to take away: as Markdown, which any program shows as text, and as JSON.</summary>
internal static class JournalExport
{
    // For people to read as well: accents and quotes stay as they are. It is never put into a page.
    private static readonly JournalJson Json = new(new JsonSerializerOptions
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    });

    public static void MapJournal(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/my/journal.md", async (HttpContext context, JournalReader journal) =>
            Results.File(ToMarkdown(await journal.ReadAsync(context.User.RequiredPersonId, context.RequestAborted)), "text/markdown; charset=utf-8", "journal.md"));
        routes.MapGet("/my/journal.json", async (HttpContext context, JournalReader journal) =>
            Results.File(ToJson(await journal.ReadAsync(context.User.RequiredPersonId, context.RequestAborted)), "application/json", "journal.json"));
    }

    private static byte[] ToJson(IReadOnlyList<JournalEntry> entries) => JsonSerializer.SerializeToUtf8Bytes(entries, Json.IReadOnlyListJournalEntry);

    private static byte[] ToMarkdown(IReadOnlyList<JournalEntry> entries)
    {
        var text = new StringBuilder("# My journal\n");
        foreach (var entry in entries)
        {
            text.Append("\n## ").Append(entry.Lesson.Length == 0 ? "A lesson that is no longer here" : $"{entry.Course}: {entry.Lesson}").Append("\n\n");
            if (entry.Prompt.Length > 0)
            {
                text.Append("> ").Append(entry.Prompt.ReplaceLineEndings("\n> ")).Append("\n\n");
            }
            text.Append(entry.Text).Append("\n\n*").Append(LondonTime.LongWithTime(entry.SavedAt)).Append("*\n");
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}

[JsonSerializable(typeof(IReadOnlyList<JournalEntry>))]
internal sealed partial class JournalJson : JsonSerializerContext;
