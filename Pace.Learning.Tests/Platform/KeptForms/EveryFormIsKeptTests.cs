using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Pace.Learning.Tests.Shared;

namespace Pace.Learning.Tests.Platform.KeptForms;

/// <summary>Every form of the site, of everybody: the session ends between showing and sending, and what was typed is there after signing in again.</summary>
public sealed class EveryFormIsKeptTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    private const string Words = "A kettle and two cups";

    [Fact]
    public async Task SessionEnds_BetweenShowingAndSending_WhatWasTypedIsInTheSameForm()
    {
        var (known, lost, kept) = (new HashSet<string>(), new List<string>(), 0);
        foreach (var role in Roles.All)
        {
            var client = await app.SignedInAsync(role);
            var address = await app.AddressAsync(role);
            foreach (var (url, form) in await FormsAsync(client, known))
            {
                var typed = Typed(form);
                var filled = new FilledForm(form, typed, [], isForced: true);
                var browser = app.Stranger();
                using var refused = await browser.SendAsync(filled.ToRequest());
                if (refused.StatusCode != HttpStatusCode.SeeOther || refused.Headers.Location?.OriginalString.StartsWith("/sign-in?returnUrl=", StringComparison.Ordinal) != true)
                {
                    lost.Add($"{role} {url} {form.GetAttribute("action")}: {(int)refused.StatusCode}");
                    continue;
                }
                Assert.Contains("What you typed is kept", (await browser.FollowAsync(refused)).Body!.TextContent, StringComparison.Ordinal);
                var back = await BackAsync(browser, address, refused.Headers.Location);
                if (back is null || !typed.TrueForAll(t => IsThere(back, t)))
                {
                    lost.Add($"{role} {url} {form.GetAttribute("action")}: not put back");
                }
                kept++;
            }
        }

        Assert.Empty(lost);
        Assert.True(kept >= 25, $"Only {kept} forms were tried.");
    }

    private async Task<List<(string Url, IHtmlFormElement Form)>> FormsAsync(HttpClient client, HashSet<string> known)
    {
        var (found, walk) = (new List<(string, IHtmlFormElement)>(), new SiteWalk(SiteWalk.PatternsOf(app.Services), []));
        while (walk.Next() is { } url)
        {
            using var answer = await client.GetAsync(url);
            walk.Answered(url, answer.StatusCode);
            await walk.FollowAsync(answer);
            if (answer.StatusCode == HttpStatusCode.OK && answer.Content.Headers.ContentType?.MediaType == "text/html")
            {
                found.AddRange((await answer.ReadPageAsync()).QuerySelectorAll<IHtmlFormElement>("form[method=post]")
                    .Where(f => f.QuerySelector("[name=__form]") is not null && Typed(f).Count > 0 && known.Add($"{walk.ShapeOf(url)} {walk.ShapeOf(f.GetAttribute("action") ?? "")}{Query(f)}"))
                    .Select(f => (url, f)));
            }
        }
        return found;
    }

    // What a form does stands behind its address.
    private static string Query(IHtmlFormElement form) => (form.GetAttribute("action") ?? "").Split('?') is [_, var query] ? query.Split('#')[0] : "";

    private static List<(string Name, string Value)> Typed(IHtmlFormElement form) =>
    [
        .. form.QuerySelectorAll("textarea:not([readonly]):not([disabled])").Cast<IHtmlTextAreaElement>().Select(a => (a.Name!, Short(a, $"{Words}\nand a window."))),
        .. form.QuerySelectorAll("input:not([type]):not([readonly]), input[type=text]:not([readonly])").Cast<IHtmlInputElement>().Select(i => (i.Name!, Short(i, Words))),
    ];

    private static string Short(IElement field, string words) =>
        field.GetAttribute("maxlength") is { } most && int.Parse(most, System.Globalization.CultureInfo.InvariantCulture) is var n && n < words.Length ? words[..n].TrimEnd() : words;

    private static async Task<IHtmlDocument?> BackAsync(HttpClient browser, string address, Uri signIn)
    {
        var returnUrl = Uri.UnescapeDataString(signIn.OriginalString.Split("returnUrl=")[1]);
        using var signedIn = await browser.GetAsync($"/dev/sign-in?as={Uri.EscapeDataString(address)}&returnUrl={Uri.EscapeDataString(returnUrl)}");
        Assert.Equal(returnUrl, signedIn.Headers.Location?.OriginalString);
        using var page = await browser.GetAsync(returnUrl);
        return page.StatusCode == HttpStatusCode.OK ? await page.ReadPageAsync() : null;
    }

    private static bool IsThere(IHtmlDocument page, (string Name, string Value) typed) => page.QuerySelector(".kept") is not null
        && page.QuerySelectorAll($"main [name='{typed.Name}']").Any(f => (f is IHtmlTextAreaElement area ? area.Value : f.GetAttribute("value")) == typed.Value);
}
