using Microsoft.Extensions.Diagnostics.HealthChecks;
using Pace.Learning.Web.Platform.Pdf;

namespace Pace.Learning.Web.Platform.Health;

/// <summary>Whether PDFs can be made, with the letters of names from all over the world.</summary>
internal sealed class PdfHealth(IPdfPrinter printer, PdfLetters letters) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!printer.IsPresent)
        {
            return HealthCheckResult.Degraded("WeasyPrint is not installed: certificates and downloads are offered as printable pages only");
        }
        string missing;
        try
        {
            missing = await letters.WithoutGlyphAsync(printer).WaitAsync(cancellationToken);
        }
        catch (PdfException failure)
        {
            return HealthCheckResult.Degraded($"WeasyPrint does not work: {failure.Message}");
        }
        return missing.Length == 0
            ? HealthCheckResult.Healthy("WeasyPrint is installed, with letters of many scripts")
            : HealthCheckResult.Degraded($"No font for {missing}: PDFs with such letters are refused. Install fonts (fonts-noto-core, fonts-wqy-zenhei) and start the site again");
    }
}

/// <summary>A letter or two of each script in which people here may write their names. Fonts are looked at once a start.</summary>
internal sealed class PdfLetters
{
    public const string Sample = "łŵễğ Ωή Жї شڈ שׁ अ বা ਪੰ ગુ தி తె ಕ മ සි ไท ລາວ ខ្ម မြ བོ ქა Հա አማ 龍龙 かカ 한글";

    private Task<string>? missing;

    public Task<string> WithoutGlyphAsync(IPdfPrinter printer) =>
        missing is { IsFaulted: false } known ? known : missing = printer.WithoutGlyphAsync(Sample, CancellationToken.None);
}
