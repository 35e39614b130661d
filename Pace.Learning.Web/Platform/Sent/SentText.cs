using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using Pace.Learning.Web.Platform.Media;

namespace Pace.Learning.Web.Platform.Sent;

/// <summary>
/// What people send, before anybody reads it. A line break is one character, as it was when the browser counted what was typed: browsers send two. Character zero,
/// which nobody can type and PostgreSQL doesn't take, is replaced in forms; an address with it is refused, as servers do where it stands in the path.
/// What is more than a form takes is refused as that, whoever found it unreadable and took it for something else.
/// </summary>
internal static class SentText
{
    public static async Task PrepareAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.QueryString.Value?.Contains("%00", StringComparison.Ordinal) == true)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }
        if (!HttpMethods.IsGet(context.Request.Method) && context.Request.HasFormContentType && context.Features.Get<IFormFeature>() is { } form and not PlainFormFeature)
        {
            form = (IFormFeature?)SealedForm.For(context) ?? FormWithFiles.For(context) ?? form;
            context.Features.Set<IFormFeature>(new PlainFormFeature(context, form));
            await TakeAsync(context, next);
            return;
        }
        await next(context);
    }

    private static async Task TakeAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException && TooMuch.Of(context) is not null && !context.Response.HasStarted)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        }
        if (TooMuch.Of(context) is not null && context.Response is { StatusCode: >= StatusCodes.Status400BadRequest, HasStarted: false })
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        }
    }

    /// <summary>A form whose texts are plain, whoever reads it and however.</summary>
    private sealed class PlainFormFeature(HttpContext context, IFormFeature sent) : IFormFeature
    {
        private bool isPlain;

        public bool HasFormContentType => sent.HasFormContentType;

        public IFormCollection? Form
        {
            get => sent.Form;
            set => sent.Form = value is null ? null : Plain(value);
        }

        public IFormCollection ReadForm() => ReadFormAsync(CancellationToken.None).GetAwaiter().GetResult();

        public Task<IFormCollection> ReadFormAsync(CancellationToken cancellationToken) => isPlain ? sent.ReadFormAsync(cancellationToken) : FirstAsync(cancellationToken);

        private async Task<IFormCollection> FirstAsync(CancellationToken cancellation)
        {
            try
            {
                return Kept(await sent.ReadFormAsync(cancellation));
            }
            catch (Exception e) when (e is InvalidDataException or BadHttpRequestException)
            {
                TooMuch.Note(context, e);
                throw;
            }
        }

        private IFormCollection Kept(IFormCollection form)
        {
            isPlain = true;
            return sent.Form = Plain(form);
        }

        private static IFormCollection Plain(IFormCollection form) => form.All(f => f.Value.All(IsPlain))
            ? form
            : new FormCollection(form.ToDictionary(f => f.Key, f => new StringValues([.. f.Value.Select(Plain)]), StringComparer.OrdinalIgnoreCase), form.Files);

        private static bool IsPlain(string? text) => text is null || !text.AsSpan().ContainsAny('\r', '\0');

        private static string? Plain(string? text) => text?.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Replace('\0', '\uFFFD');
    }
}
