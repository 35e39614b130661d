namespace Pace.Learning.Web.Platform.Mail;

/// <summary>How mail leaves the site.</summary>
internal interface IMailTransport
{
    /// <summary>Whether the outbox is where people read the mail, so that its text stays.</summary>
    bool StaysHere { get; }

    Task SendAsync(OutboxMail mail, SealedBody body, CancellationToken cancellation);
}

/// <summary>Without a mail server, mail stays in the outbox, where it can be read on a page.</summary>
internal sealed class LocalMailbox : IMailTransport
{
    public bool StaysHere => true;

    public Task SendAsync(OutboxMail mail, SealedBody body, CancellationToken cancellation) => Task.CompletedTask;
}
