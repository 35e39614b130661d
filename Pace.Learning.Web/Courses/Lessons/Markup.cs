using System.Globalization;
using System.Text.Encodings.Web;

namespace Pace.Learning.Web.Courses.Lessons;

/// <summary>Writes markup straight to the page: what the content engine made is finished, what a person wrote is encoded.</summary>
internal readonly struct Markup(TextWriter writer, HtmlEncoder encoder)
{
    /// <summary>Finished markup.</summary>
    public Markup Raw(string html)
    {
        writer.Write(html);
        return this;
    }

    /// <summary>Words, or the value of an attribute between double quotes.</summary>
    public Markup Text(string text)
    {
        encoder.Encode(writer, text);
        return this;
    }

    public Markup Number(int number)
    {
        writer.Write(number.ToString(CultureInfo.InvariantCulture));
        return this;
    }

    /// <summary>The error of a block's form: said beside the field, in words that begin with "Error".</summary>
    public void Error(string blockId, string error) =>
        Raw("<p class=\"error\" id=\"").Text(blockId).Raw("-error\"><span class=\"visually-hidden\">Error: </span>").Text(error).Raw("</p>");
}
