namespace Pace.Learning.Web.Agreements.Manage;

/// <summary>All agreements, those that wait for Pace first.</summary>
[OnlyFor(Roles.Admin)]
internal sealed class ManageModel(PaceDbContext db) : PageModel
{
    private static readonly AgreementState[] InOrder =
    [
        AgreementState.Signed, AgreementState.Declined, AgreementState.Open, AgreementState.InForce, AgreementState.Lapsed, AgreementState.Withdrawn, AgreementState.Superseded, AgreementState.Cancelled,
    ];

    public IReadOnlyList<(AgreementState State, IReadOnlyList<Agreement> Agreements)> Groups { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var all = (await db.Agreements.AsNoTracking().OrderBy(s => s.Since).ToListAsync(cancellation)).ToLookup(s => s.State);
        Groups = [.. InOrder.Select(state => (state, (IReadOnlyList<Agreement>)[.. all[state]])).Where(g => g.Item2.Count > 0)];
    }
}
