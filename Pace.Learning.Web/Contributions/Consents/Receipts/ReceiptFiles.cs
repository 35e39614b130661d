using System.Security.Claims;
using System.Text.Json;
using Pace.Learning.Web.Contributions.Consents.Statements;
using Pace.Learning.Web.Platform.Pdf;

namespace Pace.Learning.Web.Contributions.Consents.Receipts;

/// <summary>A receipt to keep. It has no words of the contribution in it, so nothing withdrawn is handed out again.</summary>
internal static class ReceiptFiles
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    public static async Task<IResult> JsonAsync(Guid id, ClaimsPrincipal user, PaceDbContext db, ConsentReceipt receipt, TimeProvider time, CancellationToken cancellation) =>
        await db.OwnConsents(user).AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellation) is { } consent
            ? Results.File(JsonSerializer.SerializeToUtf8Bytes(receipt.Of(consent, time.GetUtcNow().UtcDateTime), Readable), "application/json", $"{NameOf(consent)}.json")
            : Results.NotFound();

    public static async Task<IResult> PdfAsync(
        Guid id, ClaimsPrincipal user, PaceDbContext db, IPdfPrinter printer, RazorText razor, ConsentStatements statements, CancellationToken cancellation)
    {
        if (!printer.IsPresent || await db.OwnConsents(user).AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellation) is not { } consent)
        {
            return Results.NotFound();
        }
        var html = await razor.RenderAsync("/Contributions/Consents/Receipts/ReceiptPrint.cshtml", new ReceiptView(consent, StatementOf(statements, consent)));
        return Results.File(await printer.PrintAsync(html, PrintedFor.People, cancellation), "application/pdf", $"{NameOf(consent)}.pdf");
    }

    // What it is, and nothing of what it is about: others may look into the same folder.
    private static string NameOf(Consent consent) => $"receipt-{LondonTime.DayOf(consent.GivenAt ?? consent.RecordedAt):yyyy-MM-dd}";

    /// <summary>The words that were agreed to; <c>null</c> when they can't be shown as they were.</summary>
    public static ConsentStatement? StatementOf(ConsentStatements statements, Consent consent) =>
        statements.Find(consent.Use, consent.StatementVersion) is { } statement && statement.Mark.Sha256 == consent.StatementSha256 ? statement : null;
}

/// <summary>What a receipt shows.</summary>
internal sealed record ReceiptView(Consent Consent, ConsentStatement? Statement);
