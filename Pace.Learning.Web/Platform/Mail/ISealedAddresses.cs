namespace Pace.Learning.Web.Platform.Mail;

/// <summary>Opens the address behind an alias at the moment a mail leaves. The outbox itself holds only the alias.</summary>
internal interface ISealedAddresses
{
    /// <summary>The address; <c>null</c> when it was erased: the mail is then dropped.</summary>
    Task<string?> OpenAsync(string alias, CancellationToken cancellation);

    /// <summary>Seals another address in the place of the one behind an alias; <c>false</c> when there is none. The caller saves.</summary>
    /// <param name="alias">The alias that the account has still.</param>
    /// <param name="address">The new address, which its owner has confirmed.</param>
    /// <param name="by">Whose account.</param>
    /// <param name="cancellation">Stops the look-up.</param>
    Task<bool> ReplaceAsync(string alias, string address, Guid by, CancellationToken cancellation);
}
