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
            Assert.True(answer.IsSuccessStatusCode, $"GET {url} answered {(int)answer.StatusCode}");
            return await answer.ReadPageAsync();
        }

        /// <summary>Submits a form of a page: hidden and filled-in fields as they are, with the values given put over them.</summary>
        public Task<HttpResponseMessage> SubmitAsync(IElement form, params (string Name, string Value)[] values) =>
            client.SubmitAsync(form, button: null, values);

        public Task<HttpResponseMessage> SubmitAsync(IElement form, (string Name, string Value)? button, params (string Name, string Value)[] values)
        {
            var given = values.Select(v => v.Name).ToHashSet();
            var fields = Fields((IHtmlFormElement)form).Where(f => !given.Contains(f.Name)).Concat(values);
            if (button is { } pressed)
            {
                fields = fields.Append(pressed);
            }
            var content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
            var action = form.GetAttribute("action") is { Length: > 0 } a ? a : new Uri(form.BaseUri).PathAndQuery;
            return client.PostAsync(action, content);
        }

        /// <summary>Gets the page that a redirect leads to.</summary>
        public async Task<IHtmlDocument> FollowAsync(HttpResponseMessage answer)
        {
            Assert.True(answer.Headers.Location is not null, $"Expected a redirect, got {(int)answer.StatusCode}");
            return await client.GetPageAsync(answer.Headers.Location!.OriginalString);
        }
    }

    /// <summary>A form as the button of a handler would send it.</summary>
    public static IElement Doing(this IElement form, string handler)
    {
        form.SetAttribute("action", form.QuerySelector($"button[formaction*='handler={handler}']")!.GetAttribute("formaction")!);
        return form;
    }

    public static async Task<IHtmlDocument> ReadPageAsync(this HttpResponseMessage answer)
    {
        var html = await answer.Content.ReadAsStringAsync();
        var document = Parser.ParseDocument(html);
        document.Location.Href = answer.RequestMessage!.RequestUri!.ToString();
        return document;
    }

    private static IEnumerable<(string Name, string Value)> Fields(IHtmlFormElement form)
    {
        foreach (var element in form.Elements)
        {
            var field = element switch
            {
                IHtmlInputElement { Type: "checkbox" or "radio" } input when !input.IsChecked => null,
                IHtmlInputElement { Type: "submit" or "button" or "image" or "file" } => null,
                IHtmlInputElement input => ((string, string)?)(input.Name ?? "", input.Value),
                IHtmlTextAreaElement area => (area.Name ?? "", area.Value),
                IHtmlSelectElement select => (select.Name ?? "", select.Value ?? ""),
                _ => null,
            };
            if (field is { Item1.Length: > 0 } found)
            {
                yield return found;
            }
        }
    }
}
