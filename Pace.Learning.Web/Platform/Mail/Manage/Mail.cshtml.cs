using Pace.Learning.Web.Platform.Ledger;

namespace Pace.Learning.Web.Platform.Mail.Manage;

/// <summary>Where administrators see what mail waits and what could not be delivered, and decide about it. Never what it says.</summary>
[Authorize(Roles = Roles.Admin)]
internal sealed class MailModel(PaceDbContext db, Ledger.Ledger ledger, IMailTransport transport, OutboxSignal signal, TimeProvider time) : PageModel
{
    public const string Address = "/manage/mail";

    private const int Most = 100;
    private const int MostAtOnce = 1000;
    private const string Decided = "Somebody has decided about it already.";

    // What stood between us and the server, and not between the server and the reader.
    private static readonly MailProblem[] ServersFault =
        [MailProblem.ServerUnreachable, MailProblem.ServerRefusesUs, MailProblem.NotEncrypted, MailProblem.TooSlow, MailProblem.LineCut, MailProblem.Delayed];

    public IReadOnlyList<OutboxMail> Undelivered { get; private set; } = [];

    public IReadOnlyList<OutboxMail> Waiting { get; private set; } = [];

    public IReadOnlyList<OutboxMail> Finished { get; private set; } = [];

    public int UndeliveredCount { get; private set; }

    public int WaitingCount { get; private set; }

    public bool CanResendAll { get; private set; }

    public bool IsServerThere => transport.IsThere;

    public bool StaysHere => transport.StaysHere;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var undelivered = db.OutboxMails.AsNoTracking().Undelivered();
        var waiting = db.OutboxMails.AsNoTracking().Where(m => m.DueAt != null);
        var finished = db.OutboxMails.AsNoTracking().Where(m => m.SentAt != null || m.DroppedAt != null || m.Problem == MailProblem.TooLate);
        (UndeliveredCount, WaitingCount) = (await undelivered.CountAsync(cancellation), await waiting.CountAsync(cancellation));
        CanResendAll = await undelivered.AnyAsync(m => ServersFault.Contains(m.Problem), cancellation);
        Undelivered = await undelivered.OrderByDescending(m => m.CreatedAt).Take(Most).ToListAsync(cancellation);
        Waiting = await waiting.OrderBy(m => m.DueAt).Take(Most).ToListAsync(cancellation);
        Finished = await finished.OrderByDescending(m => m.CreatedAt).Take(Most).ToListAsync(cancellation);
    }

    public Task<IActionResult> OnPostResendAsync([FromForm] Guid id, CancellationToken cancellation) =>
        DecideAsync(id, "mail.resent", mail => mail.Resend(Now), "It is on its way again.", cancellation);

    public Task<IActionResult> OnPostDropAsync([FromForm] Guid id, CancellationToken cancellation) =>
        DecideAsync(id, "mail.dropped", mail => mail.Drop(Now), "It will not be sent.", cancellation);

    public async Task<IActionResult> OnPostResendAllAsync(CancellationToken cancellation)
    {
        var count = await db.RetryOnConflictAsync(async stop =>
        {
            var mails = await db.OutboxMails.Undelivered().Where(m => ServersFault.Contains(m.Problem)).Take(MostAtOnce).ToListAsync(stop);
            foreach (var mail in mails)
            {
                await DecideAsync(mail, "mail.resent", m => m.Resend(Now), stop);
            }
            return mails.Count;
        }, cancellation);
        return Back(count == 0 ? Decided : count == 1 ? "One mail is on its way again." : $"{count} mails are on their way again.");
    }

    private async Task<IActionResult> DecideAsync(Guid id, string act, Action<OutboxMail> decide, string done, CancellationToken cancellation)
    {
        if (!await db.OutboxMails.AnyAsync(m => m.Id == id, cancellation))
        {
            return NotFound();
        }
        var count = await db.RetryOnConflictAsync(async stop =>
        {
            if (await db.OutboxMails.SingleOrDefaultAsync(m => m.Id == id, stop) is not { IsUndelivered: true } mail)
            {
                return 0;
            }
            await DecideAsync(mail, act, decide, stop);
            return 1;
        }, cancellation);
        return Back(count == 0 ? Decided : done);
    }

    // Who decided what about which mail stays on record; to whom it was, and what it said, does not.
    private async Task DecideAsync(OutboxMail mail, string act, Action<OutboxMail> decide, CancellationToken cancellation)
    {
        var problem = mail.Problem;
        decide(mail);
        await ledger.AppendAsync(db, new LedgerSubject("mail", mail.Id), act, new DecidedEntry(problem), User.RequiredPersonId, cancellation);
    }

    private RedirectResult Back(string said)
    {
        signal.Ring();
        this.Notify(said);
        return Redirect(Address);
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private sealed record DecidedEntry(MailProblem Problem);
}
