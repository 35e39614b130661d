using System.Net;
using System.Net.Http.Headers;
using Pace.Learning.Web.Media.Files;

namespace Pace.Learning.Web.BackOffice.Files;

/// <summary>What became of asking Umbraco for a file.</summary>
internal enum FileAnswer
{
    /// <summary>It was sent.</summary>
    Sent,

    /// <summary>It is the same as before.</summary>
    Same,

    /// <summary>There is none, or it is in the bin.</summary>
    Gone,

    /// <summary>Umbraco doesn't answer, or answers what it shouldn't.</summary>
    Failed,
}

/// <summary>A file that Umbraco sent, in a temporary file that goes when this does.</summary>
internal sealed record SentFile(FileAnswer Answer, string? Why = null) : IAsyncDisposable
{
    public FileStream? Bytes { get; init; }

    public string? Tag { get; init; }

    public DateTimeOffset? ModifiedAt { get; init; }

    public ValueTask DisposeAsync() => Bytes?.DisposeAsync() ?? ValueTask.CompletedTask;
}

/// <summary>Fetches files of Umbraco's media, from its own address alone and without its key: they are public there.</summary>
internal sealed class UmbracoFiles(HttpClient http)
{
    /// <summary>The client's name.</summary>
    public const string Name = "umbraco-files";

    private const int BufferBytes = 64 * 1024;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>Fetches a file.</summary>
    /// <param name="address">Its path, or its whole address.</param>
    /// <param name="before">What was fetched the last time: it is sent again only when it is different.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<SentFile> FetchAsync(string address, BroughtFile? before, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(http.BaseAddress!, address, out var url) || url.GetLeftPart(UriPartial.Authority) != http.BaseAddress!.GetLeftPart(UriPartial.Authority))
        {
            return new(FileAnswer.Failed, "it lies at another address than Umbraco. Files are brought over from Umbraco alone");
        }
        if (!IsMedia(address))
        {
            return new(FileAnswer.Failed, "it is none of Umbraco’s media");
        }
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        time.CancelAfter(Longest);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, url);
            if (before is { IsGone: false })
            {
                request.Headers.IfModifiedSince = before.ModifiedAt;
                if (before.Tag is { } tag && EntityTagHeaderValue.TryParse(tag, out var known))
                {
                    request.Headers.IfNoneMatch.Add(known);
                }
            }
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, time.Token);
            return answer.StatusCode switch
            {
                HttpStatusCode.OK => await TakeAsync(answer, time.Token),
                HttpStatusCode.NotModified => new(FileAnswer.Same),
                HttpStatusCode.NotFound or HttpStatusCode.Gone => new(FileAnswer.Gone, "Umbraco hasn’t got it, or it is in the bin there"),
                var status => new(FileAnswer.Failed, $"Umbraco answered {(int)status}"),
            };
        }
        catch (Exception e) when (e is HttpRequestException or IOException or Polly.ExecutionRejectedException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return new(FileAnswer.Failed, "Umbraco doesn’t send it");
        }
    }

    // A path that climbs, or Umbraco's own pages and answers, would be asked for from inside.
    private static bool IsMedia(string address) =>
        !Uri.UnescapeDataString(address).Split('/', '\\').Any(part => part is "." or ".." || part.Equals("umbraco", StringComparison.OrdinalIgnoreCase));

    private static async Task<SentFile> TakeAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        if (answer.Content.Headers.ContentLength > FileInspection.MostBytes)
        {
            return TooBig;
        }
        var file = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, BufferBytes, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            await using var sent = await answer.Content.ReadAsStreamAsync(cancellation);
            var buffer = new byte[BufferBytes];
            while (await sent.ReadAsync(buffer, cancellation) is > 0 and var read)
            {
                if (file.Length + read > FileInspection.MostBytes)
                {
                    await file.DisposeAsync();
                    return TooBig;
                }
                await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
            }
            file.Position = 0;
            return new(FileAnswer.Sent) { Bytes = file, Tag = answer.Headers.ETag?.ToString(), ModifiedAt = answer.Content.Headers.LastModified };
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private static SentFile TooBig => new(FileAnswer.Failed, $"it is larger than {FileInspection.MostBytes / 1024 / 1024} MB");
}
