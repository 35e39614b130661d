using System.Security.Cryptography;
using System.Text;
using Pace.Learning.Content.Markup;
using Pace.Learning.Web.LocalAreas;

namespace Pace.Learning.Web.Agreements.Register;

/// <summary>A small picture that an area may show elsewhere, with what is in force at that moment.</summary>
internal sealed record Badge(string AreaName, IReadOnlyList<(string Document, string Since)> InForce)
{
    public const int Width = 340;
    public const int Height = 112;

    private const int LettersPerLine = 28;

    private const string Style =
        ":root{color-scheme:light dark}.g{fill:#fffdf9;stroke:#0b4744}.s{fill:#0b4744}.t{fill:#1c2a29}.m{stroke:#fffdf9}"
        + "@media(prefers-color-scheme:dark){.g{fill:#1b2424;stroke:#95d8cc}.s{fill:#95d8cc}.t{fill:#f2ecdf}.m{stroke:#0a1f1e}}";

    /// <summary>Only the picture's own style sheet, by its hash.</summary>
    public static readonly string ContentSecurity =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; frame-ancestors 'none'";

    /// <summary>The same in words.</summary>
    public string Words => $"{AreaName}: {string.Join("; ", InForce.Select(f => $"{f.Document} in force since {f.Since}"))}";

    public static string UrlOf(Area area) => $"{AreaPageModel.UrlOf(area)}/badge.svg";

    /// <summary>An area's badge; <c>null</c> when nothing that it signed is in force.</summary>
    public static Badge? Of(RegisterArea area) =>
        area.InForce is { Count: > 0 } entries ? new Badge(area.Area.Name, [.. entries.Select(e => (e.DocumentTitle, RegisterArea.Since(e)))]) : null;

    /// <summary>The line that shows it elsewhere. Its words say nothing of the state, which the picture tells: they stay when the picture is gone.</summary>
    public static string Embed(Area area, PublicUrl site) =>
        FinishedHtml.Of($"""<a href="{site.Of(AreaPageModel.UrlOf(area))}"><img src="{site.Of(UrlOf(area))}" alt="What {area.Name} has promised parents and carers" width="{Width}" height="{Height}"></a>""").Value;

    public string Svg()
    {
        var svg = new HtmlBuilder();
        svg.Add(
            $"""<svg xmlns="http://www.w3.org/2000/svg" width="{Width}" height="{Height}" viewBox="0 0 {Width} {Height}" role="img" aria-labelledby="title"><title id="title">{Words}</title><style>{FinishedHtml.Trust(Style)}</style>""");
        svg.Add($"""<g font-family="'Atkinson Hyperlegible Next','Atkinson Hyperlegible',Verdana,'DejaVu Sans',sans-serif">""");
        svg.Add($"""<rect class="g" x="1" y="1" width="{Width - 2}" height="{Height - 2}" rx="10" stroke-width="2"/>""");
        svg.Add($"""<circle class="s" cx="34" cy="56" r="20"/><path class="m" d="M24 57l7 7 13-15" fill="none" stroke-width="4.5" stroke-linecap="round" stroke-linejoin="round"/>""");
        var name = Lines(AreaName);
        var documents = InForce.Take(2).Select(f => $"{f.Document}, since {f.Since}").ToList();
        var y = 62 - (name.Count * 19 + documents.Count * 16) / 2 + 8;
        foreach (var line in name)
        {
            svg.Add($"""<text class="t" x="66" y="{y}" font-size="16" font-weight="700">{line}</text>""");
            y += 19;
        }
        foreach (var line in documents)
        {
            // However wide the reader's letters are, a long line keeps inside.
            var fit = line.Length > 44 ? FinishedHtml.Of($" textLength=\"{Width - 80}\" lengthAdjust=\"spacingAndGlyphs\"") : default;
            svg.Add($"""<text class="t" x="66" y="{y}" font-size="11"{fit}>{line}</text>""");
            y += 16;
        }
        if (InForce.Count > 2)
        {
            svg.Add($"""<text class="t" x="66" y="{y}" font-size="11">and {InForce.Count - 2} more</text>""");
        }
        svg.Add($"</g></svg>");
        return svg.Html.Value;
    }

    // At most two lines; the title has the whole name.
    private static List<string> Lines(string name)
    {
        var lines = WrappedText.Lines(name, LettersPerLine);
        return lines is [var first, var second, _, ..] ? [first, $"{second}…"] : lines;
    }
}
