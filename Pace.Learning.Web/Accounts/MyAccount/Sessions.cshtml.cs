using Pace.Learning.Web.Accounts.Sessions;

namespace Pace.Learning.Web.Accounts.MyAccount;

/// <summary>Where somebody is signed in, for themselves: they end what they don't know or don't need.</summary>
internal sealed class SessionsModel(BrowserSessions sessions) : PageModel
{
    public const string Address = "/account/sessions";

    public IReadOnlyList<BrowserSession> Sessions { get; private set; } = [];

    public Guid? ThisOne { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        ThisOne = await sessions.CurrentAsync();
        var open = await sessions.OpenOf(User.RequiredPersonId, Claims.RolesOf(User)).ToListAsync(cancellation);
        Sessions = [.. open.OrderByDescending(s => s.Id == ThisOne)];
    }

    public async Task<IActionResult> OnPostEndAsync(Guid session)
    {
        this.Notify(await sessions.EndAsync(User.RequiredPersonId, session) ? "That session is ended." : "That session had ended already.");
        return Redirect(Address);
    }

    public async Task<IActionResult> OnPostEndOthersAsync()
    {
        await sessions.EndAllAsync(User.RequiredPersonId, but: await sessions.CurrentAsync());
        this.Notify("All your other sessions are ended.");
        return Redirect(Address);
    }
}
