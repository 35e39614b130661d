using Pace.Learning.Web.Agreements.Evidence;
using Pace.Learning.Web.Agreements.Identity;
using Pace.Learning.Web.Platform.Ledger.Keys;
using Pace.Learning.Web.Platform.Pdf;
using Pace.Learning.Web.Platform.Pdf.Sealed;
using Pace.Learning.Web.Shared.Codes;

namespace Pace.Learning.Web.Agreements.Certificate;

/// <summary>Makes the PDF of an agreement from the same markup as the page.</summary>
internal sealed class CertificatePrint(RazorText razor, IPdfPrinter printer, AgreementEvidence evidence, LedgerKeys keys, TimeProvider time)
{
    /// <summary>The PDF, which carries the evidence and is signed by the site.</summary>
    public async Task<byte[]> SealedPdfAsync(CertificateView paper, CancellationToken cancellation)
    {
        var pdf = await PdfAsync(paper, cancellation);
        if (await evidence.OfAsync(paper.Agreement, checkpoint: null, cancellation) is not { } bundle)
        {
            return pdf;
        }
        using var certificate = await keys.CertificateAsync(cancellation);
        var attached = new PdfAttachment(AgreementEvidence.NameOf(paper.Agreement, bundle), "What proves this agreement, to be checked without this site", bundle.ToZip());
        return PdfSeal.Seal(pdf, attached, certificate, time.GetUtcNow().UtcDateTime) ?? pdf;
    }

    public async Task<byte[]> PdfAsync(CertificateView paper, CancellationToken cancellation) =>
        await printer.PrintAsync(await razor.RenderAsync("/Agreements/Certificate/CertificatePrint.cshtml", paper), PrintedFor.People, cancellation);
}

/// <summary>What is taken away of an agreement.</summary>
internal static class CertificateFiles
{
    /// <summary>The PDF, with names, for those who have a part in it.</summary>
    public static async Task<IResult> PdfAsync(
        Guid id, HttpContext http, AgreementViewers viewers, PaceDbContext db, PublishedContent published, IPdfPrinter printer, CertificatePrint print, CancellationToken cancellation)
    {
        if (await viewers.SeeAsync(http, id, cancellation) is not { Agreement: { WasInForce: true } agreement })
        {
            return http.User.Identity?.IsAuthenticated == true ? Results.NotFound() : Results.Challenge();
        }
        if (!printer.IsPresent)
        {
            return Results.NotFound();
        }
        var paper = await CertificateView.ReadAsync(db, published.Library, agreement, withNames: true, cancellation);
        return Results.File(await print.SealedPdfAsync(paper, cancellation), "application/pdf", $"{agreement.DocumentId}-{agreement.Version}.pdf");
    }

    /// <summary>The exact bytes that were signed, for whoever has the code.</summary>
    public static async Task<IResult> TextAsync(string code, PaceDbContext db, CancellationToken cancellation)
    {
        var read = CertificateCode.Read(code);
        var text = await (
            from agreement in db.Agreements.IgnoreAutoIncludes()
            where agreement.Code == read && agreement.InForceAt != null
            join kept in db.SignedTexts on agreement.DocumentSha256 equals kept.Sha256
            select kept).AsNoTracking().SingleOrDefaultAsync(cancellation);
        return text is null ? Results.NotFound() : Results.File(text.Bytes, "text/markdown; charset=utf-8", $"{text.DocumentId}-{text.Version}.md");
    }
}
