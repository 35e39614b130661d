namespace Pace.Learning.Web.Platform.Mail;

/// <summary>Knows when somebody doesn't want to be written to. Asked each time a mail is about to leave, so that a choice counts from when it is made.</summary>
internal interface IQuietTimes
{
    /// <summary>When the quiet time ends (UTC), the end of all time when nobody knows; <c>null</c> when they may be written to now.</summary>
    /// <param name="alias">What the outbox has in place of the address.</param>
    /// <param name="now">Now.</param>
    /// <param name="cancellation">Stops the look-up.</param>
    Task<DateTime?> EndAsync(string alias, DateTime now, CancellationToken cancellation);
}
