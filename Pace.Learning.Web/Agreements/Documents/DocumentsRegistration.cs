using Microsoft.Net.Http.Headers;

namespace Pace.Learning.Web.Agreements.Documents;

/// <summary>The texts that local areas sign, for everybody to read and check.</summary>
internal static class DocumentsRegistration
{
    public static IEndpointRouteBuilder MapAgreementDocuments(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/agreements/documents/{slug}/{version:int}.md", File).AllowAnonymous();
        return routes;
    }

    extension(PublishedContent published)
    {
        /// <summary>Finds a version that people may see; <c>null</c> for one that isn't there or isn't locked.</summary>
        public (AgreementDocument Document, AgreementVersion Version)? FindVersion(string slug, int number) =>
            published.Library.Agreements.FirstOrDefault(d => d.Slug == slug) is { } document && document.Version(number) is { IsLocked: true } version
                ? (document, version)
                : null;
    }

    /// <summary>The exact bytes that are signed, as a file to keep.</summary>
    private static IResult File(string slug, int version, PublishedContent published, HttpContext http)
    {
        if (published.FindVersion(slug, version) is not var (document, found))
        {
            return Results.NotFound();
        }
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Bytes(found.Bytes, "text/markdown; charset=utf-8", $"{document.Slug}-{found.Number}.md", entityTag: new EntityTagHeaderValue($"\"{found.Sha256}\""));
    }
}
