using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Media.Files;
using Pace.Learning.Web.Media.Forms;
using Pace.Learning.Web.Media.List;
using Pace.Learning.Web.Media.Serving;
using Pace.Learning.Web.Media.Usage;

namespace Pace.Learning.Web.Media.One;

/// <summary>A file of the library: its words, where it is used, what was behind its path before, and its way to the bin.</summary>
[OnlyFor(Roles.Editor)]
[RequestSizeLimit(MediaAccept.MostBytes)]
internal sealed class OneFileModel(PaceDbContext db, LibraryReader library, MediaRecorder recorder, MediaUses uses, MediaGate gate, PersonDirectory people) : PageModel
{
    public const string KeepIt = "keep";
    public const string BinIt = "bin";

    [BindProperty]
    public OneForm Input { get; set; } = new();

    public MediaItem Item { get; private set; } = null!;

    public LibraryEntry Entry { get; private set; } = null!;

    /// <summary>Whether whoever looks may see it now.</summary>
    public bool MaySee { get; private set; }

    public IReadOnlyList<MediaUse> Uses { get; private set; } = [];

    public IReadOnlyDictionary<Guid, string> Names { get; private set; } = new Dictionary<Guid, string>();

    public static IReadOnlyList<Choice> Decisions { get; } =
    [
        new(KeepIt, "No, leave it where it is"),
        new(BinIt, "Yes, put it in the bin all the same", "The documents named here show a gap where it stood, and can’t be published again until somebody takes its name out."),
    ];

    /// <summary>The page's address.</summary>
    public static string Address(Guid id) => $"/studio/media/{id}";

    /// <summary>Where it is served.</summary>
    public string FileUrl => library.UrlOf(Item.Path);

    public string NameOf(Guid person) => Names.GetValueOrDefault(person, "somebody who isn’t here any more");

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        Input.Show(Item);
        Input.Seen = Item.Version;
        Input.SeenUses = UsesMark;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        await Input.ReadCaptionsAsync(ModelState, cancellation);
        Input.Check(ModelState, Item.Kind);
        return ModelState.IsValid
            ? await DoneAsync(await recorder.DescribeAsync(User, id, Input.Seen, Input.ToWords(), cancellation), "Saved.", cancellation)
            : Page();
    }

    public async Task<IActionResult> OnPostReplaceAsync(Guid id, CancellationToken cancellation)
    {
        ModelState.Clear();
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        Input.Show(Item);
        if (Input.File is not { } file)
        {
            ModelState.AddModelError("Input.File", "Choose a file");
            return Page();
        }
        await using var upload = file.OpenReadStream();
        var finding = await FileInspection.LookAsync(upload, cancellation);
        if (finding.Taken is not { } taken)
        {
            ModelState.AddModelError("Input.File", finding.Problem!);
            return Page();
        }
        return await DoneAsync(await recorder.ReplaceAsync(User, id, Input.Seen, taken, upload, cancellation), "Replaced. Every document that names it shows the new one. Look whether its words still fit.", cancellation);
    }

    public async Task<IActionResult> OnPostPutBackAsync(Guid id, int number, CancellationToken cancellation)
    {
        ModelState.Clear();
        return await LoadAsync(id, cancellation) ? await DoneAsync(await recorder.PutBackAsync(User, id, Input.Seen, number, cancellation), "The earlier file is shown again.", cancellation) : NotFound();
    }

    public async Task<IActionResult> OnPostBinAsync(Guid id, CancellationToken cancellation)
    {
        ModelState.Clear();
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        if (Uses.Count > 0 && (Input.Decision is not (KeepIt or BinIt) || Input.SeenUses != UsesMark))
        {
            ModelState.AddModelError("Input.Decision", Input.SeenUses == UsesMark ? $"It is used in {Count.Of(Uses.Count, "place")}. Decide what becomes of it" : "Where it is used has changed. Look again, and decide");
            Input.Show(Item);
            Input.SeenUses = UsesMark;
            ModelState.SetModelValue("Input.SeenUses", UsesMark, UsesMark);
            return Page();
        }
        if (Uses.Count > 0 && Input.Decision == KeepIt)
        {
            this.Notify("It stays where it is.");
            return Redirect(Address(id));
        }
        var refusal = await recorder.BinAsync(User, id, Input.Seen, Uses.Count, cancellation);
        if (refusal is not null)
        {
            return await DoneAsync(refusal, "", cancellation);
        }
        this.Notify($"“{Item.Title}” is in the bin. It can come back from there.");
        return Redirect(LibraryModel.Address);
    }

    // What somebody has seen when they decide.
    private string UsesMark => SeenText.Of([.. Uses.Select(u => u.File).Distinct()]);

    private async Task<IActionResult> DoneAsync(Refusal? refusal, string done, CancellationToken cancellation)
    {
        if (refusal is null)
        {
            this.Notify(done);
            return Redirect(Address(Item.Id));
        }
        if (!await LoadAsync(Item.Id, cancellation))
        {
            return NotFound();
        }
        ModelState.AddModelError(refusal.Field, refusal.Words);
        // What was typed stays, and goes through now that the other's change has been said.
        ModelState.SetModelValue("Input.Seen", Item.Version, Item.Version.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Input.Seen = Item.Version;
        return Page();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (await db.WholeMediaItems.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id && i.Binned == null, cancellation) is not { } item)
        {
            return false;
        }
        Item = item;
        MaySee = !item.IsGuarded || await gate.AllowsAsync(id, cancellation);
        Entry = (await library.EntriesAsync([item], cancellation))[0];
        Uses = uses.Of(item);
        Names = (await people.OfAsync([.. item.Revisions.Select(r => r.AddedBy).Distinct()], cancellation)).ToDictionary(p => p.Key, p => p.Value.Name);
        return true;
    }

    /// <summary>The form.</summary>
    internal sealed class OneForm : MediaWordsForm
    {
        public int Seen { get; set; }

        public IFormFile? File { get; set; }

        public string? Decision { get; set; }

        public string? SeenUses { get; set; }
    }
}
