using Pace.Learning.Content.Blocks;
using Pace.Learning.Content.Library;

namespace Pace.Learning.Tests.Browser.Journeys;

/// <summary>Takes lessons by submitting the site's forms, for journeys that are about something else.</summary>
internal static class LessonsThroughHttp
{
    extension(HttpClient learner)
    {
        public async Task TakeAsync(Lesson lesson)
        {
            await learner.AnswerAllAsync(lesson, except: null);
            foreach (var reflection in lesson.Reflections)
            {
                var page = await learner.GetPageAsync(lesson.Url);
                using var saved = await learner.SubmitAsync(page.QuerySelector($"section.reflection#{reflection.Id} button")!, ($"reflection.{reflection.Id}.text", "A note."));
            }
            var end = (await learner.GetPageAsync(lesson.Url)).QuerySelector(".lesson-end button")!;
            using var read = await learner.SubmitAsync(end);
        }

        public async Task AnswerAllAsync(Lesson lesson, CheckBlock? except)
        {
            foreach (var check in lesson.Checks.Where(c => c != except))
            {
                var page = await learner.GetPageAsync(lesson.Url);
                if (page.QuerySelector($"section.check#{check.Id} form") is { } form)
                {
                    using var answered = await learner.SubmitAsync(form, [.. RightAnswer(check)]);
                }
                if (check.Kind is CheckKind.Short)
                {
                    await learner.MarkAsync(lesson, check);
                }
            }
        }

        private async Task MarkAsync(Lesson lesson, CheckBlock check)
        {
            var page = await learner.GetPageAsync(lesson.Url);
            var marks = page.QuerySelectorAll($"section.check#{check.Id} form").LastOrDefault(f => f.QuerySelector("input[value=covered]") is not null);
            if (marks is not null)
            {
                using var marked = await learner.SubmitAsync(marks, [.. check.Options.Select(o => ($"mark.{o.Key}", "covered"))]);
            }
        }
    }

    private static IEnumerable<(string, string)> RightAnswer(CheckBlock check) => check.Kind switch
    {
        CheckKind.Ordering => check.Options.Select((o, i) => ($"place.{o.Key}", $"{i + 1}")),
        CheckKind.Matching => check.Options.Select(o => ($"match.{o.Key}", o.MatchText)),
        CheckKind.Short => [("text", "I would say what I saw.")],
        _ => check.Options.Where(o => o.Right).Select(o => ("chosen", o.Key)),
    };
}
