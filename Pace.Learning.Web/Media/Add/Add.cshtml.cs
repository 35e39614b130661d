using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.Rendering;
using Pace.Learning.Web.Contributions.Covers;
using Pace.Learning.Web.Media.Files;
using Pace.Learning.Web.Media.Forms;
using Pace.Learning.Web.Media.List;
using Pace.Learning.Web.Media.One;

namespace Pace.Learning.Web.Media.Add;

/// <summary>Adds a file to the library.</summary>
[OnlyFor(Roles.Editor)]
[RequestSizeLimit(MediaAccept.MostBytes)]
internal sealed class AddModel(LibraryReader library, MediaRecorder recorder, ContributionCovers covers) : PageModel
{
    /// <summary>The page's address.</summary>
    public const string Address = "/studio/media/add";

    [BindProperty]
    public AddForm Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Folders { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Contributions { get; private set; } = [];

    public static IReadOnlyList<Choice> Shows { get; } =
    [
        new(AddForm.NoParent, "No", "Nobody in it is a parent who takes part, and none can be recognised."),
        new(AddForm.AParent, "Yes", "It is shown only while the contribution below has a yes that holds, and never again once that is taken back."),
    ];

    public Task OnGetAsync(CancellationToken cancellation) => LoadAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await Input.ReadCaptionsAsync(ModelState, cancellation);
        await using var upload = Input.File?.OpenReadStream() ?? Stream.Null;
        var taken = await LookAsync(upload, cancellation);
        var folder = FolderOf();
        var cover = await CoverAsync(cancellation);
        if (taken is not null)
        {
            Input.Check(ModelState, taken.Type.Kind);
        }
        if (!ModelState.IsValid || taken is null)
        {
            await LoadAsync(cancellation);
            return Page();
        }
        var id = await recorder.AddAsync(User, new NewMedia(taken, upload, folder, MediaPath.NameOf(Path.GetFileNameWithoutExtension(Input.File!.FileName)), Input.ToWords(), cover), library.TakenStems(), cancellation);
        this.Notify("Added. Documents can name it from now on.");
        return Redirect(OneFileModel.Address(id));
    }

    private async Task<TakenFile?> LookAsync(Stream upload, CancellationToken cancellation)
    {
        if (Input.File is null)
        {
            ModelState.AddModelError("Input.File", "Choose a file");
            return null;
        }
        var finding = await FileInspection.LookAsync(upload, cancellation);
        if (finding.Problem is { } problem)
        {
            ModelState.AddModelError("Input.File", problem);
        }
        return finding.Taken;
    }

    private string FolderOf()
    {
        var folder = string.IsNullOrWhiteSpace(Input.NewFolder) ? Input.Folder ?? "" : Input.NewFolder.Trim().Trim('/');
        if (folder.Length > 0 && !MediaPath.IsFolder(folder))
        {
            ModelState.AddModelError("Input.NewFolder", "Write a folder in small letters, digits and hyphens, such as meetings or meetings/plans");
        }
        return folder;
    }

    private async Task<MediaCover?> CoverAsync(CancellationToken cancellation)
    {
        if (Input.Shows != AddForm.AParent)
        {
            return null;
        }
        if (Input.ContributionId is { } id && await covers.FindAsync(User, id, cancellation) is { } contribution)
        {
            return new MediaCover(contribution.Id, contribution.ParticipantId);
        }
        ModelState.AddModelError("Input.ContributionId", "Choose the contribution whose consent covers it");
        return null;
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        Folders = [new("None", ""), .. (await library.FoldersAsync(cancellation)).Select(f => new SelectListItem(f, f))];
        Contributions = [new("Choose one", ""), .. (await covers.ChoicesAsync(User, cancellation)).Select(c => new SelectListItem($"{c.Title}, by {c.Parent ?? "a parent"}", c.Id.ToString()))];
    }

    /// <summary>The form.</summary>
    internal sealed class AddForm : MediaWordsForm
    {
        public const string NoParent = "no";
        public const string AParent = "yes";

        public IFormFile? File { get; set; }

        public string? Folder { get; set; }

        [AtMost(MediaPath.FolderLength)]
        public string? NewFolder { get; set; }

        [Required(ErrorMessage = "Say whether it shows or tells of a parent")]
        public string? Shows { get; set; }

        public Guid? ContributionId { get; set; }
    }
}
