using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using Microsoft.Extensions.Options;

namespace Pace.Learning.Web.Platform.Mail;

/// <summary>Sends through a mail server. TLS is STARTTLS; the framework's client doesn't know implicit TLS (port 465).</summary>
internal sealed class SmtpTransport(IOptions<MailOptions> options, IOptions<PaceOptions> site) : IMailTransport
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    public bool StaysHere => false;

    public async Task SendAsync(OutboxMail mail, string to, SealedBody body, CancellationToken cancellation)
    {
        using var message = Message(mail, to, body);
        using var client = Client();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Timeout);
        await client.SendMailAsync(message, limit.Token);
    }

    private MailMessage Message(OutboxMail mail, string to, SealedBody body)
    {
        var from = options.Value.From ?? site.Value.Organisation.ContactEmail;
        var message = new MailMessage(new MailAddress(from, options.Value.FromName), new MailAddress(to))
        {
            Subject = mail.Subject, SubjectEncoding = Encoding.UTF8, Body = body.Text, BodyEncoding = Encoding.UTF8, BodyTransferEncoding = TransferEncoding.QuotedPrintable,
        };
        var html = AlternateView.CreateAlternateViewFromString(body.Html, Encoding.UTF8, MediaTypeNames.Text.Html);
        html.TransferEncoding = TransferEncoding.QuotedPrintable;
        message.AlternateViews.Add(html);
        message.Headers["Message-ID"] = $"<{mail.Id:N}@{message.From!.Host}>";
        message.Headers["Auto-Submitted"] = "auto-generated";
        return message;
    }

    private SmtpClient Client()
    {
        var smtp = options.Value.Smtp;
        return new SmtpClient(smtp.Host, smtp.Port)
        {
            EnableSsl = smtp.StartTls,
            UseDefaultCredentials = false,
            Credentials = smtp.UserName is { Length: > 0 } name ? new NetworkCredential(name, smtp.Password) : null,
        };
    }
}
