using System.ComponentModel.DataAnnotations;
using Pace.Learning.Web.Contributions.Show;
using Pace.Learning.Web.Parents.Participants;

namespace Pace.Learning.Web.Contributions.Write;

/// <summary>Where a parent begins something.</summary>
[OnlyFor(Roles.Parent)]
public sealed class NewModel(PaceDbContext db, ContributionTextVault texts, TimeProvider time) : PageModel
{
    internal static readonly Choice[] Kinds = [.. Enum.GetValues<ContributionKind>().Where(k => k.IsOffered).Select(k => new Choice(k.ToString(), k.Title))];

    /// <summary>What they typed.</summary>
    [BindProperty]
    public required InputModel Input { get; set; }

    /// <summary>Where to begin something of one kind.</summary>
    public static string Beginning(ContributionKind kind) => $"/taking-part/contributions/new?kind={kind}";

    /// <summary>Shows the form, with the kind chosen that the link named.</summary>
    public async Task<IActionResult> OnGetAsync([FromQuery] string? kind, CancellationToken cancellation)
    {
        Input = new InputModel { Kind = Array.Find(Kinds, k => k.Value == kind) is { } chosen ? Enum.Parse<ContributionKind>(chosen.Value) : ContributionKind.Text };
        return await db.FindOwnProfileAsync(User, cancellation) is null ? NotFound() : Page();
    }

    /// <summary>Keeps the draft.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await db.FindOwnProfileAsync(User, cancellation) is not { IsErased: false } participant)
        {
            return NotFound();
        }
        if (Input.Kind is { IsOffered: false })
        {
            ModelState.AddModelError("Input.Kind", "Choose what it is");
        }
        if (!ModelState.IsValid)
        {
            return Page();
        }
        var id = Guid.CreateVersion7();
        var @sealed = await texts.SealAsync(participant.Id, ContributionTextVault.DraftPurpose(id), Input.ToWords(), cancellation);
        db.Contributions.Add(new Contribution(id, participant.Id, Input.Kind!.Value, @sealed, time.GetUtcNow().UtcDateTime));
        await db.SaveChangesAsync(cancellation);
        this.Notify("Your draft is saved. Only you can see it.");
        return Redirect(ContributionModel.Address(id));
    }

    /// <summary>The form.</summary>
    public sealed class InputModel : ContributionTextForm
    {
        /// <summary>What it is.</summary>
        [Required(ErrorMessage = "Choose what it is")]
        public ContributionKind? Kind { get; set; } = ContributionKind.Text;
    }
}
