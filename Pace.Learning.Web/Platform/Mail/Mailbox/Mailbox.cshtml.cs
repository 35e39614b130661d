using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Pace.Learning.Web.Platform.Data;

namespace Pace.Learning.Web.Platform.Mail.Mailbox;

/// <summary>What was sent lately: for everyone in Development, for administrators elsewhere.</summary>
internal sealed class MailboxModel(PaceDbContext db) : PageModel
{
    /// <summary>How many are shown.</summary>
    public const int Most = 200;

    /// <summary>The newest first.</summary>
    public IReadOnlyList<MailRow> Mails { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) =>
        Mails = await db.OutboxMails.AsNoTracking().OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id).Take(Most)
            .Select(m => new MailRow(m.Id, m.To, m.Subject, m.CreatedAt, m.SentAt, m.DueAt, m.Attempts)).ToListAsync(cancellation);
}

/// <summary>One line of the list.</summary>
public sealed record MailRow(Guid Id, string To, string Subject, DateTime CreatedAt, DateTime? SentAt, DateTime? DueAt, int Attempts)
{
    /// <summary>Where it is on its way.</summary>
    public string State => this switch
    {
        { SentAt: not null } => "sent",
        { DueAt: null } => "given up",
        { Attempts: > 0 } => $"failed {Attempts} times, will be tried again",
        _ => "waiting",
    };
}
