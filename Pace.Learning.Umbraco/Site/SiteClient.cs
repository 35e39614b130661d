using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Options;

namespace Pace.Learning.BackOffice.Site;

/// <summary>Why the site gave no answer that can be used.</summary>
public enum SiteFailure
{
    /// <summary>The settings lack its address or the secret.</summary>
    NotSetUp,

    /// <summary>Nobody answers at its address.</summary>
    Unreachable,

    /// <summary>It took longer than the settings allow.</summary>
    TooSlow,

    /// <summary>It doesn't know our signature.</summary>
    NotTrusted,

    /// <summary>It answered with an error, a redirect or something that can't be read.</summary>
    BadAnswer,
}

/// <summary>What the site answered.</summary>
/// <param name="Body">The JSON; empty when it failed.</param>
/// <param name="Failure">Why there is no answer; <c>null</c>: there is one.</param>
public sealed record SiteAnswer(byte[] Body, SiteFailure? Failure)
{
    internal SiteAnswer(SiteFailure failure) : this([], failure)
    {
    }
}

/// <summary>Asks the learning site, with every request signed.</summary>
/// <remarks>What goes wrong on the way is an answer, not an exception; only the caller's own cancellation throws.</remarks>
public sealed class SiteClient(IHttpClientFactory clients, IOptionsMonitor<PaceLearningOptions> options, TimeProvider clock)
{
    internal const string ClientName = "PaceLearning";

    /// <summary>Asks with a GET.</summary>
    /// <param name="path">Path and query, relative to the site.</param>
    /// <param name="stop">Ends the asking.</param>
    public Task<SiteAnswer> GetAsync(string path, CancellationToken stop) => SendAsync(path, body: null, stop);

    /// <summary>Asks with a POST.</summary>
    /// <param name="path">The path, relative to the site.</param>
    /// <param name="json">What to send.</param>
    /// <param name="stop">Ends the asking.</param>
    public Task<SiteAnswer> PostAsync(string path, byte[] json, CancellationToken stop) => SendAsync(path, json, stop);

    private async Task<SiteAnswer> SendAsync(string path, byte[]? body, CancellationToken stop)
    {
        var settings = options.CurrentValue;
        if (settings.AddressOf(path) is not { } address)
        {
            return new(SiteFailure.NotSetUp);
        }
        using var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, address);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } };
        }
        request.Headers.Add(PaceSignature.Header, PaceSignature.Of(settings.Secret!, body ?? Encoding.UTF8.GetBytes(address.PathAndQuery), clock.GetUtcNow()));

        using var deadline = new CancellationTokenSource(settings.Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, deadline.Token);
        try
        {
            using var client = clients.CreateClient(ClientName);
            using var response = await client.SendAsync(request, either.Token);
            return response.StatusCode switch
            {
                HttpStatusCode.OK => new(await response.Content.ReadAsByteArrayAsync(either.Token), null),
                HttpStatusCode.Unauthorized => new(SiteFailure.NotTrusted),
                _ => new(SiteFailure.BadAnswer),
            };
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new(SiteFailure.TooSlow);
        }
        catch (HttpRequestException e)
        {
            return new(e.HttpRequestError is HttpRequestError.ConfigurationLimitExceeded or HttpRequestError.InvalidResponse ? SiteFailure.BadAnswer : SiteFailure.Unreachable);
        }
    }
}
