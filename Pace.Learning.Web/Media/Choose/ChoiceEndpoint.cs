using Pace.Learning.Web.Media.Files;
using Pace.Learning.Web.Media.List;
using Pace.Learning.Web.Media.One;

namespace Pace.Learning.Web.Media.Choose;

/// <summary>The files of the library as data, for an editor in the page that puts one into a text.</summary>
internal static class ChoiceEndpoint
{
    private const int Most = 100;

    public static void MapMediaChoice(this IEndpointRouteBuilder routes) => routes.MapGet("/studio/media/choose.json", ListAsync);

    private static async Task<IResult> ListAsync(string? q, string? folder, string? kind, HttpContext context, LibraryReader library)
    {
        if (!context.User.IsInRole(Roles.Editor))
        {
            return Results.NotFound();
        }
        context.Response.Headers.CacheControl = "no-cache, no-store";
        var filter = new LibraryFilter { Text = q?.Length > LibraryFilter.TextLength ? q[..LibraryFilter.TextLength] : q, Folder = folder, Kind = Enum.TryParse<MediaKind>(kind, out var chosen) ? chosen : null };
        var found = await library.FindAsync(filter, context.RequestAborted);
        return Results.Json(new
        {
            found.Count,
            Files = found.Take(Most).Select(e => new { e.Path, e.Title, Kind = e.Kind.Name, e.Alt, e.Picture, e.Focus, e.IsGuarded, e.IsLive, Markdown = MediaMarkdown.Of(e) }),
        });
    }
}
