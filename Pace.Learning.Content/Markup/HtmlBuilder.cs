using System.Text;

namespace Pace.Learning.Content.Markup;

/// <summary>Puts markup together in memory.</summary>
public class HtmlBuilder : MarkupWriter
{
    private readonly StringBuilder html;

    /// <summary>Begins with nothing.</summary>
    /// <param name="capacity">About how many characters it will be.</param>
    public HtmlBuilder(int capacity = 256)
        : this(new StringBuilder(capacity))
    {
    }

    private HtmlBuilder(StringBuilder html)
        : base(new StringWriter(html), null) => this.html = html;

    /// <summary>What has been written.</summary>
    public FinishedHtml Html => FinishedHtml.Trust(html.ToString());

    /// <summary>Takes what has been written, and begins anew.</summary>
    public FinishedHtml Take()
    {
        var written = Html;
        html.Clear();
        return written;
    }
}
