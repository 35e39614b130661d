using Pace.Learning.Web.Accounts;

namespace Pace.Learning.Web.Parents.Invitations;

/// <summary>Where the participation manager invites parents and sees what became of it.</summary>
[OnlyFor(Roles.ParticipationManager)]
internal sealed class InvitationsModel(PaceDbContext db, PersonVault vault, InvitationSender inviting, TimeProvider time) : PageModel
{
    /// <summary>The page's address.</summary>
    public const string Address = "/manage/participation/invitations";

    /// <summary>Whom to invite.</summary>
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellation) => LoadAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!EmailAddress.TryRead(Input.Email, out var email))
        {
            ModelState.AddModelError("Input.Email", "Enter the parent’s e-mail address, like name@example.org");
        }
        else if (!await inviting.InviteAsync(email, User.RequiredPersonId, cancellation))
        {
            ModelState.AddModelError("Input.Email", "This person is invited already, or takes part already");
        }
        else
        {
            this.Notify("The invitation is on its way. The link works for four weeks.");
            return Redirect(Address);
        }
        await LoadAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAgainAsync(Guid id, CancellationToken cancellation)
    {
        if (!await inviting.SendAgainAsync(id, User.RequiredPersonId, cancellation))
        {
            return NotFound();
        }
        this.Notify("A new link is on its way. The old one no longer works.");
        return Redirect(Address);
    }

    public async Task<IActionResult> OnPostCancelAsync(Guid id, CancellationToken cancellation)
    {
        if (!await inviting.CancelAsync(id, User.RequiredPersonId, cancellation))
        {
            return NotFound();
        }
        this.Notify("The invitation is taken back. Its link no longer works, and the address is no longer kept.");
        return Redirect(Address);
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        var rows = new List<Row>();
        foreach (var invitation in await db.ParticipantInvitations.AsNoTracking().OrderByDescending(i => i.SentAt).Take(200).ToListAsync(cancellation))
        {
            var address = await vault.OpenIfAnyAsync(invitation.Id, ParticipantInvitation.AddressPurpose, invitation.SealedAddress, cancellation);
            rows.Add(new Row(invitation, address, StateOf(invitation)));
        }
        Rows = rows;
    }

    private string StateOf(ParticipantInvitation invitation) => invitation switch
    {
        { AcceptedAt: { } at } => $"Joined on {LondonTime.Long(at)}",
        { DeclinedAt: { } at } => $"Said no, thank you, on {LondonTime.Long(at)}",
        { CancelledAt: { } at } => $"Taken back on {LondonTime.Long(at)}",
        _ when !invitation.IsOpenAt(time.GetUtcNow().UtcDateTime) => "The link has ended",
        _ => $"Open until {LondonTime.Long(invitation.ExpiresAt)}",
    };

    /// <summary>One line of the list.</summary>
    public sealed record Row(ParticipantInvitation Invitation, string? Address, string State);

    /// <summary>The form.</summary>
    public sealed class InputModel
    {
        /// <summary>As typed.</summary>
        public string? Email { get; set; }
    }
}
