using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Pace.Learning.Web.Platform.Sent;

namespace Pace.Learning.Web.Platform.Media;

/// <summary>
/// A form with a recording in it, whoever reads it first. The framework would put an open copy of a large file on the disk; here it is sealed while it arrives (<see cref="SealedUpload"/>), and
/// the form that others read has its texts alone.
/// </summary>
internal sealed class SealedForm(HttpContext context, string boundary, long mostBytes) : FormByParts(context, boundary)
{
    /// <summary>The field that a recording comes in.</summary>
    public const string Field = "file";

    /// <summary>As much as is read of what isn't taken: a browser listens for the answer only after it has said all.</summary>
    private const long MostRead = 2L * 1024 * 1024 * 1024;

    /// <summary>For a request that may bring a recording; <c>null</c>: it can't.</summary>
    public static SealedForm? For(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<TakesRecordingAttribute>() is not { } takes || BoundaryOf(context.Request) is not { } boundary)
        {
            return null;
        }
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MostRead;
        }
        return new SealedForm(context, boundary, takes.MostBytes);
    }

    protected override async Task<IFormFile?> TakeAsync(FileMultipartSection file, bool isWelcome, CancellationToken cancellation)
    {
        if (file.Name != Field)
        {
            return null;
        }
        // One recording comes with a form, not two.
        if (isWelcome && SealedUpload.Of(Context) is null)
        {
            var store = Context.RequestServices.GetRequiredService<RecordingStore>();
            var (id, key) = (Guid.CreateVersion7(), RandomNumberGenerator.GetBytes(32));
            var upload = new SealedUpload(id, key, await store.WriteAsync(id, key, file.FileStream!, mostBytes, cancellation));
            Context.Features.Set(upload);
            Context.Response.OnCompleted(() => upload.IsTaken || upload.Receipt.Written is null ? Task.CompletedTask : store.DeleteFilesAsync([id]));
        }
        await file.FileStream!.CopyToAsync(Stream.Null, cancellation);
        return NameOf(file);
    }
}
