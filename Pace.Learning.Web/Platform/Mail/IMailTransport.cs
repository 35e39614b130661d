namespace Pace.Learning.Web.Platform.Mail;

/// <summary>How mail leaves the site.</summary>
internal interface IMailTransport
{
    /// <summary>Whether the outbox is where people read the mail, so that its text stays.</summary>
    bool StaysHere { get; }

    /// <summary>Whether mail can leave at all; without a way it waits.</summary>
    bool IsThere => true;

    /// <param name="mail">The mail as the outbox holds it.</param>
    /// <param name="to">The real address, where the outbox has an alias.</param>
    /// <param name="body">Its text.</param>
    /// <param name="handingOver">Called once, just before the step after which the mail may have arrived. When it throws, the mail isn't sent.</param>
    /// <param name="cancellation">Stops it, as long as it isn't handed over.</param>
    /// <exception cref="MailFailure">It didn't get through, or nobody knows.</exception>
    Task SendAsync(OutboxMail mail, string to, SealedBody body, Func<Task> handingOver, CancellationToken cancellation);
}

/// <summary>In Development without a mail server, mail stays in the outbox, where it can be read on a page.</summary>
internal sealed class LocalMailbox : IMailTransport
{
    public bool StaysHere => true;

    public Task SendAsync(OutboxMail mail, string to, SealedBody body, Func<Task> handingOver, CancellationToken cancellation) => Task.CompletedTask;
}

/// <summary>Elsewhere without a mail server, mail waits until there is one.</summary>
internal sealed class NoMailServer : IMailTransport
{
    public bool StaysHere => false;

    public bool IsThere => false;

    public Task SendAsync(OutboxMail mail, string to, SealedBody body, Func<Task> handingOver, CancellationToken cancellation) =>
        throw new InvalidOperationException("There is no mail server.");
}
