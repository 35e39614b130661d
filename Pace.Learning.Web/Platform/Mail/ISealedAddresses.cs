namespace Pace.Learning.Web.Platform.Mail;

/// <summary>Opens the address behind an alias at the moment a mail leaves. The outbox itself holds only the alias.</summary>
internal interface ISealedAddresses
{
    /// <summary>The address; <c>null</c> when it was erased: the mail is then dropped.</summary>
    Task<string?> OpenAsync(string alias, CancellationToken cancellation);
}
