namespace Pace.Learning.Web.Platform.Mail.Mailbox;

/// <summary>What was sent lately, with its text, for everyone in Development. It isn't there elsewhere.</summary>
internal sealed class MailboxModel(PaceDbContext db, MasterKey master, ISealedAddresses addresses) : PageModel
{
    /// <summary>How many are shown.</summary>
    public const int Most = 200;

    /// <summary>The newest first.</summary>
    public IReadOnlyList<MailRow> Mails { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Mails = await db.OutboxMails.AsNoTracking().OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id).Take(Most)
            .Select(m => new MailRow(m.Id, m.To, m.Subject, m.CreatedAt, m.SentAt, m.DueAt, m.Attempts)).ToListAsync(cancellation);
        // Whoever tries the site out must find their mail.
        var opened = new List<MailRow>();
        foreach (var mail in Mails)
        {
            opened.Add(await OpenAsync(mail));
        }
        Mails = opened;

        async Task<MailRow> OpenAsync(MailRow mail)
        {
            if (!AddressAlias.Is(mail.To))
            {
                return mail;
            }
            var stored = await db.OutboxMails.AsNoTracking().SingleOrDefaultAsync(m => m.Id == mail.Id, cancellation);
            var to = (stored is null ? null : SealedBody.OpenIfReadable(master, stored)?.To) ?? await addresses.OpenAsync(mail.To, cancellation);
            return to is null ? mail : mail with { To = to };
        }
    }
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
