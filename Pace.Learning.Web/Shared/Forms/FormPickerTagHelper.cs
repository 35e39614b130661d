using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Pace.Learning.Web.Shared.Forms;

/// <summary>
/// Several answers out of very many, folded under headings: <c>&lt;form-picker for="Input.Areas" legend="..." groups="Model.Areas" noun="area" /&gt;</c>, bound to a list of
/// texts. A heading with something chosen is open. With <c>js/find-in-list.js</c> people can type to find one.
/// </summary>
[HtmlTargetElement("form-picker", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FormPickerTagHelper : FieldTagHelper
{
    /// <summary>The question.</summary>
    public string Legend { get; set; } = "";

    /// <summary>What one of the answers is, such as "area".</summary>
    public string Noun { get; set; } = "";

    /// <summary>The answers.</summary>
    public IEnumerable<ChoiceGroup> Groups { get; set; } = [];

    private protected override string Question => Legend;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var fieldset = OpenFieldset(output, Legend);
        fieldset.Attributes["id"] = Id;
        fieldset.Attributes["tabindex"] = "-1";
        fieldset.Attributes["data-find"] = Noun;
        var chosen = (For.Model as IEnumerable<string> ?? []).ToHashSet();
        foreach (var group in Groups)
        {
            var count = group.Choices.Count(c => chosen.Contains(c.Value));
            var folded = Element("details", null, ("class", "picker-group"), ("open", count > 0 ? "open" : null));
            folded.InnerHtml.AppendHtml(Element("summary", count > 0 ? $"{group.Name} ({count} chosen)" : group.Name));
            foreach (var choice in group.Choices)
            {
                var id = $"{Id}-{choice.Value}";
                var row = Element("div", null, ("class", "option"));
                row.InnerHtml
                    .AppendHtml(InputElement(("type", "checkbox"), ("id", id), ("name", Name), ("value", choice.Value), ("checked", chosen.Contains(choice.Value) ? "checked" : null)))
                    .AppendHtml(Element("label", choice.Text, ("for", id)));
                folded.InnerHtml.AppendHtml(row);
            }
            fieldset.InnerHtml.AppendHtml(folded);
        }
    }
}
