using System.Text.Encodings.Web;
using Pace.Learning.Content.Markup;

namespace Pace.Learning.Web.Courses.Certificates.Badges;

/// <summary>A badge to show, with the signed credential baked in as Open Badges 3.0 section 5.3 tells for SVG.</summary>
internal static class BadgePicture
{
    private const int LineLength = 20;

    public static string Svg(Certificate certificate, string jwt)
    {
        var lines = WrappedText.Lines(certificate.CourseTitle, LineLength);
        using var svg = new StringWriter();
        var to = new MarkupWriter(svg, HtmlEncoder.Default);
        to.Add($"""
            <svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0" viewBox="0 0 320 320" width="320" height="320" role="img" aria-label="Completed: {certificate.CourseTitle}">
            <openbadges:credential verify="{jwt}"></openbadges:credential>
            <circle cx="160" cy="160" r="156" fill="#1f5c57"/><circle cx="160" cy="160" r="142" fill="#fbf7f0"/>
            <path d="M110 246c14-26 32-26 50 0 18-26 36-26 50 0" fill="none" stroke="#b4582a" stroke-width="8" stroke-linecap="round"/>
            <g fill="#1d2b2a" font-family="Verdana, sans-serif" text-anchor="middle"><text x="160" y="82" font-size="15">Completed</text>
            """);
        for (var i = 0; i < lines.Count; i++)
        {
            to.Add($"""<text x="160" y="{158 - (lines.Count * 11) + (i * 24)}" font-size="19" font-weight="700">{lines[i]}</text>""");
        }
        to.Add($"""
            </g>
            </svg>
            """);
        return svg.ToString();
    }
}
