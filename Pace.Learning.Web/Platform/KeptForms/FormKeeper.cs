using Microsoft.AspNetCore.Antiforgery;

namespace Pace.Learning.Web.Platform.KeptForms;

/// <summary>
/// Nothing typed is lost: a form that can't be taken (the session has ended, its token is out of date, something failed) is kept for whoever it was shown to,
/// and put back into the same form when they are there again.
/// </summary>
internal static class FormKeeper
{
    private static readonly object Key = new();
    private static readonly object Asked = new();
    private static readonly object Page = new();

    extension(HttpContext http)
    {
        /// <summary>Whether this form was kept because it couldn't be taken.</summary>
        public bool WasKept => http.Items.ContainsKey(Key);
    }

    /// <summary>The page that shows the form which this request sent; <c>null</c> when the form doesn't say.</summary>
    public static string? PageOf(HttpContext http) => http.Items.TryGetValue(Page, out var page) ? (string?)page : null;

    /// <summary>Behind signing in, and before anything is refused.</summary>
    public static Task KeepAsync(HttpContext http, RequestDelegate next) =>
        HttpMethods.IsPost(http.Request.Method) ? PostAsync(http, next)
        : HttpMethods.IsGet(http.Request.Method) && http.MayHaveKeptForms && http.GetEndpoint() is not null ? PutBackAsync(http, next)
        : next(http);

    private static async Task PostAsync(HttpContext http, RequestDelegate next)
    {
        // A page that tells why a form was refused is asked for by the same request once more.
        if (!http.Items.TryAdd(Asked, Asked) || !MayBeRead(http) || await ReadAsync(http) is not { } form || Owners(http).Read(form[FormOwners.Field]) is not { } owner)
        {
            await next(http);
            return;
        }
        http.Items[Page] = owner.Page;
        var current = await FormOwners.CurrentAsync(http);
        if (!owner.IsSameAs(current))
        {
            await KeepAsync(http, owner, form, KeptBecause.SignedOut);
            await TurnAwayAsync(http, owner, current);
            return;
        }
        try
        {
            await next(http);
        }
        catch
        {
            await KeepAsync(http, owner, form, KeptBecause.Failed);
            throw;
        }
        await AfterAsync(http, owner, form);
    }

    private static async Task AfterAsync(HttpContext http, FormOwner owner, IFormCollection form)
    {
        var response = http.Response;
        if (StaleForms.WasStale(http) && !response.HasStarted)
        {
            response.Clear();
            await KeepAsync(http, owner, form, KeptBecause.Stale);
            SeeOther(http, owner.Page);
        }
        else if (response.StatusCode >= StatusCodes.Status400BadRequest && !response.HasStarted)
        {
            await KeepAsync(http, owner, form, KeptBecause.Failed);
        }
        else if (response.Headers.Location.ToString().StartsWith("/sign-in?", StringComparison.Ordinal))
        {
            await KeepAsync(http, owner, form, KeptBecause.SignedOut);
        }
        else if (response.StatusCode is >= 300 and < 400 or StatusCodes.Status204NoContent && DraftsOf(form) is { Count: > 0 } drafts
            && !await http.RequestServices.GetRequiredService<KeptFormStore>().RemoveAsync(owner.Id, drafts, CancellationToken.None) && !response.HasStarted)
        {
            http.ForgetKeptForms();
        }
    }

    private static async Task TurnAwayAsync(HttpContext http, FormOwner owner, FormOwner? current)
    {
        if (current is not null)
        {
            // What somebody else typed here before is nobody's business now.
            http.Response.StatusCode = StatusCodes.Status409Conflict;
            return;
        }
        var guests = owner.IsGuest ? http.RequestServices.GetServices<IFormGuest>().Select(g => g.ReturnTo(owner.Page)).FirstOrDefault(to => to is not null) : null;
        if (!owner.IsGuest)
        {
            http.NoteKeptForms();
        }
        SeeOther(http, guests ?? $"/sign-in?returnUrl={Uri.EscapeDataString(owner.Page)}");
        await Task.CompletedTask;
    }

