using Pace.Learning.Web.Agreements.Certificate;
using Pace.Learning.Web.Platform.Pdf;

namespace Pace.Learning.Web.Agreements.Copy;

/// <summary>A signatory's own copy as a PDF.</summary>
internal static class CopyFiles
{
    public static async Task<IResult> PdfAsync(
        Guid id, HttpContext http, CopyReader reader, PaceDbContext db, PublishedContent published, IPdfPrinter printer, CertificatePrint print, CancellationToken cancellation)
    {
        if (await reader.FindAsync(http, id, cancellation) is not var (agreement, own))
        {
            return Results.Redirect(AgreementAddresses.Copies);
        }
        if (!printer.IsPresent)
        {
            return Results.NotFound();
        }
        var paper = await CertificateView.ReadAsync(db, published.Library, agreement, withNames: true, cancellation, own);
        return Results.File(await print.PdfAsync(paper, cancellation), "application/pdf", $"{agreement.DocumentId}-{agreement.Version}.pdf");
    }
}
