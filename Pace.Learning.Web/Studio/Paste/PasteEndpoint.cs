namespace Pace.Learning.Web.Studio.Paste;

/// <summary>Turns what an editor pastes into Markdown. Nothing is kept.</summary>
internal static class PasteEndpoint
{
    private const long MostBytes = 8 * 1024 * 1024;

    public static void MapPaste(this IEndpointRouteBuilder routes) => routes.MapPost("/studio/paste", PostAsync).WithMetadata(new RequestSizeLimitAttribute(MostBytes));

    private static async Task<IResult> PostAsync(HttpContext http, CancellationToken cancellation)
    {
        if (!http.User.IsInRole(Roles.Editor))
        {
            return Results.NotFound();
        }
        var html = (await http.Request.ReadFormAsync(cancellation))["html"].ToString();
        return html switch
        {
            "" => Results.BadRequest(),
            { Length: > PastedText.MostCharacters } => Results.StatusCode(StatusCodes.Status413PayloadTooLarge),
            _ => Results.Json(PastedText.Of(html), StudioJson.Default.PastedText),
        };
    }
}
