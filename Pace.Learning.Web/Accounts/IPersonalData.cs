namespace Pace.Learning.Web.Accounts;

/// <summary>
/// What one room keeps about people. Each room registers its own, so that "download my data" and "close my account" cover everything
/// without the Accounts room knowing other rooms' tables.
/// </summary>
public interface IPersonalData
{
    /// <summary>What the room's part is called in the download.</summary>
    string Section { get; }

    /// <summary>All that the room keeps about a person, as something that can be written as JSON; <c>null</c> when there is nothing.</summary>
    Task<object?> ExportAsync(Guid personId, CancellationToken cancellation);

    /// <summary>Deletes it, or strips it of the person where the rest must stay. Runs in the act that closes the account, which may begin again: nothing outside the database.</summary>
    Task ForgetAsync(Guid personId, CancellationToken cancellation);

    /// <summary>Deletes the files of whoever was forgotten last. Runs once that is kept.</summary>
    Task ForgetFilesAsync() => Task.CompletedTask;
}
