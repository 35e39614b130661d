using System.Text.Json;

namespace Pace.Learning.Web.Platform.Commands.Restoring;

/// <summary>
/// A room's part of the file beside a backup: what people took back, so that restoring an older backup with a newer file does it again. Register one as a service.
/// </summary>
internal interface ITakenBack
{
    /// <summary>What the file calls it.</summary>
    string Name { get; }

    /// <summary>Rooms whose rows others refer to come last.</summary>
    int Order => 0;

    /// <summary>What there is to do again, as a value that JSON can hold. Ids, times and codes; nothing that anybody wrote.</summary>
    Task<object> ReadAsync(CancellationToken cancellation);

    /// <summary>Does again, in the database that was restored, what was taken back since. Whatever the file doesn't know is taken back as well.</summary>
    /// <returns>What was done, in words for whoever restores; <c>null</c> for nothing.</returns>
    Task<string?> ReplayAsync(JsonElement kept, CancellationToken cancellation);

    /// <summary>Holds back, in the database that was restored, whatever may have been taken back since without anybody here knowing.</summary>
    /// <returns>What was held back, in words; <c>null</c> for nothing.</returns>
    Task<string?> HoldBackAsync(CancellationToken cancellation) => Task.FromResult<string?>(null);
}
