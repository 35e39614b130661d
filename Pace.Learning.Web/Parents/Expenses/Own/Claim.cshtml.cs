using System.ComponentModel.DataAnnotations;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Platform.Media;

namespace Pace.Learning.Web.Parents.Expenses.Own;

/// <summary>A parent asks for money back, with a photo of the receipt if there is one.</summary>
[OnlyFor(Roles.Parent)]
[RequestSizeLimit(ClaimReceipt.MostBytes + (256 * 1024))]
internal sealed class ClaimModel(PaceDbContext db, PersonVault vault, TimeProvider time) : PageModel
{
    private const string Heic =
        "This photo is in a format of iPhones (HEIC) that we can’t open. On your iPhone choose Settings, then Camera, Formats, Most Compatible, and take it again. Or send a screenshot of it, or share it as a JPEG";

    private const string TooManyPixels = "This photo is too large. Take it again with fewer megapixels (25 at most), or send a screenshot of it";

    [BindProperty]
    public ClaimForm Input { get; set; } = new();

    public static IReadOnlyList<Choice> Kinds { get; } = [.. ClaimLabels.Kinds.Select(k => new Choice(k.Kind.ToString(), k.Title))];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Input.Id = Guid.CreateVersion7();
        return await db.FindOwnParticipantAsync(User, cancellation) is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await db.FindOwnParticipantAsync(User, cancellation) is not { } participant)
        {
            return NotFound();
        }
        var pence = ExpenseClaim.ReadPence(Input.Amount);
        var receipt = await ReceiptAsync(cancellation);
        if (pence is null && !string.IsNullOrWhiteSpace(Input.Amount))
        {
            ModelState.AddModelError("Input.Amount", "Enter how much, such as 12.50. The most at once is £1,000");
        }
        if (!ModelState.IsValid)
        {
            return Page();
        }
        if (!await db.ExpenseClaims.AnyAsync(c => c.Id == Input.Id, cancellation))
        {
            await SendAsync(participant.Id, pence!.Value, receipt, cancellation);
        }
        this.Notify("Sent. You can see here what comes of it.");
        return Redirect(ExpensesModel.Address);
    }

    private async Task SendAsync(Guid participantId, long pence, (string Type, byte[] Bytes)? receipt, CancellationToken cancellation)
    {
        var id = Input.Id == Guid.Empty ? Guid.CreateVersion7() : Input.Id;
        var details = await vault.SealIfAnyAsync(participantId, $"claim/{id:N}/details", Input.Details, cancellation);
        var claim = new ExpenseClaim(id, participantId, Input.Kind!.Value, pence, details, time.GetUtcNow().UtcDateTime);
        db.ExpenseClaims.Add(claim);
        if (receipt is { } photo)
        {
            var @sealed = await vault.SealAsync(participantId, claim.ReceiptPurpose, Convert.ToBase64String(photo.Bytes), cancellation);
            db.ClaimReceipts.Add(new ClaimReceipt(id, participantId, photo.Type, @sealed));
        }
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException) when (db.ExpenseClaims.AsNoTracking().Any(c => c.Id == id && c.ParticipantId == participantId))
        {
            // The form was sent twice at the same moment; the first one is kept.
        }
    }

    private async Task<(string Type, byte[] Bytes)?> ReceiptAsync(CancellationToken cancellation)
    {
        if (Input.Receipt is not { Length: > 0 } file)
        {
            return null;
        }
        if (file.Length > ClaimReceipt.MostBytes)
        {
            ModelState.AddModelError("Input.Receipt", "This photo is too big. Choose one of at most 5 MB");
            return null;
        }
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancellation);
        var sent = bytes.ToArray();
        if (ClaimReceipt.TypeOf(sent) is not { } type)
        {
            ModelState.AddModelError("Input.Receipt", Photo.IsHeic(sent) ? Heic : "Choose a photo (JPEG or PNG) or a PDF");
            return null;
        }
        if ((type == "application/pdf" ? sent : Photo.Clean(sent, type)) is { } receipt)
        {
            return (type, receipt);
        }
        ModelState.AddModelError("Input.Receipt", Photo.Pixels(sent, type) > Photo.MostPixels ? TooManyPixels : "We can’t read this photo. Take it again, or choose another one");
        return null;
    }

    /// <summary>The form.</summary>
    internal sealed class ClaimForm
    {
        public Guid Id { get; set; }

        [Required(ErrorMessage = "Choose what it is for")]
        public ClaimKind? Kind { get; set; }

        [Required(ErrorMessage = "Enter how much, such as 12.50")]
        public string Amount { get; set; } = "";

        [AtMost(ExpenseClaim.WordsLength)]
        public string? Details { get; set; }

        public IFormFile? Receipt { get; set; }
    }
}
