using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Pace.Learning.Content.Blocks;
using Pace.Learning.Content.Library;
using Pace.Learning.Web.Courses.Checks;
using Pace.Learning.Web.Courses.Checks.Pools;
using Pace.Learning.Web.Courses.ContributionBlocks;
using Pace.Learning.Web.Courses.Reflections;

namespace Pace.Learning.Web.Courses.Lessons;

/// <summary>The body of a lesson: finished segments as they are, and each hole filled for the learner.</summary>
internal sealed class LessonText(LessonView view) : IHtmlContent
{
    private const string NoteStarts = "<aside class=\"content-note\"";
    private const string NoteEnds = "</aside>";

    // With fewer headings a table of contents is longer than the way to scroll.
    private const int HeadingsWithoutContents = 3;

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        var to = new Markup(writer, encoder);
        var segments = view.Lesson.Body.Segments;
        var start = WriteNoteFirst(to, segments);
        WriteContents(to);
        for (var i = 0; i < segments.Count; i++)
        {
            switch (segments[i])
            {
                case HtmlSegment html:
                    to.Raw(i == 0 ? html.Html[start..] : html.Html);
                    break;
                case BlockSegment block:
                    Write(to, block.Block);
                    break;
            }
        }
    }

    // What is heavy is announced before anything else, headings in the table of contents included.
    private static int WriteNoteFirst(Markup to, IReadOnlyList<Segment> segments)
    {
        if (segments is [HtmlSegment first, ..] && first.Html.StartsWith(NoteStarts, StringComparison.Ordinal)
            && first.Html.IndexOf(NoteEnds, StringComparison.Ordinal) is > 0 and var end)
        {
            to.Raw(first.Html[..(end + NoteEnds.Length)]);
            return end + NoteEnds.Length;
        }
        return 0;
    }

    private void WriteContents(Markup to)
    {
        var headings = view.Lesson.Body.Headings;
        if (headings.Count <= HeadingsWithoutContents)
        {
            return;
        }
        to.Raw("<nav class=\"toc\" aria-labelledby=\"toc-title\"><h2 id=\"toc-title\">In this lesson</h2><ol>");
        foreach (var heading in headings)
        {
            if (heading.Level == 2)
            {
                to.Raw("<li><a href=\"#").Text(heading.Id).Raw("\">").Text(heading.Text).Raw("</a></li>");
            }
        }
        to.Raw("</ol></nav>");
    }

    private void Write(Markup to, PersonalBlock block)
    {
        switch (block)
        {
            case CheckBlock check:
                CheckMarkup.Write(to, view, check);
                break;
            case PoolBlock pool:
                PoolMarkup.Write(to, view, pool);
                break;
            case ReflectionBlock reflection:
                ReflectionMarkup.Write(to, view, reflection);
                break;
            case ParentVoiceBlock voice:
                ContributionHoleMarkup.Write(to, view, voice);
                break;
        }
    }
}
