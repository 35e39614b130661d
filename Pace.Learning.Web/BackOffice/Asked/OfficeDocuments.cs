using Pace.Learning.Web.Studio.Documents;

namespace Pace.Learning.Web.BackOffice.Asked;

/// <summary>Finds what is kept of documents in Umbraco.</summary>
internal static class OfficeDocuments
{
    /// <summary>The document with its place as it is now, or a new one. The caller saves.</summary>
    public static async Task<OfficeDocument> FindAsync(PaceDbContext db, AskedDocument asked, string? path, CancellationToken cancellation)
    {
        var document = await db.OfficeDocuments.SingleOrDefaultAsync(d => d.Key == asked.Key, cancellation);
        if (document is null)
        {
            document = new OfficeDocument(asked.Key);
            db.OfficeDocuments.Add(document);
        }
        document.Place(path is not null && DocumentPath.KindOf(path) is not null ? path : "", asked.Title);
        return document;
    }
}
