using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.Rendering;
using Pace.Learning.Web.Parents.Participants;

namespace Pace.Learning.Web.Parents.Details;

/// <summary>Where a parent puts right what we know of them.</summary>
[OnlyFor(Roles.Parent)]
internal sealed class OwnDetailsModel(
    PaceDbContext db, PersonVault vault, SealedDetails details, OwnAreaChoices areas, ParticipantNames names, ParticipantLedger record) : PageModel
{
    /// <summary>The page's address.</summary>
    public const string Address = "/taking-part/details";

    /// <summary>The form.</summary>
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Areas { get; private set; } = [];

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
            Name = await names.OfAsync(participant, cancellation), RealName = open.RealName, Phone = open.Phone, Area = await areas.ValueOfAsync(open.Own, cancellation), Region = open.Region,
        };
        Areas = await areas.OfAsync(open.Own, cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await FindAsync(cancellation) is not { Details: { } held } participant)
        {
            return NotFound();
        }
        var before = (await details.OpenAsync(held, cancellation)).Own;
        var area = await areas.ReadAsync(Input.Area, before, cancellation);
        if (area is null)
        {
            ModelState.Add(nameof(Input), [OwnAreaChoices.NotInList]);
        }
        if (!ModelState.IsValid)
        {
            Areas = await areas.OfAsync(before, cancellation);
            return Page();
        }
        participant.Rename(await vault.SealAsync(participant.Id, Participant.NamePurpose, Input.Name!.Trim(), cancellation));
        await details.IdentifyAsync(participant, Input.RealName, Input.Phone, cancellation);
        await details.LocateAsync(participant, area!, Input.Region, cancellation);
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
        [PlainName]
        public string? Name { get; set; }

        /// <summary>Optional.</summary>
        [AtMost(ParticipantDetails.ValueLength, What = "The name", Unit = "letters")]
        [PlainName]
        public string? RealName { get; set; }

        /// <summary>Optional.</summary>
        [StringLength(ParticipantDetails.ValueLength, ErrorMessage = "The number is too long")]
        public string? Phone { get; set; }

        /// <summary>One of the list; optional.</summary>
        public string? Area { get; set; }

        /// <summary>Optional.</summary>
        public string? Region { get; set; }
    }
}
