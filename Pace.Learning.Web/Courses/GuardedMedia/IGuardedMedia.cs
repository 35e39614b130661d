namespace Pace.Learning.Web.Courses.GuardedMedia;

/// <summary>Asks which pictures, sounds and films that show a parent may be shown now. Asked for each page: nothing stands between a withdrawal and a page.</summary>
public interface IGuardedMedia
{
    /// <summary>Those that may be shown to whoever is asking, by key; the others are left out.</summary>
    ValueTask<IReadOnlySet<string>> AllowedAsync(IReadOnlyCollection<string> keys, CancellationToken cancellation);
}
