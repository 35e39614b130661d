using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Pace.Learning.Web.Shared.Forms;

/// <summary>One box to tick, for a yes that somebody gives: <c>&lt;form-tick for="Input.Agreed" label="..." hint="..." /&gt;</c>. It is never ticked beforehand.</summary>
[HtmlTargetElement("form-tick", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FormTickTagHelper : FieldTagHelper
{
    /// <summary>What ticking it says.</summary>
    public string Label { get; set; } = "";

    private protected override string Question => Label;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Open(output);
        AddHintAndError(output.Content);
        var row = Element("div", null, ("class", "option"));
        row.InnerHtml
            .AppendHtml(InputElement(
                ("type", "checkbox"), ("id", Id), ("name", Name), ("value", "true"), ("checked", For.Model is true ? "checked" : null),
                ("aria-describedby", DescribedBy), ("aria-invalid", Error is null ? null : "true")))
            .AppendHtml(Element("label", Label, ("for", Id)));
        output.Content.AppendHtml(row);
    }
}
