using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Pace.Learning.Web.Shared.Forms;

/// <summary>
/// A date in three fields, which is easier to get right than a calendar: <c>&lt;form-date for="Input.Due" legend="..." hint="..." example="Ahead" /&gt;</c>,
/// bound to a <see cref="DateFields"/>.
/// </summary>
[HtmlTargetElement("form-date", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FormDateTagHelper(TimeProvider time) : FieldTagHelper
{
    private static readonly (string Part, string Width)[] Parts =
        [(nameof(DateFields.Day), "width-2"), (nameof(DateFields.Month), "width-2"), (nameof(DateFields.Year), "width-4")];

    /// <summary>The question.</summary>
    public string Legend { get; set; } = "";

    /// <summary>Whether the hint begins with an example, and which way it lies.</summary>
    public DateExample Example { get; set; }

    // A part that isn't right says more than that the date is missing.
    private protected override string? Error => WrongPart is { } part ? ErrorOf(part) : base.Error;

    private protected override string ErrorId => WrongPart is { } part ? FieldId.Of(part) : Id;

    private string? WrongPart => Parts.Select(p => $"{Name}.{p.Part}").FirstOrDefault(part => ErrorOf(part) is not null);

    private protected override string Question => Legend;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Example != DateExample.None)
        {
            Hint = $"For example, {Example.On(LondonTime.DayOf(time.GetUtcNow().UtcDateTime))}. {Hint}".TrimEnd();
        }
        var fieldset = OpenFieldset(output, Legend);
        fieldset.Attributes["id"] = Id;
        fieldset.Attributes["tabindex"] = "-1";
        var row = Element("div", null, ("class", "date-parts"));
        foreach (var (part, width) in Parts)
        {
            var id = FieldId.Of($"{Name}.{part}");
            var field = Element("div", null);
            field.InnerHtml
                .AppendHtml(Element("label", part, ("for", id)))
                .AppendHtml(InputElement(
                    ("class", width), ("id", id), ("name", $"{Name}.{part}"), ("type", "text"), ("inputmode", "numeric"), ("value", ValueOf(part)),
                    ("aria-invalid", Error is null ? null : "true")));
            row.InnerHtml.AppendHtml(field);
        }
        fieldset.InnerHtml.AppendHtml(row);
    }

    private string? ValueOf(string part) => For.Model is not DateFields date ? null : part switch
    {
        nameof(DateFields.Day) => date.Day,
        nameof(DateFields.Month) => date.Month,
        _ => date.Year,
    };
}
