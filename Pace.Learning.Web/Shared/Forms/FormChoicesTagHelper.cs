using System.Collections;
using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Pace.Learning.Web.Shared.Forms;

/// <summary>
/// A question with all its answers in view: <c>&lt;form-choices for="Input.Level" legend="..." hint="..." options="Model.Levels" /&gt;</c>.
/// One answer can be chosen (radio buttons), or several when the property is a collection (checkboxes).
/// </summary>
[HtmlTargetElement("form-choices", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FormChoicesTagHelper : FieldTagHelper
{
    /// <summary>The question.</summary>
    public string Legend { get; set; } = "";

    /// <summary>The answers.</summary>
    public IEnumerable<Choice> Options { get; set; } = [];

    private bool IsSeveral => For.ModelExplorer.ModelType != typeof(string) && typeof(IEnumerable).IsAssignableFrom(For.ModelExplorer.ModelType);

    private protected override string Question => Legend;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var fieldset = OpenFieldset(output, Legend);

        var chosen = Chosen();
        var number = 0;
        foreach (var option in Options)
        {
            // The first has the field's own id, so that the error summary leads to it.
            number++;
            fieldset.InnerHtml.AppendHtml(Option(option, number == 1 ? Id : $"{Id}-{number}", chosen.Contains(option.Value)));
        }
    }

    private TagBuilder Option(Choice option, string id, bool isChosen)
    {
        var row = Element("div", null, ("class", "option"));
        var hintId = option.Hint is null ? null : $"{id}-about";
        row.InnerHtml.AppendHtml(InputElement(
            ("type", IsSeveral ? "checkbox" : "radio"), ("id", id), ("name", Name), ("value", option.Value),
            ("checked", isChosen ? "checked" : null), ("aria-describedby", hintId)));
        var label = Element("label", option.Text, ("for", id));
        row.InnerHtml.AppendHtml(label);
        if (option.Hint is null)
        {
            return row;
        }
        label.InnerHtml.AppendHtml(Element("span", option.Hint, ("class", "hint"), ("id", hintId)));
        return row;
    }

    private HashSet<string> Chosen() => (State?.RawValue ?? For.Model) switch
    {
        null => [],
        string one => [one],
        IEnumerable several => [.. several.Cast<object>().Select(Text)],
        var one => [Text(one)],
    };

    private static string Text(object value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