    private static async Task PutBackAsync(HttpContext http, RequestDelegate next)
    {
        var store = http.RequestServices.GetRequiredService<KeptFormStore>();
        if (await FormOwners.CurrentAsync(http) is not { } owner || await store.OpenAsync(owner, ofThisPage: true, http.RequestAborted) is not { Count: > 0 } kept)
        {
            await next(http);
            return;
        }
        var body = http.Response.Body;
        using var buffer = new MemoryStream();
        http.Response.Body = buffer;
        try
        {
            await next(http);
        }
        finally
        {
            http.Response.Body = body;
        }
        buffer.Position = 0;
        if (http.Response is not { StatusCode: StatusCodes.Status200OK, ContentType: { } type } || !type.StartsWith("text/html", StringComparison.Ordinal))
        {
            await buffer.CopyToAsync(body, http.RequestAborted);
            return;
        }
        using var reader = new StreamReader(buffer);
        var page = new FilledPage(await reader.ReadToEndAsync(http.RequestAborted), owner.Page);
        foreach (var form in kept)
        {
            page.Fill(form);
        }
        var tokens = http.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http);
        http.Response.ContentLength = null;
        await http.Response.WriteAsync(page.Html(new KeptNotice(page, kept, tokens).Html), http.RequestAborted);
    }

    /// <summary>In a scope of its own: the act's own context may be in the middle of what failed.</summary>
    private static async Task KeepAsync(HttpContext http, FormOwner owner, IFormCollection form, KeptBecause because)
    {
        try
        {
            await using var scope = http.RequestServices.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
            var sent = SentForm.Of(form, owner, $"{http.Request.PathBase}{http.Request.Path}{http.Request.QueryString}", because);
            var draft = DraftsOf(form) is [var newest, ..] ? newest : (Guid?)null;
            if (await scope.ServiceProvider.GetRequiredService<KeptFormStore>().KeepAsync(owner, draft, sent, CancellationToken.None))
            {
                http.Items[Key] = Key;
                if (owner.IsSameAs(await FormOwners.CurrentAsync(http)))
                {
                    http.NoteKeptForms();
                }
            }
        }
        catch (Exception e) when (because is KeptBecause.Failed)
        {
            // Whatever failed the act may fail this as well; the act's own failure is the one to tell.
            http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(FormKeeper)).LogWarning(e, "A form that failed could not be kept");
        }
    }

    /// <summary>What was kept while the form that this request sent was typed: the page that shows it once more takes it along, so that it is forgotten once the form is taken.</summary>
    public static IReadOnlyList<Guid> DraftsSentWith(HttpContext http) =>
        HttpMethods.IsPost(http.Request.Method) && http.Request.HasFormContentType && http.Request.Form is { } form ? DraftsOf(form) : [];

    private static List<Guid> DraftsOf(IFormCollection form) =>
        [.. form[SentForm.DraftField].Select(d => Guid.TryParse(d, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty).Take(KeptForm.MostOfOne)];

    // What other systems send, and files that are read as they arrive, are not for keeping.
    private static bool MayBeRead(HttpContext http) =>
        http.Request.HasFormContentType && http.GetEndpoint() is { } endpoint && !FormOwners.IsNeverKept(http)
        && endpoint.Metadata.GetMetadata<IAntiforgeryMetadata>() is not { RequiresValidation: false };

    private static async Task<IFormCollection?> ReadAsync(HttpContext http)
    {
        try
        {
            return await http.Request.ReadFormAsync(http.RequestAborted);
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException or IOException)
        {
            // Whoever reads it next says what is wrong with it.
            return null;
        }
    }

    private static FormOwners Owners(HttpContext http) => http.RequestServices.GetRequiredService<FormOwners>();

    private static void SeeOther(HttpContext http, string address)
    {
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = address;
    }
}
