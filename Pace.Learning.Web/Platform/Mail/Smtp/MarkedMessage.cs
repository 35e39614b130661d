using System.Text;
using MimeKit;
using MimeKit.IO;

namespace Pace.Learning.Web.Platform.Mail.Smtp;

/// <summary>A mail as it goes over the line: plain text and HTML. The same mail always makes the same bytes, so that a copy is recognised as one.</summary>
internal static class MarkedMessage
{
    /// <param name="mail">The mail as the outbox holds it.</param>
    /// <param name="from">The sender.</param>
    /// <param name="to">The reader.</param>
    /// <param name="body">What it says.</param>
    /// <param name="handingOver">Marks the mail; called when it has been written but for the lines that end it.</param>
    public static MimeMessage Of(OutboxMail mail, MailboxAddress from, MailboxAddress to, SealedBody body, Func<Task> handingOver)
    {
        var message = new MimeMessage
        {
            Subject = mail.Subject, Date = new DateTimeOffset(DateTime.SpecifyKind(mail.CreatedAt, DateTimeKind.Utc)), MessageId = $"{mail.Id:N}@{from.Domain}",
            Body = new MultipartAlternative(Text(new TextPart("plain"), body.Text), Text(new LastPart(handingOver), body.Html)) { Boundary = $"=_{mail.Id:N}" },
        };
        message.From.Add(from);
        message.To.Add(to);
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return message;
    }

    private static TextPart Text(TextPart part, string text)
    {
        part.SetText(Encoding.UTF8, text);
        part.ContentTransferEncoding = ContentEncoding.QuotedPrintable;
        return part;
    }

    /// <summary>After its bytes only the boundary and the line that ends the mail are still to come: without them no server takes it.</summary>
    private sealed class LastPart(Func<Task> handingOver) : TextPart("html")
    {
        public override async Task WriteToAsync(FormatOptions options, Stream stream, bool contentOnly, CancellationToken cancellationToken = default)
        {
            await base.WriteToAsync(options, stream, contentOnly, cancellationToken);
            // Its size is measured before anything is said to the server.
            if (stream is not MeasuringStream)
            {
                await handingOver();
            }
        }
    }
}
