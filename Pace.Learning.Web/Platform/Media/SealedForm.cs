using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Pace.Learning.Web.Platform.Media;

/// <summary>
/// A form with a recording in it, whoever reads it first. The framework would put an open copy of a large file on the disk; here it is sealed while it arrives (<see cref="SealedUpload"/>), and
/// the form that others read has its texts alone.
/// </summary>
internal sealed class SealedForm(HttpContext context, string boundary, long mostBytes) : IFormFeature
{
    /// <summary>The field that a recording comes in.</summary>
    public const string Field = "file";

    /// <summary>As much as is read of what isn't taken: a browser listens for the answer only after it has said all.</summary>
    private const long MostRead = 2L * 1024 * 1024 * 1024;

    private const int LongestBoundary = 100;

    // As in forms that the framework reads: more texts than any page has must not fill the memory.
    private const int MostTexts = FormReader.DefaultValueCountLimit;
    private const int MostCharacters = FormReader.DefaultValueLengthLimit;
    private const int ReadAtOnce = 4096;

    private Task<IFormCollection>? reading;

    public bool HasFormContentType => true;

    public IFormCollection? Form { get; set; }

    /// <summary>For a request that may bring a recording; <c>null</c>: it can't.</summary>
    public static SealedForm? For(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<TakesRecordingAttribute>() is { } takes
        && MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Boundary).Value is { Length: > 0 and <= LongestBoundary } boundary
            ? new SealedForm(context, boundary, takes.MostBytes)
            : null;

    public IFormCollection ReadForm() => ReadFormAsync(CancellationToken.None).GetAwaiter().GetResult();

    public Task<IFormCollection> ReadFormAsync(CancellationToken cancellationToken) => Form is { } read ? Task.FromResult(read) : reading ??= ReadAsync(cancellationToken);

    private async Task<IFormCollection> ReadAsync(CancellationToken cancellation)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MostRead;
        }
        var texts = new KeyValueAccumulator();
        var characters = 0;
        var files = new FormFileCollection();
        var reader = new MultipartReader(boundary, context.Request.Body);
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
            else if (section.AsFileSection() is { Name: Field, FileName.Length: > 0 } file)
            {
                // Its name alone: so that whoever keeps the form can say what has to be chosen again.
                files.Add(new FormFile(Stream.Null, 0, 0, Field, file.FileName));
                await SealAsync(section.Body, cancellation);
            }
        }
        return Form = new FormCollection(texts.GetResults(), files);
    }

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

    // A stranger's isn't kept for a moment; and one recording comes with a form, not two.
    private async Task SealAsync(Stream body, CancellationToken cancellation)
    {
        if (context.User.Identity?.IsAuthenticated == true && SealedUpload.Of(context) is null)
        {
            var store = context.RequestServices.GetRequiredService<RecordingStore>();
            var (id, key) = (Guid.CreateVersion7(), RandomNumberGenerator.GetBytes(32));
            var upload = new SealedUpload(id, key, await store.WriteAsync(id, key, body, mostBytes, cancellation));
            context.Features.Set(upload);
            context.Response.OnCompleted(() => upload.IsTaken || upload.Receipt.Written is null ? Task.CompletedTask : store.DeleteFilesAsync([id]));
        }
        await body.CopyToAsync(Stream.Null, cancellation);
    }
}
