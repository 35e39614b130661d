using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Pace.Learning.Web.Shared.Forms;

/// <summary>
/// A labelled field with its hint and its error, which keeps what was typed:
/// <c>&lt;form-field for="Input.Email" label="E-mail address" hint="..." type="email" autocomplete="email" /&gt;</c>; <c>rows</c> makes it a text area,
/// <c>options</c> a list to choose from. Other attributes go to the input.
/// </summary>
[HtmlTargetElement("form-field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FormFieldTagHelper(IHtmlGenerator generator) : FieldTagHelper
{
    /// <summary>What is asked for.</summary>
    public string Label { get; set; } = "";

    /// <summary>The input's type; <c>text</c> by default. Passwords are not put back.</summary>
    public string Type { get; set; } = "text";

    /// <summary>How many lines; makes it a text area.</summary>
    public int? Rows { get; set; }

    /// <summary>What can be chosen; makes it a drop-down list. For up to about seven, <c>form-choices</c> is kinder.</summary>
    public IEnumerable<SelectListItem>? Options { get; set; }

    private protected override string Question => Label;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var attributes = output.Attributes.ToDictionary(a => a.Name, a => (object?)a.Value);
        attributes["id"] = Id;
        if (DescribedBy is { } describedBy)
        {
            attributes["aria-describedby"] = describedBy;
        }
        if (Error is not null)
        {
            attributes["aria-invalid"] = "true";
        }

        output.Attributes.Clear();
        Open(output);
        output.Content.AppendHtml(Element("label", Label, ("for", Id)));
        AddHintAndError(output.Content);
        output.Content.AppendHtml(Input(attributes));
    }

    private TagBuilder Input(Dictionary<string, object?> attributes)
    {
        if (Rows is { } rows)
        {
            return generator.GenerateTextArea(ViewContext, For.ModelExplorer, For.Name, rows, 0, attributes);
        }
        if (Options is not null)
        {
            return generator.GenerateSelect(ViewContext, For.ModelExplorer, null, For.Name, Options, allowMultiple: false, attributes);
        }
        attributes["type"] = Type;
        return Type == "password"
            ? generator.GeneratePassword(ViewContext, For.ModelExplorer, For.Name, null, attributes)
            : generator.GenerateTextBox(ViewContext, For.ModelExplorer, For.Name, For.Model, null, attributes);
    }
}
