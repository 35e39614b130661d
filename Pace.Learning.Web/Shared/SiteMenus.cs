using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Html;
using Pace.Learning.Content.Markup;

namespace Pace.Learning.Web.Shared;

/// <summary>The menus of the header, for whoever asks. Each stands on a page twice, spread out and folded for a phone, and is made once.</summary>
internal sealed class SiteMenus(HtmlEncoder encoder, IAntiforgery antiforgery)
{
    private readonly ConcurrentDictionary<(string? Current, string? How, bool IsSignedIn), IHtmlContent> known = [];

    /// <summary>Where everybody may go. There are as many of these as there are links to stand out, so each is written once.</summary>
    public IHtmlContent Main(HttpContext http)
    {
        var isSignedIn = http.User.Identity?.IsAuthenticated == true;
        foreach (var link in LinksOf(isSignedIn))
        {
            if (link.CurrentAt(http.Request.Path) is { } how)
            {
                return Known(link.Href, how, isSignedIn);
            }
        }
        return Known(null, null, isSignedIn);
    }

    private static IReadOnlyList<NavLink> LinksOf(bool isSignedIn) => isSignedIn ? SiteNav.MainSignedIn : SiteNav.Main;

    private IHtmlContent Known(string? current, string? how, bool isSignedIn) =>
        known.GetOrAdd((current, how, isSignedIn), static (key, e) => new MainLinks(key.Current, key.How, key.IsSignedIn).Finished(e).Content, encoder);

    /// <summary>Where somebody who is signed in works, their account, and the way out.</summary>
    public IHtmlContent Account(HttpContext http) => new AccountLinks(http, antiforgery.GetAndStoreTokens(http)).Finished(encoder).Content;

    private sealed class MainLinks(string? current, string? how, bool isSignedIn) : MarkupContent
    {
        protected override void Write(MarkupWriter to)
        {
            to.Add($"<ul>");
            foreach (var link in LinksOf(isSignedIn))
            {
                if (link.Href == current)
                {
                    to.Add($"""<li><a href="{link.Href}" aria-current="{how}">{link.Text}</a></li>""");
                }
                else
                {
                    to.Add($"""<li><a href="{link.Href}">{link.Text}</a></li>""");
                }
            }
            to.Add($"</ul>");
        }
    }

    private sealed class AccountLinks(HttpContext http, AntiforgeryTokenSet tokens) : MarkupContent
    {
        protected override void Write(MarkupWriter to)
        {
            to.Add($"<ul>");
            foreach (var link in SiteNav.WorkOf(http.User))
            {
                to.Add($"""<li><a href="{link.Href}">{link.Text}</a></li>""");
            }
            to.Add($"""<li><a href="/account">Your account</a></li></ul>""");
            to.Add($"""<form method="post" action="/sign-out"><input name="{tokens.FormFieldName}" type="hidden" value="{tokens.RequestToken}"><button class="button-secondary" type="submit">Sign out</button></form>""");
        }
    }
}
