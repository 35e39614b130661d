using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Mvc.Rendering;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.LocalAreas;

namespace Pace.Learning.Web.Agreements.Start;

/// <summary>A draft with what is needed to show and check it.</summary>
internal sealed record OpenDraft(
    AgreementDraft Row, DraftContent Content, Area Area, IReadOnlyList<AreaAgency> Agencies, IReadOnlyList<(AgreementDocument Document, AgreementVersion Version)> Documents)
{
    public IReadOnlyList<SelectListItem> AgencyOptions(string key)
    {
        var kind = Documents.SelectMany(d => d.Version.Signatories).FirstOrDefault(p => p.Key == key)?.Agency;
        var fitting = Agencies.Where(a => kind is null || a.Kind == kind).ToList();
        return [new SelectListItem("", ""), .. fitting.Select(a => new SelectListItem(a.Name, a.Id.ToString()))];
    }

    /// <summary>Kinds of agency that the documents need and the area has none of.</summary>
    public IReadOnlyList<AgencyKind> MissingKinds =>
        [.. Documents.SelectMany(d => d.Version.Signatories).Select(p => p.Agency).Distinct().Where(kind => Agencies.All(a => a.Kind != kind))];

    /// <summary>What is wrong, each with its field below <c>People[i]</c>.</summary>
    public IEnumerable<Refusal> Problems()
    {
        for (var i = 0; i < Content.People.Count; i++)
        {
            var (person, at) = (Content.People[i], $"People[{i}]");
            if (!person.IsRequired && string.IsNullOrWhiteSpace(person.Role))
            {
                yield return new Refusal($"{at}.Role", "Enter their role, or remove this person");
            }
            if (WorkforceLevels.Parse(person.Level ?? "") is null)
            {
                yield return new Refusal($"{at}.Level", "Choose the level they work at");
            }
            if (AgencyOptions(person.Key).All(o => o.Value.Length == 0 || o.Value != person.Agency))
            {
                yield return new Refusal($"{at}.Agency", "Choose their agency");
            }
            if (string.IsNullOrWhiteSpace(person.Name) || person.Name.Trim().Length > Signatory.NameLength)
            {
                yield return new Refusal($"{at}.Name", string.IsNullOrWhiteSpace(person.Name) ? $"Enter the name of the {person.Role ?? "person"}" : TextLimit.Has("A name", Signatory.NameLength));
            }
            if (!EmailAddress.TryRead(person.Email, out var email))
            {
                yield return new Refusal($"{at}.Email", "Enter their e-mail address, like name@example.org");
            }
            else if (Content.People.Take(i).Any(p => EmailAddress.TryRead(p.Email, out var other) && EmailAddress.Normalized(other) == EmailAddress.Normalized(email)))
            {
                yield return new Refusal($"{at}.Email", "Somebody above has this address. Each person signs in one place");
            }
        }
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
        content.Require(documents);
        return new OpenDraft(row, content, area, await areas.AgenciesAsync(area.Id, cancellation), documents);
    }

    /// <summary>Which of these the area has under way already.</summary>
    public Task<List<string>> UnderWayAsync(Guid areaId, IReadOnlyList<string> documents, CancellationToken cancellation) =>
        db.Agreements.Where(s => s.AreaId == areaId && s.Slot == "under-way" && documents.Contains(s.DocumentId)).Select(s => s.DocumentTitle).ToListAsync(cancellation);

    /// <summary>Saves. Of two saves at once the later one stays, as with any form.</summary>
    public Task SaveAsync(OpenDraft draft, CancellationToken cancellation)
    {
        var row = draft.Row;
        row.Save(draft.Content, Now);
        return db.AgreementDrafts.Where(d => d.Id == row.Id).ExecuteUpdateAsync(
            set => set.SetProperty(d => d.Json, row.Json).SetProperty(d => d.SavedAt, row.SavedAt).SetProperty(d => d.Version, d => d.Version + 1), cancellation);
    }
}
