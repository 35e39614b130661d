using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;
using Pace.Learning.Content.Markup;
using QRCoder;

namespace Pace.Learning.Web.Shared;

/// <summary>A QR code as inline SVG that needs no styles, so that it passes the content security policy and prints.</summary>
internal static class QrCode
{
    public static IHtmlContent Svg(string text, string label)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var modules = data.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < modules.Count; y++)
        {
            for (var x = 0; x < modules.Count; x++)
            {
                if (modules[y][x])
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
                }
            }
        }
        var size = modules.Count;
        return FinishedHtml.Of(
            $"""<svg class="qr-code" role="img" aria-label="{label}" viewBox="0 0 {size} {size}" width="160" height="160" xmlns="http://www.w3.org/2000/svg"><path fill="#fff" d="M0 0h{size}v{size}H0z"/><path fill="#000" d="{path.ToString()}"/></svg>""").Content;
    }
}
