namespace Pace.Learning.Web.Platform.Mail.Mailbox;

/// <summary>One mail as its reader sees it.</summary>
internal sealed class MessageModel(PaceDbContext db, MasterKey master) : PageModel
{
    /// <summary>The mail.</summary>
    public OutboxMail Mail { get; private set; } = null!;

    /// <summary>Its text, a paragraph or link at a time.</summary>
    public IReadOnlyList<string> Lines { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await db.OutboxMails.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, cancellation) is not { } mail)
        {
            return NotFound();
        }
        Mail = mail;
        Lines = SealedBody.OpenIfReadable(master, mail)?.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? ["The text can’t be read."];
        return Page();
    }
}
