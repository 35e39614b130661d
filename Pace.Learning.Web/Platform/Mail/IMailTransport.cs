namespace Pace.Learning.Web.Platform.Mail;

/// <summary>How mail leaves the site.</summary>
internal interface IMailTransport
{
    /// <summary>Whether the outbox is where people read the mail, so that its text stays.</summary>
    bool StaysHere { get; }

    /// <param name="mail">The mail as the outbox holds it.</param>
    /// <param name="to">The real address, where the outbox has an alias.</param>
    /// <param name="body">Its text.</param>
    /// <param name="cancellation">Stops it.</param>
    Task SendAsync(OutboxMail mail, string to, SealedBody body, CancellationToken cancellation);
}

/// <summary>Without a mail server, mail stays in the outbox, where it can be read on a page.</summary>
internal sealed class LocalMailbox : IMailTransport
{
    public bool StaysHere => true;

    public Task SendAsync(OutboxMail mail, string to, SealedBody body, CancellationToken cancellation) => Task.CompletedTask;
}
