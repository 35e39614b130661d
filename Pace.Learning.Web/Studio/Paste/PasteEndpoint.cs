namespace Pace.Learning.Web.Studio.Paste;

/// <summary>Turns what an editor pastes into Markdown. Nothing is kept.</summary>
internal static class PasteEndpoint
{
    private const long MostBytes = 8 * 1024 * 1024;

    public static void MapPaste(this IEndpointRouteBuilder routes) => routes.MapPost("/studio/paste", Post).WithMetadata(new RequestSizeLimitAttribute(MostBytes));

    private static IResult Post([FromForm] string? html, HttpContext http)
    {
        if (!http.User.IsInRole(Roles.Editor))
        {
            return Results.NotFound();
        }
        return html switch
        {
            null or "" => Results.BadRequest(),
            { Length: > PastedText.MostCharacters } => Results.StatusCode(StatusCodes.Status413PayloadTooLarge),
            _ => Results.Json(PastedText.Of(html), StudioJson.Default.PastedText),
        };
    }
}
