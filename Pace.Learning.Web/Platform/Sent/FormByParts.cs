using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Pace.Learning.Web.Platform.Sent;

/// <summary>
/// A form that comes in parts, read one after the other. The framework would take a text of any length into memory, and put a file on the disk for whoever sends one; here texts have their
/// limit, and a file is looked at only when the form's token came before it, from somebody who may use the page.
/// </summary>
internal abstract class FormByParts(HttpContext context, string boundary) : IFormFeature
{
    private const int LongestBoundary = 100;

    // As in forms that come whole: more texts than any page has must not fill the memory.
    private const int MostTexts = FormReader.DefaultValueCountLimit;
    private const int MostCharacters = FormReader.DefaultValueLengthLimit;
    private const int ReadAtOnce = 4096;

    private Task<IFormCollection>? reading;
    private bool? isWelcome;

    public bool HasFormContentType => true;

    public IFormCollection? Form { get; set; }

    protected HttpContext Context => context;

    /// <summary>The largest file, in bytes; <c>null</c>: whoever takes it looks at that.</summary>
    protected virtual long? MostBytes => null;

    /// <summary>What stands between the parts of a form that comes in parts; <c>null</c>: it doesn't.</summary>
    public static string? BoundaryOf(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Boundary).Value is { Length: > 0 and <= LongestBoundary } boundary ? boundary : null;

    public IFormCollection ReadForm() => ReadFormAsync(CancellationToken.None).GetAwaiter().GetResult();

    public Task<IFormCollection> ReadFormAsync(CancellationToken cancellationToken) => Form is { } read ? Task.FromResult(read) : reading ??= ReadAsync(cancellationToken);

    /// <summary>Takes a file, or nothing of it but its name: so that whoever keeps the form can say what has to be chosen again.</summary>
    /// <param name="file">The part.</param>
    /// <param name="isWelcome">Whether it may be kept.</param>
    /// <param name="cancellation">Stops it.</param>
    protected abstract Task<IFormFile?> TakeAsync(FileMultipartSection file, bool isWelcome, CancellationToken cancellation);

    /// <summary>A file of which nothing is kept.</summary>
    protected static FormFile NameOf(FileMultipartSection file) => new(Stream.Null, 0, 0, file.Name, file.FileName);

    private async Task<IFormCollection> ReadAsync(CancellationToken cancellation)
    {
        var texts = new KeyValueAccumulator();
        var characters = 0;
        var files = new FormFileCollection();
        var reader = new MultipartReader(boundary, context.Request.Body) { BodyLengthLimit = MostBytes };
        while (await reader.ReadNextSectionAsync(cancellation) is { } section)
        {
            if (section.GetContentDispositionHeader() is not { } about)
            {
                continue;
            }
            if (!about.IsFileDisposition())
            {
                var text = await TextOfAsync(section, MostCharacters - characters, cancellation);
                characters += text.Length;
                if (texts.ValueCount == MostTexts)
                {
                    throw new InvalidDataException("The form has too many texts.");
                }
                texts.Append(HeaderUtilities.RemoveQuotes(about.Name).Value ?? "", text);
            }
            else if (section.AsFileSection() is { FileName.Length: > 0 } file && files.Count < MostTexts)
            {
                isWelcome ??= await IsWelcomeAsync(new FormCollection(texts.GetResults()));
                if (await TakeAsync(file, isWelcome.Value, cancellation) is { } taken)
                {
                    files.Add(taken);
                }
            }
        }
        return Form = new FormCollection(texts.GetResults(), files);
    }

    // What came so far is the form for whoever looks for its token.
    private async Task<bool> IsWelcomeAsync(FormCollection soFar)
    {
        var metadata = context.GetEndpoint()?.Metadata;
        if (context.User.Identity?.IsAuthenticated != true || metadata is null || !metadata.GetOrderedMetadata<IAuthorizeData>().All(MayUse)
            || !metadata.GetOrderedMetadata<OnlyForAttribute>().All(page => page.Roles.Any(context.User.IsInRole)))
        {
            return false;
        }
        Form = soFar;
        try
        {
            return await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context);
        }
        finally
        {
            Form = null;
        }
    }

    private bool MayUse(IAuthorizeData rule) => rule.Roles is not { Length: > 0 } roles || roles.Split(',', StringSplitOptions.TrimEntries).Any(context.User.IsInRole);

    private static async Task<string> TextOfAsync(MultipartSection section, int most, CancellationToken cancellation)
    {
        var (text, some) = (new StringBuilder(), new char[ReadAtOnce]);
        using var reader = new StreamReader(section.Body);
        while (await reader.ReadBlockAsync(some, cancellation) is > 0 and var length)
        {
            text.Append(some, 0, length);
            if (text.Length > most)
            {
                throw new InvalidDataException("The texts in the form are too long.");
            }
        }
        return text.ToString();
    }
}
