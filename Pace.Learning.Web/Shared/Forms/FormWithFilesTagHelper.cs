using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Pace.Learning.Web.Shared.Forms;

/// <summary>Puts the token of a form with files before its fields: files are taken as they arrive, and only after it was looked at.</summary>
[HtmlTargetElement("form", Attributes = "enctype")]
public sealed class FormWithFilesTagHelper : TagHelper
{
    /// <summary>After the framework has written the token behind the fields.</summary>
    public override int Order => 2000;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.PostContent.MoveTo(output.PreContent);
        output.PostContent.Clear();
    }
}
