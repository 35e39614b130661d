using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Pace.Learning.Web.Shared.Forms;

/// <summary>
/// What went wrong, at the top of the page, with a link to each field: <c>&lt;error-summary /&gt;</c>. The layout puts "Error: " before the
/// page's title, and <c>js/error-summary.js</c> takes the keyboard here.
/// </summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorSummaryTagHelper : TagHelper
{
    /// <summary>The page.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        // The state's own count doesn't go down when errors are taken back.
        if (ViewContext.ViewData.ModelState.Values.All(e => e.Errors.Count == 0))
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "error-summary");
        output.Attributes.SetAttribute("tabindex", "-1");
        if (ViewContext.ViewData.TemplateInfo.HtmlFieldPrefix.Length == 0)
        {
            // Without scripts the keyboard starts here too. A form that is only a part of its page doesn't take it.
            output.Attributes.SetAttribute("autofocus", "autofocus");
        }
        output.Content
            .AppendHtml("""<div role="alert"><h2>There is a problem</h2><ul>""")
            .AppendHtml(new List(Listed()))
            .AppendHtml("</ul></div>");
    }

    // Worked out when the page is sent: only then are all its questions known.
    private Func<IEnumerable<TagBuilder>> Listed()
    {
        var state = ViewContext.ViewData.ModelState;
        var fields = FormFields.Of(ViewContext.HttpContext);
        var errors = state.SelectMany(e => e.Value!.Errors.Select(x => (Field: e.Key, Message: x.ErrorMessage))).OrderBy(e => PlaceOf(e.Field), StringComparer.Ordinal).ToList();
        return () => InOrder(errors, fields);
    }

    /// <summary>
    /// One error for each question, in the order of the page. What belongs to no question of ours keeps the place that it has in the model.
    /// </summary>
    private static IEnumerable<TagBuilder> InOrder(List<(string Field, string Message)> errors, FormFields fields)
    {
        var places = errors.Select(e => fields.IndexOf(e.Field)).ToList();
        var asked = new Queue<int>(places.Where(p => p >= 0).Distinct().Order());
        var seen = new HashSet<int>();
        for (var i = 0; i < errors.Count; i++)
        {
            if (places[i] < 0)
            {
                yield return Item(errors[i].Field.Length == 0 ? null : FieldId.Of(errors[i].Field), errors[i].Message);
            }
            else if (seen.Add(places[i]))
            {
                var field = fields[asked.Dequeue()];
                yield return Item(field.ErrorId, BindingMessages.About(field.Question, field.Error ?? errors[i].Message));
            }
        }
    }

    /// <summary>The place of a property in the model, for what is no question of ours.</summary>
    private string PlaceOf(string field)
    {
        var prefix = ViewContext.ViewData.TemplateInfo.HtmlFieldPrefix + ".";
        var path = field.StartsWith(prefix, StringComparison.Ordinal) ? field[prefix.Length..] : field;
        var model = ViewContext.ViewData.ModelMetadata;
        var place = "";
        foreach (var name in path.Split('.'))
        {
            var number = model.Properties.Select(p => p.PropertyName).ToList().IndexOf(name);
            if (number < 0)
            {
                break;
            }
            place += (char)number;
            model = model.Properties[number];
        }
        return place;
    }

    private static TagBuilder Item(string? id, string message)
    {
        var words = new TagBuilder(id is null ? "span" : "a");
        if (id is not null)
        {
            words.Attributes["href"] = "#" + id;
        }
        words.InnerHtml.Append(message);
        var item = new TagBuilder("li");
        item.InnerHtml.AppendHtml(words);
        return item;
    }

    private sealed class List(Func<IEnumerable<TagBuilder>> items) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder)
        {
            foreach (var item in items())
            {
                item.WriteTo(writer, encoder);
            }
        }
    }
}
