using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Pace.Learning.Tests.Contributions;
using Pace.Learning.Web.Shared.Forms;

namespace Pace.Learning.Tests.Shared;

/// <summary>A browser counts a line break as one character and sends two. Whatever a field takes, its page takes: every field for several lines that has a limit is filled to it.</summary>
public sealed class SentTextTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    [Fact]
    public async Task EveryField_TakesAsMuchAsItSays_ALineBreakBeingOneCharacter()
    {
        var (fields, refused) = (new HashSet<string>(), new List<string>());
        foreach (var role in Roles.All)
        {
            var client = await app.SignedInAsync(role);
            foreach (var (url, area) in await FieldsAsync(client, fields))
            {
                using var answer = await client.ForgeAsync(area.Form!, (area.Name!, Full(area.MaxLength)));
                Assert.True(answer.StatusCode < HttpStatusCode.InternalServerError, $"{role} {url} {area.Name} answered {(int)answer.StatusCode}");
                if (answer.StatusCode != HttpStatusCode.Redirect && IsRefused(await answer.ReadPageAsync(), area))
                {
                    refused.Add($"{role} {url} {area.Name}");
                }
            }
        }

        Assert.Empty(refused);
        Assert.All(new[] { "agreements/", "area/", "manage/certificates", "manage/participation", "manage/talks", "taking-part/contributions", "taking-part/thanks" }, room =>
            Assert.Contains(fields, f => f.StartsWith(room, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task CharacterZero_WhichNobodyCanType_IsReplaced()
    {
        var parent = await app.SignedInAsync(Roles.Parent);
        var form = (await parent.GetPageAsync("/taking-part/contributions/new")).MainForm;
        // In the usual kind of form the framework refuses it; this is the other kind.
        using var sent = new MultipartFormDataContent();
        foreach (var (name, value) in new[] { ("__RequestVerificationToken", form.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!), ("Input.Kind", "Text"), ("Input.Title", "Zero"), ("Input.Text", "Before\0after") })
        {
            sent.Add(new StringContent(value), name);
        }
        using var answer = await parent.PostAsync("/taking-part/contributions/new", sent);
        Assert.Contains("Before\uFFFDafter", (await parent.FollowAsync(answer)).Body!.TextContent, StringComparison.Ordinal);
    }

    private async Task<List<(string Url, IHtmlTextAreaElement Area)>> FieldsAsync(HttpClient client, HashSet<string> known)
    {
        var (found, walk) = (new List<(string, IHtmlTextAreaElement)>(), new SiteWalk(SiteWalk.PatternsOf(app.Services), []));
        while (walk.Next() is { } url)
        {
            using var answer = await client.GetAsync(url);
            walk.Answered(url, answer.StatusCode);
            await walk.FollowAsync(answer);
            if (answer.StatusCode == HttpStatusCode.OK && answer.Content.Headers.ContentType?.MediaType == "text/html")
            {
                found.AddRange((await answer.ReadPageAsync()).QuerySelectorAll<IHtmlTextAreaElement>("main form[method=post] textarea[maxlength]").Where(a => known.Add($"{walk.ShapeOf(url)} {a.Name}")).Select(a => (url, a)));
            }
        }
        return found;
    }

    // Lines of seven letters, as many characters as it takes.
    private static string Full(int most) => string.Concat(Enumerable.Range(0, most).Select(i => i % 8 == 7 && i < most - 1 ? '\n' : 'x'));

    // Letters alone are no captions, and the field says so; that they were too long would be said in other words.
    private static bool IsOfAForm(IHtmlTextAreaElement area) => area.Name!.EndsWith("Captions", StringComparison.Ordinal);

    // Said beside the field, or, of those that stand in a row of their own, above the page. What else is missing in the form doesn't matter here.
    private static bool IsRefused(IDocument page, IHtmlTextAreaElement area) => (page.GetElementById($"{area.Id}-error") is { } error && (!IsOfAForm(area) || error.TextContent.Contains("at most", StringComparison.Ordinal)))
        || page.QuerySelector(".error-summary, .notice")?.TextContent.Contains(TextLimit.AtMost(area.MaxLength, "").Trim(), StringComparison.Ordinal) == true;
}
