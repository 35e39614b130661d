using Pace.Learning.Web.Media.Files;

namespace Pace.Learning.Web.Media.List;

/// <summary>The library of media. The address says what was looked for, so that it can be kept.</summary>
[OnlyFor(Roles.Editor)]
internal sealed class LibraryModel(LibraryReader library) : PageModel
{
    /// <summary>The page's address.</summary>
    public const string Address = "/studio/media";

    /// <summary>How many files a page shows.</summary>
    public const int PageSize = 24;

    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Text { get; set; }

    [BindProperty(Name = "folder", SupportsGet = true)]
    public string? Folder { get; set; }

    [BindProperty(Name = "kind", SupportsGet = true)]
    public MediaKind? Kind { get; set; }

    [BindProperty(Name = "number", SupportsGet = true)]
    public int Number { get; set; } = 1;

    public IReadOnlyList<string> Folders { get; private set; } = [];

    public IReadOnlyList<LibraryEntry> Entries { get; private set; } = [];

    public int Count { get; private set; }

    public int First => ((Number - 1) * PageSize) + 1;

    public int Last => First + Entries.Count - 1;

    public LibraryFilter Filter => new() { Text = Text?.Length > LibraryFilter.TextLength ? Text[..LibraryFilter.TextLength] : Text, Folder = Folder, Kind = Kind };

    public string PageUrl(int number) => Address + QueryString.Create(
        new Dictionary<string, string?> { ["q"] = Text, ["folder"] = Folder, ["kind"] = Kind?.ToString(), ["number"] = number.ToString(System.Globalization.CultureInfo.InvariantCulture) }
            .Where(q => !string.IsNullOrEmpty(q.Value)).ToDictionary(q => q.Key, q => q.Value));

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        ModelState.Clear();
        Folders = await library.FoldersAsync(cancellation);
        var found = await library.FindAsync(Filter, cancellation);
        Count = found.Count;
        Number = Math.Clamp(Number, 1, Math.Max(1, (found.Count + PageSize - 1) / PageSize));
        Entries = [.. found.Skip((Number - 1) * PageSize).Take(PageSize)];
    }
}
