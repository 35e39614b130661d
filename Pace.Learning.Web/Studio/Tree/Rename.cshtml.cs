using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using Pace.Learning.Web.Studio.Documents;
using Pace.Learning.Web.Studio.Elsewhere;
using Pace.Learning.Web.Studio.Usage;
using Pace.Learning.Web.Studio.Workflow;

namespace Pace.Learning.Web.Studio.Tree;

/// <summary>Another name for a document's address. Whoever follows an old link is led on; progress hangs on ids and stays.</summary>
[OnlyFor(Roles.Editor, Roles.Publisher)]
internal sealed partial class RenameModel(DocumentViews views, DocumentNames names, FolderNames folders, WritingPlaces writing, UsageReader usage) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    [BindProperty]
    public UseDecision Renaming { get; set; } = new();

    public DocumentView View { get; private set; } = null!;

    /// <summary>Documents that offer it by its file, which a former address doesn't help.</summary>
    public DocumentUsage Usage { get; private set; } = DocumentUsage.None;

    /// <summary>Why it keeps its name; <c>null</c>: it can be renamed.</summary>
    public string? Keeps => View.Document.Kind switch
    {
        _ when writing.Of(View.Document.Path) is { } elsewhere => elsewhere.Words,
        _ when Folder is not null && folders.IsLocked(Folder) => "People may have signed a version of it, so its address stays. Its title can be changed in the text.",
        DocumentKind.AgreementVersion or DocumentKind.Statement => "People may have said yes to it, so its address stays.",
        _ when !IsPublic && !User.IsInRole(Roles.Editor) => "It is not public, so an editor changes its address.",
        _ when IsPublic && !User.IsInRole(Roles.Publisher) => "It is public, so a publisher changes its address.",
        _ => null,
    };

    public bool IsOrdered => View.Document.Kind is DocumentKind.Lesson or DocumentKind.Module;

    /// <summary>The folder that it is about; <c>null</c>: it stands by itself.</summary>
    public string? Folder => FolderNames.FolderOf(View.Document.Path);

    /// <summary>What moves with it.</summary>
    public IReadOnlyList<TreeNode> Contents { get; private set; } = [];

    private bool IsPublic { get; set; }

    public string? Address => FormerPath.AddressOf(View.Document.Path);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        var parts = Parts.Match(Folder is { } own ? $"{own}.md" : View.Document.Path);
        (Input.Name, Input.Number) = (parts.Groups["name"].Value, parts.Groups["number"].Value);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation) || Keeps is not null)
        {
            return NotFound();
        }
        if (IsOrdered && !NumberForm.IsMatch(Input.Number ?? ""))
        {
            ModelState.AddModelError("Input.Number", "Give its place as a number, such as 3");
        }
        Renaming.Check(Usage, nameof(Renaming), ModelState);
        if (!ModelState.IsValid)
        {
            return Page();
        }
        if (Renaming.Keeps(Usage))
        {
            return Redirect(StudioAddresses.Document(id));
        }
        var name = $"{(IsOrdered ? Input.Number!.PadLeft(2, '0') + "-" : "")}{Input.Name!.Trim()}";
        var refused = Folder is { } folder
            ? await folders.RenameAsync(folder, name, User.RequiredPersonId, cancellation)
            : await names.RenameAsync(id, $"{View.Document.Path[..(View.Document.Path.LastIndexOf('/') + 1)]}{name}.md", User.RequiredPersonId, cancellation);
        if (refused is { } refusal)
        {
            ModelState.AddModelError(refusal.Field, refusal.Words);
            return Page();
        }
        this.Notify(Folder is null ? "Renamed. Links to the old address lead to the new one." : $"Renamed, with {Count.Of(Contents.Count, "document")}. Links to the old addresses lead to the new ones.");
        return Redirect(StudioAddresses.Document(id));
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (await views.FindAsync(id, cancellation) is not { Document.IsOpen: true } view)
        {
            return false;
        }
        View = view;
        Contents = Folder is { } folder ? await folders.ContentsAsync(folder, cancellation) : [];
        IsPublic = view.Document.PublishedNumber is not null || (Folder is { } whole && await folders.IsPublicAsync(whole, cancellation));
        if (view.Document.Kind is DocumentKind.Download)
        {
            Usage = new DocumentUsage((await usage.ReadAsync(cancellation)).NamingFile(view.Document.Path), []);
        }
        return true;
    }

    [GeneratedRegex(@"/(?:(?<number>\d{1,4})-)?(?<name>[a-z0-9-]+)\.md$")]
    private static partial Regex Parts { get; }

    [GeneratedRegex(@"\A\d{1,4}\z")]
    private static partial Regex NumberForm { get; }

    /// <summary>What is asked for.</summary>
    public sealed class Form
    {
        [Required(ErrorMessage = "Say what its part of the address is")]
        [RegularExpression("[a-z0-9]+(-[a-z0-9]+)*", ErrorMessage = "Use lower-case letters, digits and hyphens")]
        [StringLength(60, ErrorMessage = "Use at most 60 characters")]
        [PlainName]
        public string? Name { get; set; }

        public string? Number { get; set; }
    }
}
