using Microsoft.AspNetCore.StaticFiles;
using Pace.Learning.Web.Platform.Pdf;

namespace Pace.Learning.Web.Courses.Downloads;

/// <summary>A file that a lesson offers: Markdown as a page to print or as PDF, anything else to save. Only what some document offers is here.</summary>
[AllowAnonymous]
internal sealed class DownloadModel(PublishedContent published, Folders folders, IPdfPrinter printer, PrintedDownloads printed) : PageModel
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
            return File(await printed.PdfAsync(page, HttpContext.RequestAborted), "application/pdf", Path.GetFileName(name));
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
}

/// <summary>A sheet as its page shows it.</summary>
/// <param name="Document">The sheet.</param>
/// <param name="HasPdf">Whether it can be taken as a PDF.</param>
internal sealed record DownloadView(Download Document, bool HasPdf);
