using Microsoft.AspNetCore.Routing.Patterns;
using Pace.Learning.Web.Studio.Documents;

namespace Pace.Learning.Web.Studio.Tree;

/// <summary>Which addresses of the site somebody has already, whatever the file is called: the number of a lesson isn't in its address, and the site has pages of its own.</summary>
internal sealed class TakenAddresses(PaceDbContext db, DocumentFiles files, EndpointDataSource routes)
{
    /// <summary>Said beside the field.</summary>
    public const string Words = "Something else has this address already. Choose another part of the address";

    /// <summary>Whether a document would come to stand where something else does.</summary>
    /// <param name="path">Its file.</param>
    /// <param name="own">The document itself, where it is there already.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<bool> HasAsync(string path, Guid? own, CancellationToken cancellation)
    {
        if (DocumentPath.KindOf(path) is DocumentKind.Module || FormerPath.AddressOf(path) is not { } address)
        {
            return false;
        }
        var worked = await db.Documents.AsNoTracking().Select(d => new { d.Id, d.Path }).ToListAsync(cancellation);
        var moved = await db.FormerPaths.AsNoTracking().Select(f => f.Path).ToListAsync(cancellation);
        var mine = worked.Where(d => d.Id == own).Select(d => d.Path).ToHashSet();
        return worked.Select(d => d.Path).Concat(files.Paths.Where(p => DocumentPath.KindOf(p) is not null).Except(moved)).Where(p => !mine.Contains(p)).Any(p => FormerPath.AddressOf(p) == address)
            || (DocumentPath.KindOf(path) is DocumentKind.Page && IsOfTheSite(address));
    }

    private bool IsOfTheSite(string address) => routes.Endpoints.OfType<RouteEndpoint>()
        .Any(e => e.RoutePattern.PathSegments is [{ IsSimple: true, Parts: [RoutePatternLiteralPart first] }, ..] && string.Equals($"/{first.Content}", address, StringComparison.OrdinalIgnoreCase));
}
