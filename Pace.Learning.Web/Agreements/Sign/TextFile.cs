using Pace.Learning.Web.Agreements.Identity;
using Pace.Learning.Web.Platform.Pdf;

namespace Pace.Learning.Web.Agreements.Sign;

/// <summary>A text to be read on paper.</summary>
internal sealed record PrintedText(Agreement Agreement, AgreementVersion Text);

/// <summary>The text that somebody is asked to sign as a PDF, to be read and passed round before.</summary>
internal static class TextFile
{
    public static async Task<IResult> PdfAsync(
        Guid id, HttpContext http, AgreementViewers viewers, PublishedContent published, IPdfPrinter printer, RazorText razor, CancellationToken cancellation)
    {
        if (await viewers.SeeAsync(http, id, cancellation) is not { Agreement: var agreement })
        {
            return http.User.Identity?.IsAuthenticated == true ? Results.NotFound() : Results.Challenge();
        }
        if (!printer.IsPresent || AgreementPage.TextOf(agreement, published.Library) is not { } text)
        {
            return Results.NotFound();
        }
        var html = await razor.RenderAsync("/Agreements/Sign/TextPrint.cshtml", new PrintedText(agreement, text));
        return Results.File(await printer.PrintAsync(html, PrintedFor.People, cancellation), "application/pdf", $"{agreement.DocumentId}-{agreement.Version}-text.pdf");
    }
}
