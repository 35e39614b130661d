using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Participation;
using Pace.Learning.Web.Platform.Data;

namespace Pace.Learning.Web.Agreements.Manage;

/// <summary>All sign-ups, those that wait for Pace first.</summary>
[OnlyFor(Roles.Admin)]
internal sealed class ManageModel(PaceDbContext db) : PageModel
{
    private static readonly SignUpState[] InOrder =
    [
        SignUpState.Signed, SignUpState.Declined, SignUpState.Open, SignUpState.InForce, SignUpState.Lapsed, SignUpState.Withdrawn, SignUpState.Superseded, SignUpState.Cancelled,
    ];

    public IReadOnlyList<(SignUpState State, IReadOnlyList<SignUp> SignUps)> Groups { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var all = (await db.SignUps.AsNoTracking().OrderBy(s => s.Since).ToListAsync(cancellation)).ToLookup(s => s.State);
        Groups = [.. InOrder.Select(state => (state, (IReadOnlyList<SignUp>)[.. all[state]])).Where(g => g.Item2.Count > 0)];
    }
}
