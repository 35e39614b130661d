namespace Pace.Learning.Web.Platform.KeptForms;

/// <summary>What the pages' script talks to, and where something is thrown away.</summary>
internal static class KeptFormEndpoints
{
    public const string Address = "/kept/typed";
    public const string Removal = "/kept/removal";
    public const string Session = "/kept/session";

    public static IEndpointRouteBuilder MapKeptForms(this IEndpointRouteBuilder routes)
    {
        // The form's own field proves whose it is, also when the session has just ended.
        routes.MapPost(Address, TypedAsync).AllowAnonymous().DisableAntiforgery();
        routes.MapPost(Removal, RemoveAsync).AllowAnonymous();
        routes.MapGet(Session, () => Results.NoContent());
        return routes;
    }

    private static async Task<IResult> TypedAsync(HttpContext http, FormOwners owners, KeptFormStore store)
    {
        if (!http.Request.HasFormContentType)
        {
            return Results.BadRequest();
        }
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (owners.Read(form[FormOwners.Field]) is not { } owner || !Guid.TryParse(form[SentForm.DraftField], out var draft)
            || form[SentForm.ActionField].ToString() is not { Length: > 0 and < 2000 } action || !action.StartsWith('/'))
        {
            return Results.BadRequest();
        }
        if (!await store.KeepAsync(owner, draft, SentForm.Of(form, owner, action, KeptBecause.Typed), http.RequestAborted))
        {
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        }
        if (owner.IsSameAs(await FormOwners.CurrentAsync(http)))
        {
            http.NoteKeptForms();
        }
        return Results.NoContent();
    }

    private static async Task<IResult> RemoveAsync(HttpContext http, KeptFormStore store)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (await FormOwners.CurrentAsync(http) is { } owner)
        {
            var ids = form["id"].Select(id => Guid.TryParse(id, out var one) ? one : Guid.Empty).Take(KeptForm.MostOfOne).ToList();
            if (!await store.RemoveAsync(owner.Id, ids, http.RequestAborted))
            {
                http.ForgetKeptForms();
            }
        }
        var to = form["returnTo"].ToString();
        return Results.LocalRedirect(to is ['/', not '/' and not '\\', ..] && to.All(c => c is > ' ' and <= '~') ? to : "/");
    }
}
