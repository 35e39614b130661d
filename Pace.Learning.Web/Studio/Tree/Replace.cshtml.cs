using System.ComponentModel.DataAnnotations;

namespace Pace.Learning.Web.Studio.Tree;

/// <summary>Find and replace over everything that is written here: first a list of what would change, then drafts of those that are ticked.</summary>
[OnlyFor(Roles.Editor)]
internal sealed class ReplaceModel(TextReplacement replacement) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Form Input { get; set; } = new();

    public IReadOnlyList<FoundIn>? Found { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (Request.Query.Count == 0)
        {
            ModelState.Clear();
            return Page();
        }
        await FindAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromForm] List<string>? paths, CancellationToken cancellation)
    {
        await FindAsync(cancellation);
        var chosen = (Found ?? []).Where(f => f.Why is null && paths?.Contains(f.Path) == true).Select(f => f.Path).ToList();
        if (ModelState.IsValid && chosen.Count == 0)
        {
            ModelState.AddModelError("paths", "Tick the documents in which the words should change");
        }
        if (!ModelState.IsValid)
        {
            return Page();
        }
        var refused = await replacement.ReplaceAsync(chosen, Input.Words!, Input.By ?? "", Input.AsWritten, User.RequiredPersonId, cancellation);
        this.Notify($"Changed in {Count.Of(chosen.Count - refused.Count, "draft")}. {string.Join(" ", refused)}".Trim());
        return Redirect(StudioAddresses.Home);
    }

    private async Task FindAsync(CancellationToken cancellation)
    {
        if (ModelState.IsValid)
        {
            Found = await replacement.FindAsync(Input.Words!, Input.AsWritten, cancellation);
        }
    }

    /// <summary>What is looked for.</summary>
    public sealed class Form
    {
        [Required(ErrorMessage = "Say which words to look for")]
        [StringLength(TextReplacement.Length, ErrorMessage = "Use at most 200 characters")]
        public string? Words { get; set; }

        [StringLength(TextReplacement.Length, ErrorMessage = "Use at most 200 characters")]
        public string? By { get; set; }

        public bool AsWritten { get; set; }
    }
}
