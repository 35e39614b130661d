using Pace.Learning.Web.Platform.Pdf;

namespace Pace.Learning.Web.Courses.Certificates.Holder;

/// <summary>Makes the PDF of a certificate from the same markup as the page.</summary>
internal sealed class CertificatePrint(RazorText razor, IPdfPrinter printer)
{
    public async Task<byte[]> PdfAsync(Certificate certificate, CancellationToken cancellation) =>
        await printer.PrintAsync(await razor.RenderAsync("/Courses/Certificates/Holder/CertificatePrint.cshtml", certificate), cancellation);
}
