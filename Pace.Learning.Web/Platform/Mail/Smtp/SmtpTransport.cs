using System.Net.Mail;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace Pace.Learning.Web.Platform.Mail.Smtp;

/// <summary>Sends through a mail server.</summary>
internal sealed class SmtpTransport(IOptions<MailOptions> options, IOptions<PaceOptions> site) : IMailTransport
{
    /// <summary>How long everything up to the last line may take. Well under <see cref="OutboxMail.ClaimLength"/>.</summary>
    private static readonly TimeSpan UpToTheEnd = TimeSpan.FromSeconds(60);

    /// <summary>How long a server may think about the whole message; giving up early is what makes mail arrive twice (RFC 1047).</summary>
    private static readonly TimeSpan ForTheAnswer = TimeSpan.FromMinutes(5);

    public bool StaysHere => false;

    public async Task SendAsync(OutboxMail mail, string to, SealedBody body, Func<Task> handingOver, CancellationToken cancellation)
    {
        var isHandedOver = false;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(options.Value.Smtp.Patience ?? UpToTheEnd);
        try
        {
            var from = new MailAddress(options.Value.From ?? site.Value.Organisation.ContactEmail, options.Value.FromName);
            var recipient = Address(to);
            await using var conversation = await SmtpConversation.BeginAsync(options.Value.Smtp, limit.Token);
            await conversation.AddressAsync(from.Address, recipient, limit.Token);
            await conversation.WriteAsync(MimeMessage.Of(mail, from, recipient, body), limit.Token);
            await handingOver();
            isHandedOver = true;
            // Stopping the site must not leave a mail in doubt that has only an answer to wait for.
            using var answer = new CancellationTokenSource(options.Value.Smtp.Patience ?? ForTheAnswer);
            await conversation.HandOverAsync(answer.Token);
            await conversation.LeaveAsync(limit.Token);
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException && (isHandedOver || !cancellation.IsCancellationRequested))
        {
            throw new MailFailure(
                isHandedOver ? MailProblem.Unsure : e is SocketException ? MailProblem.ServerUnreachable : e is OperationCanceledException ? MailProblem.TooSlow : MailProblem.LineCut,
                e is SocketException socket ? socket.SocketErrorCode.ToString() : e.GetType().Name);
        }
    }

    private static string Address(string to) => MailAddress.TryCreate(to, out var address) && address.Address == to && !to.Any(char.IsControl)
        ? $"{address.User}@{new System.Globalization.IdnMapping().GetAscii(address.Host)}"
        : throw new MailFailure(MailProblem.RecipientRefused, "not an address");
}
