using Pace.Learning.Content.Files;

namespace Pace.Learning.Web.Platform.Published;

/// <summary>Files that a room keeps and that documents may name as if they lay in the content folder. Where the folder has a file of the same path, the folder's counts.</summary>
public interface IContentLayer
{
    /// <summary>A number that differs when anything in it was changed, by this process or another; 0 while there is nothing, also because its database isn't ready yet. Asked every few seconds.</summary>
    long Stamp();

    /// <summary>Its files, as they are now.</summary>
    IContentFolder Read();
}
