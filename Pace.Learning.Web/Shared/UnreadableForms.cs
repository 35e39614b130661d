namespace Pace.Learning.Web.Shared;

/// <summary>What was sent as a form and isn't one, or breaks off in the middle, is the sender's mistake wherever it is read: 400, and nothing was done.</summary>
internal static class UnreadableForms
{
    // Where the framework reads forms.
    private static readonly string[] Readers = ["Microsoft.AspNetCore.WebUtilities", "Microsoft.AspNetCore.Http"];

    public static async Task AnswerAsync(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
        }
        catch (Exception e) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested && StatusOf(e, http.Request) is not null)
        {
            http.Response.StatusCode = StatusOf(e, http.Request)!.Value;
        }
    }

    private static int? StatusOf(Exception e, HttpRequest request) => e switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        InvalidDataException or IOException when Readers.Contains(e.Source) => StatusCodes.Status400BadRequest,
        InvalidOperationException when Readers.Contains(e.Source) && !request.HasFormContentType && HttpMethods.IsPost(request.Method) => StatusCodes.Status400BadRequest,
        _ => null,
    };
}
