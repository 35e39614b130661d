using System.Text.Encodings.Web;
using Pace.Learning.Content.Blocks;
using Pace.Learning.Content.Markup;
using Pace.Learning.Web.Courses.Lessons;

namespace Pace.Learning.Web.Courses.ContributionBlocks;

/// <summary>A parent's words while they allow it; otherwise what we wrote in their place.</summary>
internal static class ContributionBlockMarkup
{
    public static void Write(MarkupWriter to, LessonView view, ContributionBlock block)
    {
        to.Add($"""<section class="parent-voice" id="{block.Id}">""");
        if (view.ContributionBlocks.TryGetValue(block.Contribution, out var filled))
        {
            to.Add($"""<p class="block-title">{block.About}</p>""");
            to.Add(filled.Content.Finished(HtmlEncoder.Default));
            if (filled.Name is { } name)
            {
                to.Add($"""<p class="voice-name">{name}</p>""");
            }
            to.Add(filled.After.Finished(HtmlEncoder.Default));
        }
        else
        {
            to.Add(block.FallbackHtml);
        }
        to.Add($"</section>");
    }
}
