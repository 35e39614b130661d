using Pace.Learning.Web.Courses.Certificates.Badges;
using Pace.Learning.Web.Courses.Certificates.Holder;
using Pace.Learning.Web.Courses.Progress;

namespace Pace.Learning.Web.Courses.Certificates;

internal static class CertificatesRegistration
{
    public static WebApplicationBuilder AddCertificates(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ICourseCompleted, CertificateIssuer>();
        builder.Services.AddScoped<CertificatePrint>();
        builder.Services.AddScoped<BadgeIssuer>();
        return builder;
    }

    public static IEndpointRouteBuilder MapCertificates(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/my/certificates/{id:guid}/certificate.pdf", CertificateFiles.PdfAsync);
        routes.MapGet("/my/certificates/{id:guid}/credential.jwt", CertificateFiles.JwtAsync);
        routes.MapGet("/my/certificates/{id:guid}/credential.json", CertificateFiles.JsonAsync);
        routes.MapGet("/my/certificates/{id:guid}/badge.svg", CertificateFiles.BadgeAsync);
        routes.MapBadges();
        return routes;
    }
}
