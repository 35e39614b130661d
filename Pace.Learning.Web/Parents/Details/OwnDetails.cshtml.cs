using System.ComponentModel.DataAnnotations;
using Pace.Learning.Web.Parents.Participants;

namespace Pace.Learning.Web.Parents.Details;

/// <summary>Where a parent puts right what we know of them.</summary>
[OnlyFor(Roles.Parent)]
internal sealed class OwnDetailsModel(
    PaceDbContext db, PersonVault vault, SealedDetails details, ParticipantNames names, ParticipantLedger record) : PageModel
{
    /// <summary>The page's address.</summary>
    public const string Address = "/taking-part/details";

    /// <summary>The form.</summary>
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await FindAsync(cancellation) is not { Details: { } held } participant)
        {
            return NotFound();
        }
        ModelState.Clear();
        var open = await details.OpenAsync(held, cancellation);
        Input = new InputModel
        {
            Name = await names.OfAsync(participant, cancellation), RealName = open.RealName, Phone = open.Phone, Area = open.Area, Region = open.Region,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await FindAsync(cancellation) is not { } participant)
        {
            return NotFound();
        }
        if (!ModelState.IsValid)
        {
            return Page();
        }
        participant.Rename(await vault.SealAsync(participant.Id, Participant.NamePurpose, Input.Name!.Trim(), cancellation));
        await details.IdentifyAsync(participant, Input.RealName, Input.Phone, cancellation);
        await details.LocateAsync(participant, Input.Area, Input.Region, cancellation);
        await record.AppendAsync(participant.Id, "participant.details-changed", User.RequiredPersonId, cancellation);
        await db.SaveChangesAsync(cancellation);
        this.Notify("Saved.");
        return Redirect(Address);
    }

    private Task<Participant?> FindAsync(CancellationToken cancellation) =>
        db.ParticipantOf(User).Include(p => p.Details).SingleOrDefaultAsync(cancellation);

    /// <summary>The form.</summary>
    public sealed class InputModel
    {
        /// <summary>To be known by.</summary>
        [Required(ErrorMessage = "Enter a name that we can call you by")]
        [AtMost(Participant.NameLength, What = "The name", Unit = "letters")]
        public string? Name { get; set; }

        /// <summary>Optional.</summary>
        [AtMost(ParticipantDetails.ValueLength, What = "The name", Unit = "letters")]
        public string? RealName { get; set; }

        /// <summary>Optional.</summary>
        [StringLength(ParticipantDetails.ValueLength, ErrorMessage = "The number is too long")]
        public string? Phone { get; set; }

        /// <summary>Optional.</summary>
        [AtMost(ParticipantDetails.ValueLength, What = "The area", Unit = "letters")]
        public string? Area { get; set; }

        /// <summary>Optional.</summary>
        public string? Region { get; set; }
    }
}
