using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Mvc.Rendering;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.LocalAreas;

namespace Pace.Learning.Web.Agreements.Start;

/// <summary>A draft with what is needed to show and check it.</summary>
internal sealed record OpenDraft(
    AgreementDraft Row, DraftContent Content, Area Area, IReadOnlyList<AreaAgency> Agencies, IReadOnlyList<(AgreementDocument Document, AgreementVersion Version)> Documents, bool IsInWales)
{
    /// <summary>Said while none of the documents that were chosen is in effect.</summary>
    public const string NothingToSign = "None of the documents that you chose can be signed today. Start again with another, or come back when one is in effect: what you wrote is kept";

    public IReadOnlyList<SelectListItem> AgencyOptions(string key)
    {
        var kind = Documents.SelectMany(d => d.Version.Signatories).FirstOrDefault(p => p.Key == key)?.Agency;
        var fitting = Agencies.Where(a => kind is null || a.Kind == kind).ToList();
        return [new SelectListItem("", ""), .. fitting.Select(a => new SelectListItem(a.Name, a.Id.ToString()))];
    }

    /// <summary>Kinds of agency that the documents need and the area has none of.</summary>
    public IReadOnlyList<AgencyKind> MissingKinds =>
        [.. Documents.SelectMany(d => d.Version.Signatories).Select(p => p.Agency).Distinct().Where(kind => Agencies.All(a => a.Kind != kind))];

    /// <summary>What is wrong, each with its field below <c>People[i]</c>, and in words that say whose it is.</summary>
    public IEnumerable<Refusal> Problems() => Documents.Count == 0 ? [new Refusal("", NothingToSign)] : Content.People.SelectMany(Problems);

    /// <summary>What is wrong with what the mail says.</summary>
    public IEnumerable<Refusal> AskerProblems() => Content.Asker is { } asker ? asker.ToAsker().Problems() : [new Refusal("Name", "Say who asks")];

    private IEnumerable<Refusal> Problems(DraftPerson person, int i)
    {
        var at = $"People[{i}]";
        var who = !string.IsNullOrWhiteSpace(person.Role) ? $"the {person.Role.Trim()}" : !string.IsNullOrWhiteSpace(person.Name) ? person.Name.Trim() : $"additional person {i + 1}";
        if (!person.IsRequired && string.IsNullOrWhiteSpace(person.Role))
        {
            yield return new Refusal($"{at}.Role", $"Enter the role of {who}, or remove this person");
        }
        if (WorkforceLevels.Parse(person.Level ?? "") is null)
        {
            yield return new Refusal($"{at}.Level", $"Choose the level at which {who} works");
        }
        if (AgencyOptions(person.Key).All(o => o.Value.Length == 0 || o.Value != person.Agency))
        {
            yield return new Refusal($"{at}.Agency", $"Choose the agency of {who}");
        }
        var wrongName = TextLimit.Check($"{at}.Name", person.Name, Signatory.NameLength, $"Enter the name of {who}") ?? PlainName.Check($"{at}.Name", person.Name);
        foreach (var wrong in new[] { wrongName, PlainName.Check($"{at}.Role", person.Role) }.OfType<Refusal>())
        {
            yield return wrong;
        }
        if (!EmailAddress.TryRead(person.Email, out var email))
        {
            yield return new Refusal($"{at}.Email", $"Enter the e-mail address of {who}, like name@example.org");
        }
        else if (Content.People.Take(i).FirstOrDefault(p => IsSomebodyElse(p, person, email)) is { } other)
        {
            yield return new Refusal($"{at}.Email", Signatory.AddressTaken(other.Name!));
        }
        else if (Content.People.Take(i).Any(p => IsSamePlace(p, person, email)))
        {
            yield return new Refusal($"{at}.Email", $"Somebody above is asked at this address as {person.Role?.Trim()} of the same agency already");
        }
    }

    // One person may sign in two places, but in each of them once.
    private static bool IsSamePlace(DraftPerson one, DraftPerson other, string email) => IsAt(one, email)
        && one.Agency == other.Agency && string.Equals(one.Role?.Trim(), other.Role?.Trim(), StringComparison.OrdinalIgnoreCase);

    private static bool IsSomebodyElse(DraftPerson one, DraftPerson other, string email) => IsAt(one, email)
        && !string.IsNullOrWhiteSpace(one.Name) && !string.IsNullOrWhiteSpace(other.Name) && !Signatory.IsSameName(one.Name, other.Name);

    private static bool IsAt(DraftPerson person, string email) =>
        EmailAddress.TryRead(person.Email, out var address) && EmailAddress.Normalized(address) == EmailAddress.Normalized(email);

    /// <summary>The first mail as it will be sent.</summary>
    public Invitation Preview(DateTime now)
    {
        var all = Documents.SelectMany(d => PeopleFor(d.Version).Select(p => (d.Document.Title, Person: p))).ToList();
        var first = all.MinBy(p => p.Person.Order).Person;
        return new()
        {
            PersonName = first.Name, AreaName = Area.Name, Asker = Content.Asker?.ToAsker().Trimmed(), Until = now.AddDays(Content.Days),
            Places = [.. all.Where(p => EmailAddress.Normalized(p.Person.Email) == EmailAddress.Normalized(first.Email)).Select(p => new InvitedPlace(p.Title, p.Person.Role.Trim(), p.Person.AgencyName))],
        };
    }

    public IReadOnlyList<SignatoryDetails> PeopleFor(AgreementVersion version) => [.. Content.People.Select((p, i) => new SignatoryDetails
    {
        RoleKey = p.Key, Role = p.Role!, Level = WorkforceLevels.Parse(p.Level!)!.Value, AgencyId = Guid.Parse(p.Agency!),
        AgencyName = Agencies.First(a => a.Id == Guid.Parse(p.Agency!)).Name, IsRequired = version.Signatories.Any(r => r.Key == p.Key),
        Order = Content.IsOrdered && int.TryParse(p.Order, NumberStyles.None, CultureInfo.InvariantCulture, out var order) ? order : i + 1,
        Name = p.Name!, Email = p.Email!.Trim(),
    })];
}

