namespace Pace.Learning.Web.Parents.MyData;

/// <summary>One thing that is held.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Value">What it says.</param>
/// <param name="At">When it was given or done (UTC), if that is known.</param>
public sealed record ParentDataItem(string Label, string Value, DateTime? At = null);

/// <summary>Things that belong together.</summary>
/// <param name="Key">Its name in the JSON file: small letters and hyphens.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Items">The things; a section without any is left out.</param>
public sealed record ParentDataSection(string Key, string Title, IReadOnlyList<ParentDataItem> Items);

/// <summary>Part of the room that keeps something about parents: it tells them what, and it forgets it.</summary>
public interface IParentData
{
    /// <summary>Where its sections stand on the page; small numbers first.</summary>
    int Order => 100;

    /// <summary>Everything it keeps about this parent, as they may read it.</summary>
    Task<IReadOnlyList<ParentDataSection>> HeldAsync(Guid participantId, CancellationToken cancellation);

    /// <summary>
    /// Deletes rows of this parent. Runs in the act of the erasure, before the key is destroyed. The act may begin again, so nothing is done outside the database.
    /// </summary>
    Task EraseAsync(Guid participantId, CancellationToken cancellation);

    /// <summary>Deletes the files of the parent who was erased last. Runs once that is kept; without the key nobody could read them any more.</summary>
    Task EraseFilesAsync() => Task.CompletedTask;
}
