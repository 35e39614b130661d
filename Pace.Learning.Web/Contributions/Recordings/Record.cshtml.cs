using Pace.Learning.Web.Platform.Media;

namespace Pace.Learning.Web.Contributions.Recordings;

/// <summary>Where a parent records something for a draft, or adds a file that they have.</summary>
[OnlyFor(Roles.Parent)]
internal sealed class RecordModel(PaceDbContext db) : PageModel
{
    public Contribution Contribution { get; private set; } = null!;

    /// <summary>The recording that it has already.</summary>
    public MediaFile? Recording { get; private set; }

    /// <summary>The code of what was wrong with the last file.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Problem { get; set; }

    public UploadProblem? Wrong { get; private set; }

    public bool IsFilm => Contribution.Kind == ContributionKind.Video;

    public RecorderView Recorder => new() { IsFilm = IsFilm, Id = $"{Contribution.Id}", KeyAddress = $"{Address(Contribution.Id)}/key", MostBytes = MediaUpload.MostBytes, Title = "Record it here", Send = "Send it" };

    public FileFieldView FileField => new()
    {
        IsFilm = IsFilm, Label = IsFilm ? "The film" : "The sound file", MostBytes = MediaUpload.MostBytes, IsRequired = Recording is null || !IsFilm, Wrong = WrongWith("file"),
        More = Recording is not null && IsFilm ? "Leave it empty to keep the film you have." : "",
    };

    /// <summary>The page's address.</summary>
    public static string Address(Guid id) => $"/taking-part/contributions/{id}/recording";

    /// <summary>What is wrong with a field.</summary>
    public UploadProblem? WrongWith(string field) => Wrong?.Field == field ? Wrong : null;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await db.FindOwnContributionAsync(User, id, cancellation) is not { Erasure: null } contribution || !contribution.Kind.IsRecorded)
        {
            return NotFound();
        }
        Contribution = contribution;
        Recording = contribution.MediaId is { } mediaId ? await db.MediaFiles.FindAsync([mediaId], cancellation) : null;
        Wrong = UploadProblems.Find(Problem);
        if (Wrong is { } wrong)
        {
            ModelState.AddModelError(wrong.Field, wrong.Words);
        }
        // Here alone, and never more than is recorded.
        HttpContext.AllowContent("media-src", "blob:");
        HttpContext.AllowFeature("microphone");
        if (IsFilm)
        {
            HttpContext.AllowFeature("camera");
        }
        return Page();
    }
}
