using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Pace.Learning.Content.Markup;

/// <summary>
/// Markup as an interpolated string: <c>$"""&lt;p class="note" title="{title}"&gt;{words}&lt;/p&gt;"""</c>. What the string itself says is written as it is; texts that are put
/// into it are encoded for between tags and for attributes in quotes; <see cref="FinishedHtml"/> is written as it is. Nothing else can be put into it.
/// </summary>
[InterpolatedStringHandler]
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct MarkupText
{
    private readonly MarkupWriter to;

    /// <summary>Begins markup of its own.</summary>
    public MarkupText(int literalLength, int formattedCount) => to = new HtmlBuilder(literalLength + (formattedCount * 16));

    /// <summary>Begins a piece of what somebody writes, and writes it as it is read.</summary>
    public MarkupText(int literalLength, int formattedCount, MarkupWriter to) => this.to = to;

    internal FinishedHtml Built => ((HtmlBuilder)to).Html;

    /// <summary>What the string itself says.</summary>
    public void AppendLiteral(string markup) => to.WriteFinished(markup);

    /// <summary>A text.</summary>
    public void AppendFormatted(string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            to.WriteEncoded(text);
        }
    }

    /// <summary>A number.</summary>
    public void AppendFormatted(int number) => to.WriteFinished(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>Finished markup.</summary>
    public void AppendFormatted(FinishedHtml html) => to.WriteFinished(html.Value);
}
