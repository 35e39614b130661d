using System.Security.Claims;
using System.Text;
using Pace.Learning.Web.Courses.Certificates.Badges;
using Pace.Learning.Web.Platform.Pdf;

namespace Pace.Learning.Web.Courses.Certificates.Holder;

/// <summary>What a holder takes away: PDF, credential, badge. To anybody else they are not there.</summary>
internal static class CertificateFiles
{
    public static async Task<IResult> PdfAsync(Guid id, ClaimsPrincipal user, PaceDbContext db, IPdfPrinter printer, CertificatePrint print, CancellationToken cancellation)
    {
        if (!printer.IsPresent || await db.FindOwnCertificateAsync(user, id, cancellation) is not { } certificate)
        {
            return Results.NotFound();
        }
        return Results.File(await print.PdfAsync(certificate, cancellation), "application/pdf", $"certificate-{certificate.CourseId}.pdf");
    }

    public static async Task<IResult> JwtAsync(Guid id, ClaimsPrincipal user, PaceDbContext db, BadgeIssuer badges, CancellationToken cancellation) =>
        await db.FindOwnCertificateAsync(user, id, cancellation) is { } certificate
            ? Results.File(Encoding.ASCII.GetBytes(await badges.JwtAsync(db, certificate, cancellation)), "application/vc+jwt", $"credential-{certificate.CourseId}.jwt")
            : Results.NotFound();

    public static async Task<IResult> JsonAsync(Guid id, ClaimsPrincipal user, PaceDbContext db, BadgeIssuer badges, CancellationToken cancellation) =>
        await db.FindOwnCertificateAsync(user, id, cancellation) is { } certificate
            ? Results.File(await badges.JsonAsync(db, certificate, cancellation), "application/vc+ld+json", $"credential-{certificate.CourseId}.json")
            : Results.NotFound();

    public static async Task<IResult> BadgeAsync(Guid id, ClaimsPrincipal user, PaceDbContext db, BadgeIssuer badges, CancellationToken cancellation) =>
        await db.FindOwnCertificateAsync(user, id, cancellation) is { } certificate
            ? Results.File(Encoding.UTF8.GetBytes(BadgePicture.Svg(certificate, await badges.JwtAsync(db, certificate, cancellation))), "image/svg+xml", $"badge-{certificate.CourseId}.svg")
            : Results.NotFound();
}

/// <summary>Makes the PDF of a certificate from the same markup as the page.</summary>
internal sealed class CertificatePrint(RazorText razor, IPdfPrinter printer)
{
    public async Task<byte[]> PdfAsync(Certificate certificate, CancellationToken cancellation) =>
        await printer.PrintAsync(await razor.RenderAsync("/Courses/Certificates/Holder/CertificatePrint.cshtml", certificate), PrintedFor.People, cancellation);
}
