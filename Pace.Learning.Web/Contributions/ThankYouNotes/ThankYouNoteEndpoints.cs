using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Pace.Learning.Web.Contributions.Blocks;

namespace Pace.Learning.Web.Contributions.ThankYouNotes;

/// <summary>Where a learner's note goes. The lesson says afterwards, in the place of the form, that it is on its way.</summary>
internal static class ThankYouNoteEndpoints
{
    private const int MostKept = 2_000;

    public static string Address(string key) => $"/voices/{key}/thank-you";

    /// <summary>The form, and later what says that a note was sent: the id of its place in the lesson.</summary>
    public static string Place(string key) => $"thanks-{key}";

    /// <summary>Where a note waits that couldn't be sent as it was, until the lesson shows it again.</summary>
    public static string Unsent(string key) => $"UnsentThanks-{key}";

    public static async Task<IResult> WriteAsync(
        string key, HttpContext context, ThankYouSender thanking, Blocks.ContributionBlocks blocks, PublishedContent published, ITempDataDictionaryFactory notices)
    {
        var cancellation = context.RequestAborted;
        if (await blocks.FindAsync(key, cancellation) is not { } shown)
        {
            return Results.NotFound();
        }
        var lesson = BlockPlaces.LessonsWith(published.Library, key) is [var place, ..] ? place.Lesson.Url : "/courses";
        var text = (await context.Request.ReadFormAsync(cancellation))["text"].ToString();
        if (ThankYouSender.HasWrongLength(text))
        {
            var again = notices.GetTempData(context);
            // It travels in a cookie, and the field takes less.
            again[Unsent(key)] = text.Length > MostKept ? text[..MostKept] : text;
            again.Save();
            return Results.LocalRedirect($"{lesson}#{Place(key)}");
        }
        if (await thanking.ThankAsync(context.User.RequiredPersonId, shown, text, cancellation) is { } problem)
        {
            var next = notices.GetTempData(context);
            next[Notices.Key] = problem;
            next.Save();
            return Results.LocalRedirect(lesson);
        }
        return Results.LocalRedirect($"{lesson}#{Place(key)}");
    }
}
