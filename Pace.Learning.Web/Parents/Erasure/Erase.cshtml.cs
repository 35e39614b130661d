using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Parents.SafeguardingConcerns;

namespace Pace.Learning.Web.Parents.Erasure;

/// <summary>Stops everything: one page, one button, no reason.</summary>
[OnlyFor(Roles.Parent)]
internal sealed class EraseModel(PaceDbContext db, ParentErasure erasing, SignInFlow signIn, IOptions<SafeguardingOptions> safeguarding) : PageModel
{
    /// <summary>The page's address.</summary>
    public const string Address = "/taking-part/erase";

    /// <summary>Whether they have an account for something else as well.</summary>
    public bool KeepsAccount => Roles.All.Any(role => !Roles.IsParent(role) && User.IsInRole(role));

    /// <summary>Worries that they raised and that are still open.</summary>
    public int OpenWorries { get; private set; }

    /// <summary>For how long a worry is kept once it is closed.</summary>
    public string WorriesKeptFor => safeguarding.Value.KeptFor;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }
        await erasing.EraseAsync(User.RequiredPersonId);
        await signIn.SignOutAsync();
        if (OpenWorries > 0)
        {
            this.Notify($"All but what safety needs is erased. The worry that you told us about is still open. Our safeguarding officer keeps it, with your name and how to reach you. It is deleted {WorriesKeptFor} after it is closed.");
        }
        return Redirect("/taking-part/erased");
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await db.FindOwnParticipantAsync(User, cancellation) is not { } participant)
        {
            return false;
        }
        OpenWorries = await db.SafeguardingConcerns.CountAsync(w => w.ParticipantId == participant.Id && w.IsFromParent && w.Closing == null, cancellation);
        return true;
    }
}
