using System.Globalization;
using System.Net.Mail;
using System.Net.Sockets;
using System.Text;
using MailKit;
using MailKit.Net.Smtp;
using MimeKit;

namespace Pace.Learning.Web.Platform.Mail.Smtp;

/// <summary>Sends through a mail server.</summary>
internal sealed class SmtpTransport(IOptions<MailOptions> options, IOptions<PaceOptions> site) : IMailTransport
{
    /// <summary>How long everything up to the last line may take. Well under <see cref="OutboxMail.ClaimLength"/>.</summary>
    private static readonly TimeSpan UpToTheEnd = TimeSpan.FromSeconds(60);

    /// <summary>How long a server may think about the whole message; giving up early is what makes mail arrive twice (RFC 1047).</summary>
    private static readonly TimeSpan ForTheAnswer = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan ForGoodbye = TimeSpan.FromSeconds(1);

    public bool StaysHere => false;

    public async Task SendAsync(OutboxMail mail, string to, SealedBody body, Func<Task> handingOver, CancellationToken cancellation)
    {
        var smtp = options.Value.Smtp;
        var (from, recipient) = (new MailboxAddress(Encoding.UTF8, options.Value.FromName, options.Value.From ?? site.Value.Organisation.ContactEmail), Reader(to));
        var isHandedOver = false;
        using var limit = new CancellationTokenSource(smtp.Patience ?? UpToTheEnd);
        await using var stopping = cancellation.Register(limit.Cancel);
        using var server = new MailServer(smtp, ForTheAnswer);
        try
        {
            await server.BeginAsync(limit.Token);
            await server.SendAsync(Format(server, recipient), MarkedMessage.Of(mail, from, recipient, body, HandOverAsync), limit.Token);
        }
        catch (OperationCanceledException) when (!isHandedOver && cancellation.IsCancellationRequested)
        {
            throw;
        }
        catch (SmtpCommandException e) when (isHandedOver && SmtpAnswer.Of(e).IsYes)
        {
            // An unusual yes is a yes.
        }
        catch (Exception e) when (Failure(e, isHandedOver) is { } failure)
        {
            throw failure;
        }
        limit.CancelAfter(ForGoodbye);
        await server.DisconnectAsync(quit: true, limit.Token);

        async Task HandOverAsync()
        {
            // Stopping the site must not leave a mail in doubt that has only an answer to wait for.
            await stopping.DisposeAsync();
            limit.CancelAfter(Timeout.InfiniteTimeSpan);
            limit.Token.ThrowIfCancellationRequested();
            await handingOver();
            isHandedOver = true;
            limit.CancelAfter(smtp.Patience ?? ForTheAnswer);
        }
    }

    private static MailFailure? Failure(Exception e, bool isHandedOver) => e switch
    {
        SmtpCommandException refusal => Refusal(refusal.ErrorCode, SmtpAnswer.Of(refusal)),
        ServiceNotAuthenticatedException => new MailFailure(isHandedOver ? MailProblem.Refused : MailProblem.ServerRefusesUs, "530"),
        _ when isHandedOver => new MailFailure(MailProblem.Unsure, e.GetType().Name),
        SocketException socket => new MailFailure(MailProblem.ServerUnreachable, socket.SocketErrorCode.ToString()),
        OperationCanceledException or TimeoutException => new MailFailure(MailProblem.TooSlow, e.GetType().Name),
        IOException or SmtpProtocolException => new MailFailure(MailProblem.LineCut, e.GetType().Name),
        _ => null,
    };

    // A refusal of the recipient is the mail's, one of the sender is ours.
    private static MailFailure Refusal(SmtpErrorCode what, SmtpAnswer answer) => what switch
    {
        SmtpErrorCode.SenderNotAccepted when !answer.IsTooLarge => answer.Failure(MailProblem.ServerRefusesUs, MailProblem.ServerRefusesUs),
        SmtpErrorCode.RecipientNotAccepted => answer.Failure(MailProblem.RecipientRefused, MailProblem.RecipientDelayed),
        _ => answer.Failure(MailProblem.Refused, MailProblem.Delayed),
    };

    private static FormatOptions Format(MailServer server, MailboxAddress recipient)
    {
        var format = FormatOptions.Default.Clone();
        format.International = !Ascii.IsValid(recipient.Address);
        return !format.International || server.Capabilities.HasFlag(SmtpCapabilities.UTF8 | SmtpCapabilities.EightBitMime)
            ? format
            : throw new MailFailure(MailProblem.Refused, "this server takes no addresses with such letters");
    }

    private static MailboxAddress Reader(string to)
    {
        var nobody = new MailFailure(MailProblem.RecipientRefused, "not an address");
        if (!MailAddress.TryCreate(to, out var address) || address.Address != to || to.Any(char.IsControl))
        {
            throw nobody;
        }
        try
        {
            return new MailboxAddress("", $"{address.User}@{new IdnMapping().GetAscii(address.Host)}");
        }
        catch (ParseException)
        {
            throw nobody;
        }
    }
}
