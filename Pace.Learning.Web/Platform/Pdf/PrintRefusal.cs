namespace Pace.Learning.Web.Platform.Pdf;

/// <summary>Why somebody didn't get a PDF: answered as 503, with what to do in words.</summary>
/// <param name="Words">What happened, and what to do.</param>
internal sealed record PrintRefusal(params IReadOnlyList<string> Words)
{
    private const string SecondsToWait = "30";

    /// <summary>What was said of this request; <c>null</c>: nothing.</summary>
    public static PrintRefusal? Of(HttpContext http) => http.Features.Get<PrintRefusal>();

    public static async Task AnswerAsync(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
        }
        catch (PdfQueueFullException) when (!http.Response.HasStarted)
        {
            http.Response.Headers.RetryAfter = SecondsToWait;
            Refuse(http, new("Many people are making PDFs at this moment.", "Wait half a minute, then go back and try again. The page itself can be printed meanwhile."));
        }
        catch (NoGlyphException missing) when (!http.Response.HasStarted)
        {
            http.RequestServices.GetRequiredService<ILogger<PrintRefusal>>().LogError("A PDF was not made: no font here has {Letters}. Install fonts for them.", missing.Letters);
            Refuse(http, new($"The site has no print letters for {string.Join(' ', missing.Letters.EnumerateRunes().Take(10))}, and a PDF without them would be wrong. So none was made.",
                "Go back and print the page itself: your browser has the letters. We have been told."));
        }
    }

    private static void Refuse(HttpContext http, PrintRefusal refusal)
    {
        http.Features.Set(refusal);
        http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
    }
}
