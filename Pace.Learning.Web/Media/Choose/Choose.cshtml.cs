using Pace.Learning.Web.Media.Files;
using Pace.Learning.Web.Media.List;

namespace Pace.Learning.Web.Media.Choose;

/// <summary>Chooses a file for a text: what is written to show it, ready to be copied. Programs get the same as data.</summary>
[OnlyFor(Roles.Editor)]
internal sealed class ChooseModel(LibraryReader library) : PageModel
{
    /// <summary>The page's address.</summary>
    public const string Address = "/studio/media/choose";

    private const int Most = 48;

    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Text { get; set; }

    [BindProperty(Name = "folder", SupportsGet = true)]
    public string? Folder { get; set; }

    [BindProperty(Name = "kind", SupportsGet = true)]
    public MediaKind? Kind { get; set; }

    public IReadOnlyList<string> Folders { get; private set; } = [];

    public IReadOnlyList<LibraryEntry> Entries { get; private set; } = [];

    public int More { get; private set; }

    public LibraryFilter Filter => new() { Text = Text?.Length > LibraryFilter.TextLength ? Text[..LibraryFilter.TextLength] : Text, Folder = Folder, Kind = Kind };

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        ModelState.Clear();
        Folders = await library.FoldersAsync(cancellation);
        var found = await library.FindAsync(Filter, cancellation);
        Entries = [.. found.Take(Most)];
        More = found.Count - Entries.Count;
    }
}
