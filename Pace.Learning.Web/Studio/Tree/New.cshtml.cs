using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Rendering;
using Pace.Learning.Web.Studio.Documents;
using Pace.Learning.Web.Studio.Drafts;
using Pace.Learning.Web.Studio.Elsewhere;

namespace Pace.Learning.Web.Studio.Tree;

/// <summary>Begins a document with what every one of its kind needs.</summary>
[OnlyFor(Roles.Editor)]
internal sealed partial class NewModel(PaceDbContext db, StudioTrees trees, DraftRecorder drafts, DocumentFiles files, TakenAddresses addresses, WritingPlaces writing, PublishedContent published) : PageModel
{
    /// <summary>The longest title, in characters.</summary>
    public const int TitleLength = 120;

    private static readonly string[] Kinds = ["course", "module", "lesson", "pathway", "page", "download", "version"];

    [BindProperty]
    public Form Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? In { get; set; }

    /// <summary>What it can be put into.</summary>
    public IReadOnlyList<SelectListItem> Places { get; private set; } = [];

    public string Name => Kind switch
    {
        "version" => "version of an agreement",
        "download" => "sheet to print",
        _ => Kind!,
    };

    /// <summary>Where documents of this kind are written; <c>null</c>: here.</summary>
    public WrittenElsewhere? Elsewhere => writing.Of(Kind switch
    {
        "course" or "module" or "lesson" => "courses/new/course.md",
        "version" => "agreements/new/1.md",
        _ => $"{Kind}s/new.md",
    });

    public bool HasTitle => Kind is not "version";

