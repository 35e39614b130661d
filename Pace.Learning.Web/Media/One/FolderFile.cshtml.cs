using Pace.Learning.Web.Media.List;
using Pace.Learning.Web.Media.Usage;

namespace Pace.Learning.Web.Media.One;

/// <summary>A file of the content folder: it can be looked at and named; what changes it changes the folder.</summary>
[OnlyFor(Roles.Editor)]
internal sealed class FolderFileModel(LibraryReader library, MediaUses uses) : PageModel
{
    private const string Start = "/studio/media/from-content";

    public LibraryEntry Entry { get; private set; } = null!;

    public IReadOnlyList<MediaUse> Uses { get; private set; } = [];

    /// <summary>Where it is served.</summary>
    public string FileUrl => library.UrlOf(Entry.Path);

    /// <summary>The page's address.</summary>
    public static string Address(string path) => $"{Start}?path={Uri.EscapeDataString(path)}";

    public IActionResult OnGet(string? path)
    {
        if (path is null || library.FindInFolder(path) is not { } entry)
        {
            return NotFound();
        }
        (Entry, Uses) = (entry, uses.Of(path));
        return Page();
    }
}
