using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Pace.Learning.Web.Platform.KeptForms;

/// <summary>Writes into every form that is posted for whom it is shown, so that what is typed there can be kept for them. See <see cref="FormKeeper"/>.</summary>
[HtmlTargetElement("form", Attributes = "[method=post]")]
public sealed class KeptFormTagHelper : TagHelper
{
    /// <summary>The page.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>After the framework has worked out where the form is sent.</summary>
    public override int Order => 1000;

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var http = ViewContext.HttpContext;
        if (await http.RequestServices.GetRequiredService<FormOwners>().ValueAsync(http, ViewContext.ViewData["Title"] as string) is { } value)
        {
            output.PreContent.AppendHtml($"<input type=\"hidden\" name=\"{FormOwners.Field}\" value=\"{value}\">");
            if (IsWhatWasSent(http.Request, output.Attributes["action"]?.Value?.ToString()))
            {
                foreach (var draft in FormKeeper.DraftsSentWith(http))
                {
                    output.PreContent.AppendHtml($"<input type=\"hidden\" name=\"{SentForm.DraftField}\" value=\"{draft}\">");
                }
            }
        }
    }

    private static bool IsWhatWasSent(HttpRequest request, string? action) => HttpMethods.IsPost(request.Method)
        && (string.IsNullOrEmpty(action) || action.Split('#')[0] == $"{request.PathBase}{request.Path}{request.QueryString}");
}
