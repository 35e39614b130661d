using Microsoft.EntityFrameworkCore;
using Pace.Learning.Web.Agreements.Identity;
using Pace.Learning.Web.Courses.Certificates;
using Pace.Learning.Web.Platform.Data;
using Pace.Learning.Web.Platform.Pdf;
using Pace.Learning.Web.Platform.Published;
using Pace.Learning.Web.Shared;

namespace Pace.Learning.Web.Agreements.Proof;

/// <summary>Makes the PDF of an agreement from the same markup as the page.</summary>
internal sealed class AgreementPrint(RazorText razor, IPdfPrinter printer)
{
    public async Task<byte[]> PdfAsync(AgreementPaper paper, CancellationToken cancellation) =>
        await printer.PrintAsync(await razor.RenderAsync("/Agreements/Proof/AgreementPrint.cshtml", paper), cancellation);
}

/// <summary>What is taken away of an agreement.</summary>
internal static class AgreementFiles
{
    /// <summary>The PDF, with names, for those who have a part in it.</summary>
    public static async Task<IResult> PdfAsync(
        Guid id, HttpContext http, Visitors visitors, PaceDbContext db, PublishedContent published, IPdfPrinter printer, AgreementPrint print, CancellationToken cancellation)
    {
        if (await visitors.SeeAsync(http, id, cancellation) is not { SignUp: { WasInForce: true } signUp })
        {
            return http.User.Identity?.IsAuthenticated == true ? Results.NotFound() : Results.Challenge();
        }
        if (!printer.IsPresent)
        {
            return Results.NotFound();
        }
        var paper = await AgreementPaper.ReadAsync(db, published.Library, signUp, withNames: true, cancellation);
        return Results.File(await print.PdfAsync(paper, cancellation), "application/pdf", $"{signUp.DocumentId}-{signUp.Version}.pdf");
    }

    /// <summary>The exact bytes that were signed, for whoever has the code.</summary>
    public static async Task<IResult> TextAsync(string code, PaceDbContext db, CancellationToken cancellation)
    {
        var read = CertificateCode.Read(code);
        var text = await (
            from signUp in db.SignUps.IgnoreAutoIncludes()
            where signUp.Code == read && signUp.InForceAt != null
            join kept in db.SignedTexts on signUp.DocumentSha256 equals kept.Sha256
            select kept).AsNoTracking().SingleOrDefaultAsync(cancellation);
        return text is null ? Results.NotFound() : Results.File(text.Bytes, "text/markdown; charset=utf-8", $"{text.DocumentId}-{text.Version}.md");
    }
}
