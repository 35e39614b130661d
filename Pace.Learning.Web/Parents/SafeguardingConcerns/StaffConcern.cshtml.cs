namespace Pace.Learning.Web.Parents.SafeguardingConcerns;

/// <summary>Staff bring a worry to the DSO.</summary>
[OnlyFor(Roles.ParticipationManager, Roles.StandIn, Roles.SafeguardingOfficer)]
internal sealed class StaffConcernModel(PaceDbContext db, ConcernRecorder worries) : PageModel
{
    /// <summary>What they saw or heard.</summary>
    [BindProperty]
    public WorryInput Input { get; set; } = new();

    public bool IsAboutParent { get; private set; }

    public string AnsweredBy { get; private set; } = "";

    /// <summary>The page's address, about a parent.</summary>
    public static string AboutUrl(Guid? participantId) => $"/manage/participation/worry/{participantId}";

    public async Task<IActionResult> OnGetAsync(Guid? participantId, CancellationToken cancellation)
    {
        ModelState.Clear();
        return await ShowAsync(participantId, cancellation);
    }

    public async Task<IActionResult> OnPostAsync(Guid? participantId, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(Input.Text))
        {
            ModelState.AddModelError("Input.Text", "Say in a few words what worries you");
        }
        if (!ModelState.IsValid || !await IsKnownAsync(participantId, cancellation))
        {
            return await ShowAsync(participantId, cancellation);
        }
        await worries.RaiseAsync(User.RequiredPersonId, participantId, isFromParent: false, new WorryAbout("", null), Input, cancellation);
        this.Notify("It is with the safeguarding officer.");
        return Redirect(User.IsInRole(Roles.StandIn) ? "/manage/participation" : People.PeopleListModel.Address);
    }

    private async Task<IActionResult> ShowAsync(Guid? participantId, CancellationToken cancellation)
    {
        if (!await IsKnownAsync(participantId, cancellation))
        {
            return NotFound();
        }
        IsAboutParent = participantId is not null;
        AnsweredBy = await worries.AnsweredByAsync(cancellation);
        return Page();
    }

    private async Task<bool> IsKnownAsync(Guid? participantId, CancellationToken cancellation) =>
        participantId is null || await db.Participants.AnyAsync(p => p.Id == participantId && p.Erasure == null, cancellation);
}
