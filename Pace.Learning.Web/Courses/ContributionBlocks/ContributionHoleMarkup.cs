using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Pace.Learning.Content.Blocks;
using Pace.Learning.Web.Courses.Lessons;

namespace Pace.Learning.Web.Courses.ContributionBlocks;

/// <summary>A parent's words while they allow it; otherwise what we wrote in their place.</summary>
internal static class ContributionHoleMarkup
{
    public static void Write(Markup to, LessonView view, ParentVoiceBlock block)
    {
        to.Raw("<section class=\"parent-voice\" id=\"").Text(block.Id).Raw("\">");
        if (view.ContributionBlocks.TryGetValue(block.Contribution, out var voice))
        {
            to.Raw("<p class=\"block-title\">").Text(block.About).Raw("</p>");
            to.Raw(Finished(voice.Content));
            if (voice.Name is { } name)
            {
                to.Raw("<p class=\"voice-name\">").Text(name).Raw("</p>");
            }
            to.Raw(Finished(voice.After));
        }
        else
        {
            to.Raw(block.FallbackHtml);
        }
        to.Raw("</section>");
    }

    private static string Finished(IHtmlContent content)
    {
        using var writer = new StringWriter();
        content.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }
}
