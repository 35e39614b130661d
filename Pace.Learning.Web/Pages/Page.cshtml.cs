using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.OutputCaching;
using Pace.Learning.Web.Courses.Lessons;
using Pace.Learning.Web.Platform.Published.Cached;

namespace Pace.Learning.Web.Pages;

/// <summary>A page written as a file, such as the accessibility statement. Whose site it is comes from settings.</summary>
[AllowAnonymous]
[OutputCache(PolicyName = PublicPages.Tag)]
internal sealed class ContentPageModel(PublishedContent published, IOptions<PaceOptions> settings, HtmlEncoder encoder) : PageModel
{
    public Pace.Learning.Content.Library.Page Document { get; private set; } = null!;

    public IHtmlContent Text { get; private set; } = HtmlString.Empty;

    public IActionResult OnGet(string slug)
    {
        if (!published.Library.TryGetPage(slug, out var page))
        {
            return NotFound();
        }
        Document = page;
        Text = new HtmlString(Filled(new PlainText(page.Body)));
        return Page();
    }

    private string Filled(PlainText text)
    {
        var organisation = settings.Value.Organisation;
        return text.Finished(encoder).Value
            .Replace("{organisation}", encoder.Encode(organisation.FullName), StringComparison.Ordinal)
            .Replace("{contact-email}", encoder.Encode(organisation.ContactEmail), StringComparison.Ordinal)
            // In an address the braces are percent-encoded.
            .Replace("%7Bcontact-email%7D", encoder.Encode(organisation.ContactEmail), StringComparison.Ordinal);
    }
}
