using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Pace.Learning.Content.Blocks;
using Pace.Learning.Content.Library;

namespace Pace.Learning.Web.Courses.Lessons;

/// <summary>A text without a learner: pages, and what courses and pathways say of themselves. Where a parent's words would stand is what we wrote instead.</summary>
public sealed class PlainText(CompiledText text) : IHtmlContent
{
    /// <inheritdoc />
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        ArgumentNullException.ThrowIfNull(writer);
        foreach (var segment in text.Segments)
        {
            writer.Write(segment switch
            {
                HtmlSegment html => html.Html,
                BlockSegment { Block: ParentVoiceBlock voice } => voice.FallbackHtml,
                _ => "",
            });
        }
    }
}
