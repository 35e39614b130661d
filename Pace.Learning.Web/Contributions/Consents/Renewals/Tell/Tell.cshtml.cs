using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Parents.Preferences;

namespace Pace.Learning.Web.Contributions.Consents.Renewals.Tell;

/// <summary>The manager tells a parent who wants no mail that a yes ends.</summary>
[OnlyFor(Roles.ParticipationManager)]
internal sealed class TellModel(RenewalCalls calls, ParticipantNames names, TimeProvider time) : PageModel
{
    public CallToMake Call { get; private set; } = null!;

    public string Name { get; private set; } = "";

    /// <summary>When they want to be left alone.</summary>
    public string? NotAt => PreferenceLabels.Of(PreferenceLabels.Quiet, PreferenceLabels.Flags(Call.Parent.NotAt));

    /// <summary>The next time that suits them, when that isn't now.</summary>
    public string? From => time.GetUtcNow().UtcDateTime is var now && Call.Parent.MayBeAskedFrom(now) is { } from && from > now ? LondonTime.LongDayAndTime(from) : null;

    /// <summary>The page's address.</summary>
    public static string Address(Guid id) => $"/manage/participation/renewals/{id}";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => await LoadAsync(id, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        await calls.DoneAsync(Call.Call.ParticipantId, User.RequiredPersonId, cancellation);
        this.Notify($"Kept: {Name} knows.");
        return Redirect("/manage/participation");
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if ((await calls.OpenAsync(cancellation)).FirstOrDefault(c => c.Call.Id == id) is not { } call)
        {
            return false;
        }
        Call = call;
        Name = (await names.OfAsync([call.Call.ParticipantId], cancellation)).GetValueOrDefault(call.Call.ParticipantId, "A parent");
        return true;
    }
}
