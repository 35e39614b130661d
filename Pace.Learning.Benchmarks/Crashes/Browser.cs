using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Pace.Learning.Benchmarks.Crashes;

/// <summary>Somebody's browser: it keeps cookies, reads pages, and sends their forms. What isn't answered to the end throws <see cref="HttpRequestException"/>.</summary>
internal sealed class Browser : IDisposable
{
    private readonly HttpClient client;

    private Browser(string site) => client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = new Uri(site) };

    /// <summary>The browser of a demo person: of a role, or with an address.</summary>
    public static async Task<Browser> SignedInAsync(string site, string who)
    {
        var browser = new Browser(site);
        using var answer = await browser.client.GetAsync($"/dev/sign-in?as={Uri.EscapeDataString(who)}");
        CrashFailure.Unless(answer.StatusCode is HttpStatusCode.Redirect, $"{who} could not sign in: {answer.StatusCode}");
        return browser;
    }

    public async Task<IHtmlDocument> OpenAsync(string path)
    {
        using var answer = await client.GetAsync(path);
        return answer.StatusCode is HttpStatusCode.OK
            ? new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync())
            : throw new CrashFailure($"{path} answers {(int)answer.StatusCode}");
    }

    public async Task<byte[]> DownloadAsync(string path)
    {
        using var answer = await client.GetAsync(path);
        return answer.StatusCode is HttpStatusCode.OK ? await answer.Content.ReadAsByteArrayAsync() : throw new CrashFailure($"{path} answers {(int)answer.StatusCode}");
    }

    /// <summary>Sends a form. Answers where the site leads to, which it does once what was sent is kept.</summary>
    public async Task<string> SendAsync(PageForm form, string from)
    {
        var to = form.Action is [] ? from : form.Action;
        using var content = form.ToContent();
        using var answer = await client.PostAsync(to.Split('#')[0], content);
        if (answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.SeeOther)
        {
            return answer.Headers.Location!.OriginalString;
        }
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        throw new CrashFailure($"{to} answers {(int)answer.StatusCode}: {page.QuerySelector(".error-summary, h1")?.TextContent.Trim()}");
    }

    public void Dispose() => client.Dispose();
}
