using Pace.Learning.Content.Blocks;
using Pace.Learning.Content.Markup;
using Pace.Learning.Web.Courses.Checks;
using Pace.Learning.Web.Courses.Checks.Pools;
using Pace.Learning.Web.Courses.ContributionBlocks;
using Pace.Learning.Web.Courses.Reflections;

namespace Pace.Learning.Web.Courses.Lessons;

/// <summary>The body of a lesson: finished segments as they are, and each hole filled for the learner.</summary>
internal sealed class LessonText(LessonView view) : MarkupContent
{
    private const string NoteStarts = "<aside class=\"content-note\"";
    private const string NoteEnds = "</aside>";

    // With fewer headings a table of contents is longer than the way to scroll.
    private const int HeadingsWithoutContents = 3;

    protected override void Write(MarkupWriter to)
    {
        var segments = view.Lesson.Body.Segments;
        var start = WriteNoteFirst(to, segments);
        WriteContents(to);
        for (var i = 0; i < segments.Count; i++)
        {
            switch (segments[i])
            {
                case HtmlSegment html:
                    to.Add(i == 0 ? html.Html[start..] : html.Html);
                    break;
                case BlockSegment block:
                    Write(to, block.Block);
                    break;
            }
        }
    }

    // What is heavy is announced before anything else, headings in the table of contents included.
    private static int WriteNoteFirst(MarkupWriter to, IReadOnlyList<Segment> segments)
    {
        if (segments is [HtmlSegment { Html: var first }, ..] && first.Value.StartsWith(NoteStarts, StringComparison.Ordinal)
            && first.Value.IndexOf(NoteEnds, StringComparison.Ordinal) is > 0 and var end)
        {
            to.Add(first[..(end + NoteEnds.Length)]);
            return end + NoteEnds.Length;
        }
        return 0;
    }

    private void WriteContents(MarkupWriter to)
    {
        var headings = view.Lesson.Body.Headings;
        if (headings.Count <= HeadingsWithoutContents)
        {
            return;
        }
        to.Add($"""<nav class="toc" aria-labelledby="toc-title"><h2 id="toc-title">In this lesson</h2><ol>""");
        foreach (var heading in headings)
        {
            if (heading.Level == 2)
            {
                to.Add($"""<li><a href="#{heading.Id}">{heading.Text}</a></li>""");
            }
        }
        to.Add($"</ol></nav>");
    }

    private void Write(MarkupWriter to, PersonalBlock block)
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
            case ContributionBlock contribution:
                ContributionBlockMarkup.Write(to, view, contribution);
                break;
            case GuardedMediaBlock media:
                to.Add(view.AllowedMedia.Contains(media.Guard) ? media.ShownHtml : media.InsteadHtml);
                break;
        }
    }
}