    public bool HasPlace => Kind is "module" or "lesson" or "version";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }
        Input.Place = In;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }
        if (HasTitle && string.IsNullOrWhiteSpace(Input.Title))
        {
            ModelState.AddModelError("Input.Title", "Say what it is called");
        }
        if (HasPlace && Places.All(p => p.Value != Input.Place))
        {
            ModelState.AddModelError("Input.Place", "Choose where it belongs");
        }
        if (!ModelState.IsValid)
        {
            return Page();
        }
        var title = Input.Title?.Trim() ?? "";
        var name = string.IsNullOrWhiteSpace(Input.Name) ? SlugOf(title) : Input.Name.Trim();
        var (path, text) = await DraftAsync(title, name, cancellation);
        if (await addresses.HasAsync(path, null, cancellation))
        {
            ModelState.AddModelError("Input.Name", TakenAddresses.Words);
            return Page();
        }
        var opened = await drafts.CreateAsync(path, text, User.RequiredPersonId, cancellation);
        if (opened.Refusal is { } refusal)
        {
            ModelState.AddModelError("Input.Name", refusal.Words);
            return Page();
        }
        this.Notify("It is begun. Nobody sees it until it is reviewed and published.");
        return Redirect(StudioAddresses.Document(opened.DocumentId!.Value));
    }

    private async Task<(string Path, string Text)> DraftAsync(string title, string name, CancellationToken cancellation)
    {
        var quoted = title.Contains(": ", StringComparison.Ordinal) || title.Contains('"', StringComparison.Ordinal) || title.Contains('#', StringComparison.Ordinal) ? $"\"{title.Replace("\"", "\\\"", StringComparison.Ordinal)}\"" : title;
        switch (Kind)
        {
            case "course":
                return ($"courses/{name}/course.md", $"---\nid: {await IdAsync(name, cancellation)}\ntitle: {quoted}\nsummary: \nlevels: [senior-leaders, operational-managers, frontline-staff]\nhours: 1\noutcomes:\n  - \ncontent-notes: []\nco-delivery: \nreading-age: 15\nreviewed: {Today:yyyy-MM-dd}\nconfidence:\n  - I \n  - I \n  - I \n---\n\nWhat the course is about.\n");
            case "module":
                return ($"{Input.Place}/{await NextAsync(Input.Place!, cancellation)}-{name}/module.md", $"---\nid: {await IdAsync(name, cancellation)}\ntitle: {quoted}\nsummary: \ncomplete:\n  read: all\n---\n");
            case "lesson":
                return ($"{Input.Place}/{await NextAsync(Input.Place!, cancellation)}-{name}.md", $"---\nid: {await IdAsync(name, cancellation)}\ntitle: {quoted}\nsummary: \n---\n\n## The first part\n\nBegin here.\n");
            case "pathway":
                return ($"pathways/{name}.md", $"---\nid: {await IdAsync("pathway-" + name, cancellation)}\ntitle: {quoted}\nsummary: \nlevel: frontline-staff\nreading-age: 15\nsteps:\n  - course: \n    required: true\n    why: \n---\n\nWhom this is for.\n");
            case "page":
                return ($"pages/{name}.md", $"---\nid: {await IdAsync(name, cancellation)}\ntitle: {quoted}\nsummary: \nreading-age: 12\n---\n\nBegin here.\n");
            case "download":
                return ($"downloads/{name}.md", $"# {title}\n\nBegin here.\n");
            default:
                return await NextVersionAsync(cancellation);
        }
    }

    /// <summary>The newest version's words, to be changed where they should be; what is new has to be said.</summary>
    private async Task<(string Path, string Text)> NextVersionAsync(CancellationToken cancellation)
    {
        var versions = (await AllPathsAsync(cancellation)).Where(p => p.StartsWith(Input.Place + "/", StringComparison.Ordinal) && DocumentPath.KindOf(p) is DocumentKind.AgreementVersion)
            .Select(p => int.Parse(System.IO.Path.GetFileNameWithoutExtension(p), System.Globalization.CultureInfo.InvariantCulture)).ToList();
        var last = versions.DefaultIfEmpty(0).Max();
        var before = await files.ReadAsync($"{Input.Place}/{last}.md", cancellation);
        var text = before?.Text ?? "---\neffective: \n---\n";
        text = Changes.Replace(text, "");
        return ($"{Input.Place}/{last + 1}.md", text.Insert(4, "changes: \n"));
    }

    private async Task<string> NextAsync(string folder, CancellationToken cancellation)
    {
        var numbers = (await AllPathsAsync(cancellation)).Where(p => p.StartsWith(folder + "/", StringComparison.Ordinal))
            .Select(p => Number.Match(p[(folder.Length + 1)..])).Where(m => m.Success).Select(m => int.Parse(m.Value, System.Globalization.CultureInfo.InvariantCulture));
        return (numbers.DefaultIfEmpty(0).Max() + 1).ToString("00", System.Globalization.CultureInfo.InvariantCulture);
    }

    private async Task<IReadOnlyList<string>> AllPathsAsync(CancellationToken cancellation) => [.. files.Paths.Union(await db.Documents.Select(d => d.Path).ToListAsync(cancellation))];

    /// <summary>An id that nothing else has: it can't be changed once it is public.</summary>
    private async Task<string> IdAsync(string name, CancellationToken cancellation)
    {
        var id = char.IsAsciiLetterLower(name[0]) ? name : $"the-{name}";
        var library = published.Library;
        var taken = library.Courses.SelectMany(c => c.Modules.SelectMany(m => m.Lessons.Select(l => l.Id).Prepend(m.Id)).Prepend(c.Id)).Concat(library.Pathways.Select(p => p.Id)).Concat(library.Pages.Select(p => p.Id)).ToHashSet();
        foreach (var draft in await db.Drafts.AsNoTracking().Select(d => d.Text).ToListAsync(cancellation))
        {
            taken.Add(Pace.Learning.Content.FrontMatter.FieldText.Read(draft).GetValueOrDefault("id", ""));
        }
        var free = id;
        for (var n = 2; !taken.Add(free); n++)
        {
            free = $"{id}-{n}";
        }
        return free;
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        Kind ??= "lesson";
        if (!Kinds.Contains(Kind))
        {
            return false;
        }
        var all = await trees.AllAsync(cancellation);
        Places = Kind switch
        {
            "module" => [.. all[0].Nodes.Select(c => Place(c, c.Title))],
            "lesson" => [.. all[0].Nodes.SelectMany(c => c.Inner.Select(m => Place(m, $"{c.Title}: {m.Title}")))],
            "version" => [.. all.First(p => p.Name == "Agreements").Nodes.Select(a => Place(a, a.Title))],
            _ => [],
        };
        return true;
    }

    private static SelectListItem Place(TreeNode node, string title) => new(title, node.Path[..node.Path.LastIndexOf('/')]);

    private DateOnly Today => LondonTime.DayOf(HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);

    private static string SlugOf(string title) => NotInNames.Replace(Apostrophe.Replace(title.ToLowerInvariant(), ""), "-").Trim('-') is { Length: > 0 } slug ? slug[..Math.Min(slug.Length, 60)].Trim('-') : "new";

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotInNames { get; }

    [GeneratedRegex("['’]")]
    private static partial Regex Apostrophe { get; }

    [GeneratedRegex("^[0-9]+")]
    private static partial Regex Number { get; }

    [GeneratedRegex(@"^changes:.*\n(?:[ \t]+.*\n)*", RegexOptions.Multiline)]
    private static partial Regex Changes { get; }

    /// <summary>What is asked for.</summary>
    public sealed class Form
    {
        [StringLength(TitleLength, ErrorMessage = "Use at most 120 characters")]
        [PlainName]
        public string? Title { get; set; }

        [PlainName]

        public string? Place { get; set; }

        [RegularExpression("[a-z0-9]+(-[a-z0-9]+)*", ErrorMessage = "Use lower-case letters, digits and hyphens")]
        [StringLength(60, ErrorMessage = "Use at most 60 characters")]
        [PlainName]
        public string? Name { get; set; }
    }
}
