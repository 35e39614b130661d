namespace Pace.Learning.Web.Contributions.Covers;

/// <summary>A room that keeps files which contributions cover. When a parent has a contribution erased, they go with it.</summary>
internal interface ICoveredFiles
{
    /// <summary>Deletes their rows. Runs in the act, which may begin again: nothing outside the database.</summary>
    Task ForgetAsync(Guid contributionId, CancellationToken cancellation);

    /// <summary>Deletes the files of what was forgotten last. Runs once that is kept.</summary>
    Task DeleteFilesAsync();
}
