using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Pace.Learning.Web.Shared.Forms;

/// <summary>
/// A labelled field with its hint and its error, which keeps what was typed:
/// <c>&lt;form-field for="Input.Email" label="E-mail address" hint="..." type="email" autocomplete="email" /&gt;</c>; <c>rows</c> makes it a text area.
/// Other attributes go to the input.
/// </summary>
[HtmlTargetElement("form-field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FormFieldTagHelper(IHtmlGenerator generator) : TagHelper
{
    /// <summary>The bound property.</summary>
    public ModelExpression For { get; set; } = null!;

    /// <summary>What is asked for.</summary>
    public string Label { get; set; } = "";

    /// <summary>Help with the answer.</summary>
    public string? Hint { get; set; }

    /// <summary>The input's type; <c>text</c> by default. Passwords are not put back.</summary>
    public string Type { get; set; } = "text";

    /// <summary>How many lines; makes it a text area.</summary>
    public int? Rows { get; set; }

    /// <summary>The page.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var id = FieldId.Of(For.Name);
        var error = ViewContext.ModelState.TryGetValue(For.Name, out var state) && state.Errors.Count > 0 ? state.Errors[0].ErrorMessage : null;

        var attributes = output.Attributes.ToDictionary(a => a.Name, a => (object?)a.Value);
        attributes["id"] = id;
        var describedBy = string.Join(' ', new[] { Hint is null ? null : id + "-hint", error is null ? null : id + "-error" }.Where(x => x is not null));
        if (describedBy.Length > 0)
        {
            attributes["aria-describedby"] = describedBy;
        }
        if (error is not null)
        {
            attributes["aria-invalid"] = "true";
        }

        output.Attributes.Clear();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", error is null ? "field" : "field field-wrong");
        output.Content.AppendHtml(Element("label", Label, ("for", id)));
        if (Hint is not null)
        {
            output.Content.AppendHtml(Element("p", Hint, ("id", id + "-hint"), ("class", "hint")));
        }
        if (error is not null)
        {
            output.Content.AppendHtml(Element("p", error, ("id", id + "-error"), ("class", "error")));
        }
        output.Content.AppendHtml(Input(attributes));
    }

    private TagBuilder Input(Dictionary<string, object?> attributes)
    {
        if (Rows is { } rows)
        {
            return generator.GenerateTextArea(ViewContext, For.ModelExplorer, For.Name, rows, 0, attributes);
        }
        attributes["type"] = Type;
        return Type == "password"
            ? generator.GeneratePassword(ViewContext, For.ModelExplorer, For.Name, null, attributes)
            : generator.GenerateTextBox(ViewContext, For.ModelExplorer, For.Name, For.Model, null, attributes);
    }

    private static TagBuilder Element(string name, string text, params (string Name, string Value)[] attributes)
    {
        var element = new TagBuilder(name);
        foreach (var (attribute, value) in attributes)
        {
            element.Attributes[attribute] = value;
        }
        element.InnerHtml.Append(text);
        return element;
    }
}
