using Microsoft.AspNetCore.Identity;
using Pace.Learning.Web.Accounts.Sessions;
using Pace.Learning.Web.Platform.Ledger;

namespace Pace.Learning.Web.Accounts.People.One;

/// <summary>One person: their roles, and where they are signed in.</summary>
[OnlyFor(Roles.Admin)]
internal sealed class OnePersonModel(
    ListedPeople people, StaffRoles roles, RoleActs acts, BrowserSessions sessions, UserManager<Person> identity, SecurityNotices notices, WaitingRoles waiting, PaceDbContext db) : PageModel
{
    [BindProperty]
    public RolesForm Input { get; set; } = new();

    public Guid Id { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Their address, unless it is sealed.</summary>
    public string? Email { get; private set; }

    public DateTime Since { get; private set; }

    /// <summary>Roles that are given by hand and that they have.</summary>
    public IReadOnlyList<string> Held { get; private set; } = [];

    /// <summary>Their other roles.</summary>
    public IReadOnlyList<string> Others { get; private set; } = [];

    public IReadOnlyList<WaitingRole> Waiting { get; private set; } = [];

    public IReadOnlyList<BrowserSession> Sessions { get; private set; } = [];

    public BrowserSession? LastSignIn { get; private set; }

    public Guid? ThisSession { get; private set; }

    public string SecondStep { get; private set; } = "";

    public IReadOnlyList<string> History { get; private set; } = [];

    public bool IsSelf => Id == User.PersonId;

    public IEnumerable<Choice> Choices => Roles.GivenByHand.Where(role => Waiting.All(w => w.Role.Role != role)).Select(RoleDescriptions.Of)
        .Select(d => new Choice(d.Role, d.Name, d.Sees + (Roles.NeedsTwo(d.Role) && !Held.Contains(d.Role) ? ". A second person confirms" : "")));

    public static string UrlOf(Guid id) => $"{Find.PeopleModel.Address}/{id}";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        Input.Roles = [.. Held];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        if (!ModelState.IsValid)
        {
            return Page();
        }
        var shown = (Input.Shown ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries);
        var (refusal, change) = await roles.ChangeAsync(id, shown, Input.Roles, Input.Why, User.RequiredPersonId, cancellation);
        if (refusal is not null)
        {
            ModelState.AddModelError(refusal.Field, refusal.Words);
            return await LoadAsync(id, cancellation) ? Page() : NotFound();
        }
        this.Notify(Told(change));
        return Redirect(IsSelf && change.Taken.Contains(Roles.Admin) ? "/account" : UrlOf(id));
    }

    public async Task<IActionResult> OnPostEndAsync(Guid id, Guid session, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        var isEnded = await sessions.EndAsync(id, session);
        if (isEnded)
        {
            await RecordAsync("session.ended", cancellation);
            await TellAsync("An administrator has ended one of the sessions of your account.");
        }
        this.Notify(isEnded ? "The session is ended." : "That session had ended already.");
        return Redirect(UrlOf(id));
    }

    public async Task<IActionResult> OnPostEndAllAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        await sessions.EndAllAsync(id);
        // Also whatever signs in without a session that is noted.
        await identity.UpdateSecurityStampAsync((await identity.FindByIdAsync(id.ToString()))!);
        await RecordAsync("session.all-ended", cancellation);
        await TellAsync("An administrator has ended all sessions of your account. You can sign in again.");
        this.Notify($"All sessions of {Name} are ended.");
        return Redirect(IsSelf ? "/sign-in" : UrlOf(id));
    }

    private Task<LedgerEntry> RecordAsync(string act, CancellationToken cancellation) => db.RetryOnConflictAsync(
        stop => acts.RecordAsync(new LedgerSubject("person", Id), act, new SessionEntry(Id), User.RequiredPersonId, stop), cancellation);

    private async Task TellAsync(string what)
    {
        if (await identity.FindByIdAsync(Id.ToString()) is { } person)
        {
            await notices.SendAsync(person, what);
        }
    }

    private string Told(RoleChange change)
    {
        List<string> told = [];
        if (change.Given.Count > 0)
        {
            told.Add($"{Name} is now {RoleDescriptions.Names(change.Given)}.");
        }
        if (change.Taken.Count > 0)
        {
            told.Add($"{Name} is no longer {RoleDescriptions.Names(change.Taken)}.");
        }
        if (change.Given.Count + change.Taken.Count > 0)
        {
            told.Add("We have written to them.");
        }
        if (change.Waiting.Count > 0)
        {
            told.Add($"To be {RoleDescriptions.Names(change.Waiting)} waits for a second person. We have written to everybody who can confirm it.");
        }
        return told.Count == 0 ? "Nothing has changed." : string.Join(' ', told);
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (await people.All.SingleOrDefaultAsync(p => p.Id == id, cancellation) is not { } person)
        {
            return false;
        }
        (Id, Name, Since) = (id, ListedPeople.NameOf(person.DisplayName), person.CreatedAt);
        Email = AddressAlias.Is(person.Email!) ? null : person.Email;
        var all = await people.RolesOfAsync(id, cancellation);
        Held = [.. Roles.GivenByHand.Where(all.Contains)];
        Others = [.. all.Except(Held)];
        var pending = await db.RoleGrants.Where(g => g.PersonId == id && g.OpenKey != null).Select(g => g.Id).ToListAsync(cancellation);
        Waiting = [.. (await waiting.ForAsync(User, cancellation)).Where(w => pending.Contains(w.Id))];
        Sessions = await sessions.OpenOf(id, [.. all]).ToListAsync(cancellation);
        LastSignIn = await db.BrowserSessions.AsNoTracking().Where(s => s.PersonId == id).OrderByDescending(s => s.StartedAt).FirstOrDefaultAsync(cancellation);
        ThisSession = await sessions.CurrentAsync();
        SecondStep = (await identity.GetPasskeysAsync(person)).Count > 0 ? "Passkey" : person.TwoFactorEnabled ? "Code app" : all.Any(Roles.NeedsSecondStep) ? "None yet. They are asked to set one up when they sign in" : "None yet. With a password they are asked to set one up";
        History = await HistoryAsync(id, cancellation);
        return true;
    }

    private async Task<IReadOnlyList<string>> HistoryAsync(Guid id, CancellationToken cancellation)
    {
        var grants = await db.RoleGrants.AsNoTracking().Where(g => g.PersonId == id).OrderByDescending(g => g.AskedAt).ToListAsync(cancellation);
        var names = await people.NamesAsync([.. grants.SelectMany(g => new[] { g.AskedBy, g.ConfirmedBy, g.EndedBy }).OfType<Guid>().Distinct()], cancellation);
        return [.. grants.Select(g => Line(g, by => by is { } known ? ListedPeople.NameOf(names.GetValueOrDefault(known, "somebody who has left")) : "the site"))];
    }

    private static string Line(RoleGrant grant, Func<Guid?, string> name)
    {
        var line = $"{RoleDescriptions.Of(grant.Role).Name}: asked for by {name(grant.AskedBy)} on {LondonTime.Long(grant.AskedAt)}";
        line += grant.Why is { } why ? $" (“{why}”)" : "";
        line += grant.ConfirmedAt is { } confirmed ? $", confirmed by {name(grant.ConfirmedBy)} on {LondonTime.Long(confirmed)}" : "";
        line += grant.GivenAt is { } given ? $", given on {LondonTime.Long(given)}" : grant.EndedAt is null ? ", waits" : "";
        return line + (grant.EndedAt is { } ended
            ? $", {(grant.GivenAt is null ? "not given after all" : "taken")} on {LondonTime.Long(ended)} by {name(grant.EndedBy)}{(grant.EndedWhy is { } because ? $" (“{because}”)" : "")}."
            : ".");
    }

    /// <summary>What is ticked.</summary>
    internal sealed class RolesForm
    {
        public List<string> Roles { get; set; } = [];

        [AtMost(RoleGrant.WhyLength)]
        public string? Why { get; set; }

        /// <summary>What was ticked when the form was shown.</summary>
        public string? Shown { get; set; }
    }

    private sealed record SessionEntry(Guid Person);
}
