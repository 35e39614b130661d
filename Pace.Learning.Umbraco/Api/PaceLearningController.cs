using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Pace.Learning.BackOffice.Publishing;
using Pace.Learning.BackOffice.Site;

namespace Pace.Learning.BackOffice.Api;

/// <summary>What the back office's pages ask of the site. The request goes on signed from here, so the secret never reaches a browser.</summary>
/// <remarks>
/// 200 holds the site's own JSON. Where the site can't be asked the answer is 502, 503 or 504 as problem details, whose <c>title</c> says what happened and whose
/// <c>detail</c> what to do; never 401, which the back office takes for the end of its own session.
/// </remarks>
[ApiController]
[BackOfficeOnly]
[ApiExplorerSettings(IgnoreApi = true)]
[Route("umbraco/pace-learning/api/v1")]
[ResponseCache(NoStore = true)]
public sealed class PaceLearningController(SiteClient site, EditedDocuments documents) : ControllerBase
{
    private const int MostBytes = 2_000_000;
    private const int LongestQuery = 100;

    /// <summary>What the checks find in a document, where it is used, how its review stands, and what consents allow.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    [HttpPost("document")]
    [Consumes("application/json")]
    [RequestSizeLimit(MostBytes)]
    public Task<IActionResult> DocumentAsync(CancellationToken cancellationToken) => PostAsync("back-office/document", cancellationToken);

    /// <summary>Asks parents of the advisory group to read a document.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    [HttpPost("review")]
    [Consumes("application/json")]
    [RequestSizeLimit(MostBytes)]
    public Task<IActionResult> ReviewAsync(CancellationToken cancellationToken) => PostAsync("back-office/review", cancellationToken);

    /// <summary>Contributions of parents that match some words, with what their consent allows.</summary>
    /// <param name="q">The words.</param>
    /// <param name="cancellationToken">Ends it.</param>
    [HttpGet("contributions")]
    public async Task<IActionResult> ContributionsAsync(string? q, CancellationToken cancellationToken)
    {
        var words = q is { Length: > LongestQuery } ? q[..LongestQuery] : q ?? "";
        return Answer(await site.GetAsync($"back-office/contributions?q={Uri.EscapeDataString(words)}", cancellationToken));
    }

    /// <summary>What waits for editors: emptied places, reviews, and what couldn't be published.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    [HttpGet("dashboard")]
    public async Task<IActionResult> DashboardAsync(CancellationToken cancellationToken) =>
        Answer(await site.GetAsync("back-office/dashboard", cancellationToken));

    private async Task<IActionResult> PostAsync(string path, CancellationToken stop)
    {
        JsonObject? sent;
        try
        {
            sent = await JsonNode.ParseAsync(Request.Body, cancellationToken: stop) as JsonObject;
        }
        catch (JsonException)
        {
            sent = null;
        }
        if (sent is null)
        {
            return Problem(title: "What was sent isn't a document.", detail: "Load the page again.", statusCode: StatusCodes.Status400BadRequest);
        }
        documents.Normalize(sent);
        return Answer(await site.PostAsync(path, JsonSerializer.SerializeToUtf8Bytes(sent, JsonSerializerOptions.Web), stop));
    }

    private IActionResult Answer(SiteAnswer answer) => answer.Failure switch
    {
        null when IsJson(answer.Body) => File(answer.Body, "application/json"),
        SiteFailure.NotSetUp => Failed(SiteFailure.NotSetUp, StatusCodes.Status503ServiceUnavailable),
        SiteFailure.TooSlow => Failed(SiteFailure.TooSlow, StatusCodes.Status504GatewayTimeout),
        var failure => Failed(failure ?? SiteFailure.BadAnswer, StatusCodes.Status502BadGateway),
    };

    private static bool IsJson(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind is JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private ObjectResult Failed(SiteFailure failure, int status) => Problem(title: failure.WhatHappened, detail: failure.WhatToDo, statusCode: status);
}
