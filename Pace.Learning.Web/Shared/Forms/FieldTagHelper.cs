using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Pace.Learning.Web.Shared.Forms;

/// <summary>What every question of a form has: a hint, an error, and ids that tie them together for screen readers.</summary>
public abstract class FieldTagHelper : TagHelper
{
    /// <summary>The bound property.</summary>
    public ModelExpression For { get; set; } = null!;

    /// <summary>Help with the answer.</summary>
    public string? Hint { get; set; }

    /// <summary>The page.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>What is asked, in the words of the page.</summary>
    private protected abstract string Question { get; }

    private protected string Name => ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);

    private protected string Id => FieldId.Of(Name);

    private protected ModelStateEntry? State => ViewContext.ViewData.ModelState.GetValueOrDefault(Name);

    /// <summary>The first thing that is wrong with the answer.</summary>
    private protected virtual string? Error => ErrorOf(Name);

    /// <summary>The element to which the error leads.</summary>
    private protected virtual string ErrorId => Id;

    private protected string? DescribedBy => (Hint, Error) switch
    {
        (null, null) => null,
        (not null, null) => $"{Id}-hint",
        (null, not null) => $"{Id}-error",
        _ => $"{Id}-hint {Id}-error",
    };

    private protected string? ErrorOf(string name) => ViewContext.ViewData.ModelState.GetValueOrDefault(name)?.Errors.FirstOrDefault()?.ErrorMessage;

    private protected void Open(TagHelperOutput output)
    {
        FormFields.Of(ViewContext.HttpContext).Add(new FormField(Name, Question, Error, ErrorId));
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Error is null ? "field" : "field field-wrong");
    }

    /// <summary>Opens a question that has several inputs. They are held together by a fieldset, which takes the rest of the content.</summary>
    private protected TagBuilder OpenFieldset(TagHelperOutput output, string legend)
    {
        Open(output);
        var fieldset = Element("fieldset", null, ("aria-describedby", DescribedBy));
        fieldset.InnerHtml.AppendHtml(Element("legend", legend));
        AddHintAndError(fieldset.InnerHtml);
        output.Content.AppendHtml(fieldset);
        return fieldset;
    }

    private protected void AddHintAndError(IHtmlContentBuilder content)
    {
        if (Hint is not null)
        {
            content.AppendHtml(Element("p", Hint, ("class", "hint"), ("id", $"{Id}-hint")));
        }
        if (Error is { } error)
        {
            var words = Element("p", null, ("class", "error"), ("id", $"{Id}-error"));
            words.InnerHtml.AppendHtml(Element("span", "Error: ", ("class", "visually-hidden"))).Append(error);
            content.AppendHtml(words);
        }
    }

    /// <summary>An element with its text; attributes that are <c>null</c> are left out.</summary>
    private protected static TagBuilder Element(string name, string? text, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        var element = new TagBuilder(name);
        foreach (var (attribute, value) in attributes)
        {
            if (value is not null)
            {
                element.Attributes[attribute] = value;
            }
        }
        if (text is not null)
        {
            element.InnerHtml.Append(text);
        }
        return element;
    }

    private protected static TagBuilder InputElement(params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        var input = Element("input", null, attributes);
        input.TagRenderMode = TagRenderMode.SelfClosing;
        return input;
    }
}
