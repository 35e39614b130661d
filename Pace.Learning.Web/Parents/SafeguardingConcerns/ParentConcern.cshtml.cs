using Pace.Learning.Web.Parents.Participants;

namespace Pace.Learning.Web.Parents.SafeguardingConcerns;

/// <summary>One step from anywhere in the parents' area to the DSO.</summary>
[OnlyFor(Roles.Parent)]
internal sealed class ParentConcernModel(PaceDbContext db, ConcernRecorder worries, IOptions<PaceOptions> site) : PageModel
{
    /// <summary>What the parent says.</summary>
    [BindProperty]
    public WorryInput Input { get; set; } = new();

    public WorryAbout About { get; private set; }

    public string AnsweredBy { get; private set; } = "";

    /// <summary>For what is about whoever reads worries.</summary>
    public string Office { get; } = site.Value.Organisation.ContactEmail;

    public IReadOnlyList<SafeguardingConcern> Own { get; private set; } = [];

    /// <summary>The page's address.</summary>
    /// <param name="about">What kind of thing it is about: small letters and hyphens, such as <c>contribution</c>.</param>
    /// <param name="id">Which one.</param>
    public static string Address(string? about = null, Guid? id = null) => about is null ? "/taking-part/worry" : $"/taking-part/worry?about={about}&id={id}";

    public async Task<IActionResult> OnGetAsync(string? about, Guid? id, CancellationToken cancellation)
    {
        if (await db.FindOwnParticipantAsync(User, cancellation) is not { } participant)
        {
            return NotFound();
        }
        ModelState.Clear();
        await ShowAsync(participant, WorryAbout.Read(about, id), cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? about, Guid? id, CancellationToken cancellation)
    {
        if (await db.FindOwnParticipantAsync(User, cancellation) is not { } participant)
        {
            return NotFound();
        }
        if (!ModelState.IsValid)
        {
            await ShowAsync(participant, WorryAbout.Read(about, id), cancellation);
            return Page();
        }
        await worries.RaiseAsync(User.RequiredPersonId, participant.Id, isFromParent: true, WorryAbout.Read(about, id), Input, cancellation);
        this.Notify($"We have got it. {await worries.AnsweredByAsync(cancellation)} will read it and get back to you.");
        return Redirect(Address());
    }

    private async Task ShowAsync(Participant participant, WorryAbout about, CancellationToken cancellation)
    {
        About = about;
        AnsweredBy = await worries.AnsweredByAsync(cancellation);
        Own = await db.SafeguardingConcerns.AsNoTracking().Where(w => w.ParticipantId == participant.Id && w.IsFromParent)
            .OrderByDescending(w => w.RaisedAt).ToListAsync(cancellation);
    }
}

/// <summary>The form.</summary>
internal sealed class WorryInput
{
    /// <summary>In own words.</summary>
    [AtMost(SafeguardingConcern.TextLength, What = "This", Unit = "letters")]
    public string? Text { get; set; }

    /// <summary>How soon somebody must act.</summary>
    public ConcernUrgency Urgency { get; set; }
}
