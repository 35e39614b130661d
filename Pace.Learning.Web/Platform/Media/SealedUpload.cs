namespace Pace.Learning.Web.Platform.Media;

/// <summary>Says of a page that its form may have a recording with it, in the field <see cref="SealedForm.Field"/>.</summary>
/// <param name="mostBytes">The largest that is taken.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TakesRecordingAttribute(long mostBytes) : Attribute
{
    /// <summary>The largest that is taken.</summary>
    public long MostBytes { get; } = mostBytes;
}

/// <summary>
/// A recording that came with a form. It lies sealed in the store, under a key that only this request knows; whoever takes it keeps the key. When nobody has by the end of the request, it is
/// deleted.
/// </summary>
/// <param name="Id">Which; also the file's name.</param>
/// <param name="Key">The key.</param>
/// <param name="Receipt">What it is, or why nothing was kept of it.</param>
internal sealed record SealedUpload(Guid Id, byte[] Key, MediaReceipt Receipt)
{
    /// <summary>Whether somebody has taken it, or may have.</summary>
    public bool IsTaken { get; private set; }

    /// <summary>The recording that came with a request; <c>null</c>: none did.</summary>
    public static SealedUpload? Of(HttpContext http) => http.Features.Get<SealedUpload>();

    /// <summary>It is somebody's now.</summary>
    public void Take() => IsTaken = true;
}
