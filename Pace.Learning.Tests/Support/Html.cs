using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Pace.Learning.Tests.Support;

/// <summary>Reads pages and fills in forms as a browser without JavaScript would.</summary>
internal static class Html
{
    private static readonly HtmlParser Parser = new();

    extension(HttpClient client)
    {
        public async Task<IHtmlDocument> GetPageAsync(string url)
        {
            using var answer = await client.GetAsync(url);
            Assert.True(answer.IsSuccessStatusCode, $"GET {url} answered {(int)answer.StatusCode}\n{((int)answer.StatusCode >= 500 ? await answer.Content.ReadAsStringAsync() : "")}");
            return await answer.ReadPageAsync();
        }

        /// <summary>Sends a form with what is given, as a browser does it: by the button that is passed, or by the form's first one.</summary>
        public Task<HttpResponseMessage> SubmitAsync(IElement form, params (string Name, string Value)[] values) => client.SendAsync(new FilledForm(form, values, []).ToRequest());

        /// <summary>Sends a form with files.</summary>
        public Task<HttpResponseMessage> SubmitAsync(IElement form, Upload[] files, params (string Name, string Value)[] values) =>
            client.SendAsync(new FilledForm(form, values, files).ToRequest());

        /// <summary>Sends a form with values that nobody could give it on its page. Only for what somebody might send who means harm; beside it stands a test that goes through the page.</summary>
        public Task<HttpResponseMessage> ForgeAsync(IElement form, params (string Name, string Value)[] values) => client.ForgeAsync(form, [], values);

        /// <summary>The same with files.</summary>
        public Task<HttpResponseMessage> ForgeAsync(IElement form, Upload[] files, params (string Name, string Value)[] values)
        {
            var filled = new FilledForm(form, [], files, isForced: true);
            filled.Forge(values);
            return client.SendAsync(filled.ToRequest());
        }

        /// <summary>Gets the page that a redirect leads to.</summary>
        public async Task<IHtmlDocument> FollowAsync(HttpResponseMessage answer)
        {
            Assert.True(answer.Headers.Location is not null, $"Expected a redirect, got {(int)answer.StatusCode}");
            return await client.GetPageAsync(answer.Headers.Location!.OriginalString);
        }
    }

    /// <summary>The button of a handler, to send a form by it.</summary>
    public static IElement Doing(this IParentNode form, string handler) =>
        form.QuerySelector($"button[formaction*='handler={handler}']") ?? throw new InvalidOperationException($"No button does “{handler}”.");

    public static async Task<IHtmlDocument> ReadPageAsync(this HttpResponseMessage answer)
    {
        var html = await answer.Content.ReadAsStringAsync();
        var document = Parser.ParseDocument(html);
        document.Location.Href = answer.RequestMessage!.RequestUri!.ToString();
        return document;
    }
}
