namespace Pace.Learning.Web.Accounts.People.Invite;

/// <summary>Invites somebody to work here, and shows which invitations are open.</summary>
[OnlyFor(Roles.Admin)]
internal sealed class InviteModel(StaffInvitations invitations, PaceDbContext db, ListedPeople people, TimeProvider time) : PageModel
{
    public const string Address = Find.PeopleModel.Address + "/invitations";

    [BindProperty]
    public InvitationForm Input { get; set; } = new();

    public IReadOnlyList<OpenInvitation> Open { get; private set; } = [];

    public DateTime Now => time.GetUtcNow().UtcDateTime;

    public static IEnumerable<Choice> Choices => Roles.GivenByHand.Select(RoleDescriptions.Of).Select(d => new Choice(d.Role, d.Name, d.Sees + (Roles.NeedsTwo(d.Role) ? ". A second person confirms" : "")));

    public Task OnGetAsync(CancellationToken cancellation) => LoadAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!EmailAddress.TryRead(Input.Email, out var email) || AddressAlias.Is(email))
        {
            ModelState.AddModelError("Input.Email", "Enter their e-mail address, like name@example.org");
        }
        if (Input.Name?.Trim() is not { Length: > 0 and <= Person.DisplayNameLength })
        {
            ModelState.AddModelError("Input.Name", $"Enter their name, {TextLimit.AtMost(Person.DisplayNameLength)}");
        }
        List<string> roles = [.. Roles.GivenByHand.Where(Input.Roles.Contains)];
        if (roles.Count == 0)
        {
            ModelState.AddModelError("Input.Roles", "Choose at least one role");
        }
        if (ModelState.IsValid && await invitations.InviteAsync(email!, Input.Name!, roles, Input.Why, User.RequiredPersonId, cancellation) is { } refusal)
        {
            ModelState.AddModelError(refusal.Field, refusal.Words);
        }
        if (!ModelState.IsValid)
        {
            await LoadAsync(cancellation);
            return Page();
        }
        this.Notify($"The invitation to {Input.Name!.Trim()} is on its way.");
        return Redirect(Address);
    }

    public async Task<IActionResult> OnPostAgainAsync(Guid id, CancellationToken cancellation) =>
        await AnswerAsync(await invitations.SendAgainAsync(id, User.RequiredPersonId, cancellation), "It is on its way again, with a new link. The old link no longer works.", cancellation);

    public async Task<IActionResult> OnPostTakeBackAsync(Guid id, CancellationToken cancellation) =>
        await AnswerAsync(await invitations.TakeBackAsync(id, User.RequiredPersonId, cancellation), "The invitation is taken back. Its link no longer works.", cancellation);

    private async Task<IActionResult> AnswerAsync(Refusal? refusal, string done, CancellationToken cancellation)
    {
        ModelState.Clear();
        if (refusal is null)
        {
            this.Notify(done);
            return Redirect(Address);
        }
        ModelState.AddModelError("", refusal.Words);
        await LoadAsync(cancellation);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        var open = await db.StaffInvitations.AsNoTracking().Where(i => i.NormalizedEmail != null).OrderBy(i => i.SentAt).ToListAsync(cancellation);
        var ids = open.ConvertAll(i => (Guid?)i.Id);
        var grants = (await db.RoleGrants.AsNoTracking().Where(g => ids.Contains(g.InvitationId) && g.OpenKey != null).OrderBy(g => g.Id).ToListAsync(cancellation)).ToLookup(g => g.InvitationId!.Value);
        var names = await people.NamesAsync([.. open.Select(i => i.InvitedBy).Distinct()], cancellation);
        Open =
        [
            .. open.Select(i => new OpenInvitation(i, [.. grants[i.Id].Select(g => g.Role)], [.. grants[i.Id].Where(g => g.IsWaiting).Select(g => g.Role)],
                ListedPeople.NameOf(names.GetValueOrDefault(i.InvitedBy, "somebody who has left")))),
        ];
    }

    /// <summary>An invitation that can still be accepted, or sent again.</summary>
    internal sealed record OpenInvitation(StaffInvitation Invitation, IReadOnlyList<string> Roles, IReadOnlyList<string> WaitsFor, string InvitedBy);

    /// <summary>Who is invited, as what.</summary>
    internal sealed class InvitationForm
    {
        public string? Email { get; set; }

        [PlainName]
        public string? Name { get; set; }

        public List<string> Roles { get; set; } = [];

        [AtMost(RoleGrant.WhyLength)]
        public string? Why { get; set; }
    }
}
