using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Parents.Participants;

namespace Pace.Learning.Web.Parents.Erasure;

/// <summary>Stops everything: one page, one button, no reason.</summary>
[OnlyFor(Roles.Parent)]
internal sealed class EraseModel(PaceDbContext db, ParentErasure erasing, SignInFlow signIn) : PageModel
{
    /// <summary>The page's address.</summary>
    public const string Address = "/taking-part/erase";

    /// <summary>Whether they have an account for something else as well.</summary>
    public bool KeepsAccount => Roles.All.Any(role => !Roles.IsParent(role) && User.IsInRole(role));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) =>
        await db.FindOwnParticipantAsync(User, cancellation) is null ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await db.FindOwnParticipantAsync(User, cancellation) is null)
        {
            return NotFound();
        }
        await erasing.EraseAsync(User.RequiredPersonId);
        await signIn.SignOutAsync();
        return Redirect("/taking-part/erased");
    }
}
