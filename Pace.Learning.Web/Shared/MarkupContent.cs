using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Pace.Learning.Content.Markup;

namespace Pace.Learning.Web.Shared;

/// <summary>A piece of a page that writes itself, where that is quicker than a view, or clearer.</summary>
public abstract class MarkupContent : IHtmlContent
{
    /// <inheritdoc />
    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => Write(new MarkupWriter(writer, encoder));

    /// <summary>Writes it.</summary>
    protected abstract void Write(MarkupWriter to);
}

/// <summary>From markup to what views take, and back.</summary>
internal static class MarkupContents
{
    extension(FinishedHtml html)
    {
        /// <summary>The same for a view, which writes it as it is.</summary>
        public IHtmlContent Content => new HtmlString(html.Value);
    }

    extension(MarkupWriter to)
    {
        /// <summary>Writes a text as it was typed, line by line.</summary>
        public void AddLines(string text)
        {
            var isFirst = true;
            foreach (var line in text.Split('\n'))
            {
                if (!isFirst)
                {
                    to.Add($"<br>");
                }
                to.Add($"{line}");
                isFirst = false;
            }
        }
    }

    extension(IHtmlContent content)
    {
        /// <summary>The markup that it writes.</summary>
        public FinishedHtml Finished(HtmlEncoder encoder)
        {
            using var writer = new StringWriter();
            content.WriteTo(writer, encoder);
            return FinishedHtml.Trust(writer.ToString());
        }
    }
}
