using System.Net;
using System.Net.Http.Headers;

namespace Pace.Learning.Web.BackOffice.Moving;

/// <summary>Signs in as an API user. A token lasts five minutes; one that has run out is renewed, and the request sent once more.</summary>
internal sealed class ManagementToken(ManagementOptions options, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const string Address = "umbraco/management/api/v1/security/back-office/token";

    private readonly SemaphoreSlim renewing = new(1, 1);
    private string? token;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var used = token ?? await RenewAsync(null, cancellationToken);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", used);
        var answer = await base.SendAsync(request, cancellationToken);
        if (answer.StatusCode is not HttpStatusCode.Unauthorized)
        {
            return answer;
        }
        answer.Dispose();
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await RenewAsync(used, cancellationToken));
        return await base.SendAsync(request, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        renewing.Dispose();
        base.Dispose(disposing);
    }

    private async Task<string> RenewAsync(string? worn, CancellationToken cancellation)
    {
        await renewing.WaitAsync(cancellation);
        try
        {
            // Another request may have been quicker.
            return token is { } fresh && fresh != worn ? fresh : token = await AskAsync(cancellation);
        }
        finally
        {
            renewing.Release();
        }
    }

    private async Task<string> AskAsync(CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(new Uri(options.Url!.AbsoluteUri.TrimEnd('/') + "/"), Address))
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["client_id"] = options.ClientId!, ["client_secret"] = options.ClientSecret! }),
        };
        using var answer = await base.SendAsync(request, cancellation);
        var body = await answer.Content.ReadAsByteArrayAsync(cancellation);
        return answer.StatusCode switch
        {
            HttpStatusCode.OK when ManagementAnswers.TokenOf(body) is { } given => given,
            HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized => throw new ManagementFailedException("Umbraco doesn't know these credentials. Set Pace__Umbraco__ClientId and Pace__Umbraco__ClientSecret to those of an API user."),
            HttpStatusCode.NotFound => throw new ManagementFailedException("There is no Management API at this address. Umbraco has one since version 14: see what else docs/umbraco.md offers for an older one."),
            var status => throw new ManagementFailedException($"Umbraco gave no token: it answered {(int)status}."),
        };
    }
}
