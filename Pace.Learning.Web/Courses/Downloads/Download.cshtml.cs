using System.Text.Encodings.Web;
using Microsoft.AspNetCore.StaticFiles;
using Pace.Learning.Content.Markup;
using Pace.Learning.Web.Courses.Lessons;
using Pace.Learning.Web.Platform.Pdf;

namespace Pace.Learning.Web.Courses.Downloads;

/// <summary>A file that a lesson offers: Markdown as a page to print or as PDF, anything else to save. Only what some document offers is here.</summary>
[AllowAnonymous]
internal sealed class DownloadModel(PublishedContent published, Folders folders, HtmlEncoder encoder, IPdfPrinter printer) : PageModel
{
    private const string Pdf = ".pdf";
    private static readonly FileExtensionContentTypeProvider Types = new();

    public DownloadView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string name)
    {
        if (Find(name) is { } download)
        {
            View = new DownloadView(download, printer.IsPresent);
            return download.IsPage ? Page() : Attachment(download);
        }
        if (name.EndsWith(Pdf, StringComparison.Ordinal) && Find(name[..^Pdf.Length]) is { IsPage: true } page && printer.IsPresent)
        {
            var pdf = await printer.PrintAsync(Printable(page), HttpContext.RequestAborted);
            return File(pdf, "application/pdf", Path.GetFileName(name));
        }
        return NotFound();
    }

    private Download? Find(string name) => published.Library.Downloads.FirstOrDefault(d => d.Slug == name);

    private PhysicalFileResult Attachment(Download download)
    {
        Response.Headers.XContentTypeOptions = "nosniff";
        var type = Types.TryGetContentType(download.File, out var known) ? known : "application/octet-stream";
        return PhysicalFile(Path.Combine(folders.Content, download.File), type, Path.GetFileName(download.File));
    }

    private string Printable(Download page)
    {
        using var html = new StringWriter();
        var to = new MarkupWriter(html, encoder);
        to.Add($"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>{page.Title}</title></head><body><main><h1>{page.Title}</h1>""");
        to.Add($"{new PlainText(page.Body).Finished(encoder)}</main></body></html>");
        return html.ToString();
    }
}

/// <summary>A sheet as its page shows it.</summary>
/// <param name="Document">The sheet.</param>
/// <param name="HasPdf">Whether it can be taken as a PDF.</param>
internal sealed record DownloadView(Download Document, bool HasPdf);
