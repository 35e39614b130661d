using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Pace.Learning.Web.Platform.Tables;

/// <summary>
/// A table whose rows become blocks on a phone, so that nothing scrolls sideways: <c>&lt;table as-blocks&gt;</c>. There the head is hidden from sight and each cell says its
/// column. Another <c>display</c> can cost a table its meaning for screen readers, so every part gets its role; pages write plain tables with <c>scope</c> on their heads.
/// </summary>
[HtmlTargetElement("table", Attributes = AsBlocks)]
public sealed partial class BlockTableTagHelper : TagHelper
{
    private const string AsBlocks = "as-blocks";

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.Attributes.RemoveAll(AsBlocks);
        output.Attributes.SetAttribute("role", "table");
        output.Attributes.SetAttribute("class", $"{output.Attributes["class"]?.Value} blocks".Trim());
        output.Content.SetHtmlContent(WithRoles((await output.GetChildContentAsync()).GetContent()));
    }

    private static string WithRoles(string html)
    {
        List<string> columns = [.. HeadCell().Matches(html).Select(cell => Label(cell.Groups["text"].Value))];
        var column = 0;
        return Part().Replace(html, part =>
        {
            var (name, rest) = (part.Groups["name"].Value, part.Groups["rest"].Value);
            column = name == "tr" ? 0 : column;
            var label = name is "td" or "th" && column < columns.Count ? columns[column] : "";
            column += name is "td" or "th" ? 1 : 0;
            return name switch
            {
                "tr" => $"<tr role=\"row\"{rest}>",
                "td" => $"<td role=\"cell\"{(label.Length > 0 ? $" data-column=\"{label}\"" : "")}{rest}>",
                "th" => $"<th role=\"{(rest.Contains("scope=\"col\"", StringComparison.Ordinal) ? "columnheader" : "rowheader")}\"{rest}>",
                _ => $"<{name} role=\"rowgroup\"{rest}>",
            };
        });
    }

    // What is written for screen readers only is no label for the eye.
    private static string Label(string html) =>
        html.Contains("visually-hidden", StringComparison.Ordinal) ? "" : Tag().Replace(html, "").Trim().Replace("\"", "&quot;", StringComparison.Ordinal);

    [GeneratedRegex("<(?<name>thead|tbody|tr|td|th)(?<rest>(?:\\s[^>]*)?)>", RegexOptions.ExplicitCapture)]
    private static partial Regex Part();

    [GeneratedRegex("<th\\s[^>]*scope=\"col\"[^>]*>(?<text>.*?)</th>", RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex HeadCell();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
