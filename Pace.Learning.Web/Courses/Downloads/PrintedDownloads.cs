using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using Pace.Learning.Content.Markup;
using Pace.Learning.Web.Courses.Lessons;
using Pace.Learning.Web.Platform.Pdf;

namespace Pace.Learning.Web.Courses.Downloads;

/// <summary>The PDFs of sheets. Each is made once, for whoever asks first, and kept as long as the library has the sheet as it is.</summary>
internal sealed class PrintedDownloads(IPdfPrinter printer, HtmlEncoder encoder)
{
    private readonly ConditionalWeakTable<Download, Lazy<Task<byte[]>>> kept = [];

    public async Task<byte[]> PdfAsync(Download page, CancellationToken cancellation)
    {
        var printing = kept.GetValue(page, p => new(() => printer.PrintAsync(Printable(p), PrintedFor.Strangers, CancellationToken.None)));
        try
        {
            // Whoever asked first may go away; others wait for the same.
            return await printing.Value.WaitAsync(cancellation);
        }
        catch (PdfException)
        {
            kept.Remove(page);
            throw;
        }
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