/// <summary>Drafts of whoever may start agreements: verified leads of the area, and Pace staff.</summary>
internal sealed class DraftStore(PaceDbContext db, AreaDirectory areas, PublishedContent published, TimeProvider time)
{
    private const string Wales = "Wales";

    public DateTime Now => time.GetUtcNow().UtcDateTime;

    public DateOnly Today => LondonTime.DayOf(Now);

    public async Task<IReadOnlyList<Area>> AreasOfAsync(ClaimsPrincipal user, CancellationToken cancellation)
    {
        var mine = user.IsInRole(Roles.Admin) ? await areas.AllAsync(cancellation) : await areas.LedByAsync(user.RequiredPersonId, cancellation);
        return [.. mine.Where(a => a.IsThereOn(Today))];
    }

    public IReadOnlyList<(AgreementDocument Document, AgreementVersion Version)> Documents =>
        [.. published.Library.Agreements.Select(d => (d, d.InEffect(Today)!)).Where(d => d.Item2 is not null)];

    /// <summary>One's own draft, while one may still start agreements for its area.</summary>
    public async Task<OpenDraft?> FindAsync(ClaimsPrincipal user, Guid id, CancellationToken cancellation)
    {
        var person = user.RequiredPersonId;
        if (await db.AgreementDrafts.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id && d.PersonId == person, cancellation) is not { } row
            || (await AreasOfAsync(user, cancellation)).FirstOrDefault(a => a.Id == row.AreaId) is not { } area)
        {
            return null;
        }
        var content = row.Read();
        var documents = content.In(published.Library, Today);
        var isInWales = await IsInWalesAsync(area, cancellation);
        content.Require(documents, isInWales);
        return new OpenDraft(row, content, area, await areas.AgenciesAsync(area.Id, cancellation), documents, isInWales);
    }

    /// <summary>What the area has under way already.</summary>
    public Task<List<Agreement>> UnderWayAsync(Guid areaId, CancellationToken cancellation) =>
        db.Agreements.AsNoTracking().Where(s => s.AreaId == areaId && s.Slot == "under-way").OrderBy(s => s.DocumentTitle).ToListAsync(cancellation);

    // A partnership lies where its members do.
    private async Task<bool> IsInWalesAsync(Area area, CancellationToken cancellation) =>
        area.Nation == Wales || (area.MemberIds.Count > 0 && await areas.FindAsync(area.MemberIds[0], cancellation) is { Nation: Wales });

    /// <summary>Saves. Of two saves at once the later one stays, as with any form.</summary>
    public Task SaveAsync(OpenDraft draft, CancellationToken cancellation)
    {
        var row = draft.Row;
        row.Save(draft.Content, Now);
        return db.AgreementDrafts.Where(d => d.Id == row.Id).ExecuteUpdateAsync(
            set => set.SetProperty(d => d.Json, row.Json).SetProperty(d => d.SavedAt, row.SavedAt).SetProperty(d => d.Version, d => d.Version + 1), cancellation);
    }
}
