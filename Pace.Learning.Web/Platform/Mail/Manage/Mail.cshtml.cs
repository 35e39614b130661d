using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Platform.Data;
using Pace.Learning.Web.Shared;

namespace Pace.Learning.Web.Platform.Mail.Manage;

/// <summary>Where administrators see what mail waits and what could not be delivered, and decide about it. Never what it says.</summary>
[Authorize(Roles = Roles.Admin)]
internal sealed class MailModel(PaceDbContext db, IMailTransport transport, MailSignal signal, TimeProvider time) : PageModel
{
    public const string Address = "/manage/mail";

    private const int Most = 100;

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
        DecideAsync(id, mail => mail.Resend(Now), "It is on its way again.", cancellation);

    public Task<IActionResult> OnPostDropAsync([FromForm] Guid id, CancellationToken cancellation) =>
        DecideAsync(id, mail => mail.Drop(Now), "It will not be sent.", cancellation);

    public async Task<IActionResult> OnPostResendAllAsync(CancellationToken cancellation)
    {
        var mails = await db.OutboxMails.Undelivered().Where(m => ServersFault.Contains(m.Problem)).Take(1000).ToListAsync(cancellation);
        mails.ForEach(m => m.Resend(Now));
        return await SaveAsync(mails.Count == 1 ? "One mail is on its way again." : $"{mails.Count} mails are on their way again.", cancellation);
    }

    private async Task<IActionResult> DecideAsync(Guid id, Action<OutboxMail> decide, string done, CancellationToken cancellation)
    {
        if (await db.OutboxMails.SingleOrDefaultAsync(m => m.Id == id, cancellation) is not { } mail)
        {
            return NotFound();
        }
        if (!mail.IsUndelivered)
        {
            this.Notify("Somebody has decided about it already.");
            return Redirect(Address);
        }
        decide(mail);
        return await SaveAsync(done, cancellation);
    }

    private async Task<IActionResult> SaveAsync(string done, CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
            signal.Ring();
            this.Notify(done);
        }
        catch (DbUpdateConcurrencyException)
        {
            this.Notify("Somebody has decided about it already.");
        }
        return Redirect(Address);
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;
}
