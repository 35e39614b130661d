using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.WebUtilities;

namespace Pace.Learning.Web.Platform.Sent;

/// <summary>A form with files that lie on the disk while the request lasts, as the framework keeps them. A page whose requests may be large says so once, by their size.</summary>
internal sealed class FormWithFiles(HttpContext context, string boundary, long mostBytes) : FormByParts(context, boundary)
{
    private const int InMemory = 64 * 1024;

    /// <summary>For a form that comes in parts; <c>null</c>: it doesn't.</summary>
    public static FormWithFiles? For(HttpContext context) => BoundaryOf(context.Request) is { } boundary
        ? new FormWithFiles(context, boundary, context.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize ?? FormOptions.DefaultMultipartBodyLengthLimit)
        : null;

    protected override long? MostBytes => mostBytes;

    protected override async Task<IFormFile?> TakeAsync(FileMultipartSection file, bool isWelcome, CancellationToken cancellation)
    {
        if (!isWelcome)
        {
            return NameOf(file);
        }
        var kept = new FileBufferingReadStream(file.FileStream!, InMemory, bufferLimit: null, Path.GetTempPath);
        Context.Response.RegisterForDisposeAsync(kept);
        await kept.DrainAsync(cancellation);
        return new FormFile(kept, 0, kept.Length, file.Name, file.FileName) { Headers = new HeaderDictionary(file.Section.Headers) };
    }
}
