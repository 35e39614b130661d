using Pace.Learning.Content.Blocks;
using Pace.Learning.Content.Markup;

namespace Pace.Learning.Web.Courses.Lessons;

/// <summary>A text without a learner: pages, and what courses and pathways say of themselves. Where a parent's words would stand is what we wrote instead.</summary>
public sealed class PlainText(CompiledText text) : MarkupContent
{
    /// <inheritdoc />
    protected override void Write(MarkupWriter to)
    {
        ArgumentNullException.ThrowIfNull(to);
        foreach (var segment in text.Segments)
        {
            to.Add(segment switch
            {
                HtmlSegment html => html.Html,
                BlockSegment { Block: ContributionBlock contribution } => contribution.FallbackHtml,
                BlockSegment { Block: GuardedMediaBlock media } => media.InsteadHtml,
                _ => default,
            });
        }
    }
}
