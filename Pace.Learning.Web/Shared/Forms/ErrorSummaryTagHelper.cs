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
        var errors = ViewContext.ViewData.ModelState
            .SelectMany(e => e.Value!.Errors.Select(x => (Field: e.Key, x.ErrorMessage)))
            .OrderBy(e => PlaceOf(e.Field), StringComparer.Ordinal)
            .ToList();
        if (errors.Count == 0)
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
        output.Content.AppendHtml("""<div role="alert"><h2>There is a problem</h2><ul>""");
        foreach (var (field, message) in errors)
        {
            var item = new TagBuilder("li");
            item.InnerHtml.AppendHtml(field.Length == 0 ? Text(message) : Link(field, message));
            output.Content.AppendHtml(item);
        }
        output.Content.AppendHtml("</ul></div>");
    }

    /// <summary>Errors are listed in the order in which the model declares its properties, which is the order of the fields on the page.</summary>
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

    private static TagBuilder Link(string field, string message)
    {
        var link = new TagBuilder("a");
        link.Attributes["href"] = "#" + FieldId.Of(field);
        link.InnerHtml.Append(message);
        return link;
    }

    private static TagBuilder Text(string message)
    {
        var span = new TagBuilder("span");
        span.InnerHtml.Append(message);
        return span;
    }
}
