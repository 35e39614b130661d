using System.Globalization;
using Pace.Learning.Web.Parents.Details;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Parents.Preferences;

namespace Pace.Learning.Web.Parents.People;

/// <summary>One line of the list.</summary>
internal sealed record ListedParent(Guid Id, string Name, DateTime JoinedAt, Activities Wanted, bool IsPaused, DateTime? PausedUntil, DateTime? ErasedAt);

/// <summary>A page of the list.</summary>
internal sealed record FoundParents(IReadOnlyList<ListedParent> Rows, int Count, int Number)
{
    public int First => ((Number - 1) * PeopleSearch.OnPage) + 1;

    public int Last => First + Rows.Count - 1;
}

/// <summary>
/// Finds parents. The database narrows first; then the names of those who are left are opened, in one go and on all processors, since they are sorted by them. Areas are
/// opened only when one is asked for, and each parent of the page that shows it sees that somebody looked.
/// </summary>
internal sealed class PeopleSearch(PaceDbContext db, PersonVault vault, IEnumerable<IPeopleFilter> others, TimeProvider time)
{
    public const int OnPage = 25;

    private static readonly CompareInfo British = CultureInfo.GetCultureInfo("en-GB").CompareInfo;

    public async Task<FoundParents> FindAsync(PeopleFilter filter, Guid? areaId, int number, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var found = await Narrowed(filter, now).Select(p => new
        {
            p.Id, p.JoinedAt, p.SealedName, Area = areaId == null ? null : p.Details!.SealedArea, Wanted = (Activities?)p.Preferences!.Wanted ?? Activities.None,
            IsPaused = p.Pause != null && (p.Pause.Until == null || p.Pause.Until > now), Until = p.Pause!.Until, ErasedAt = (DateTime?)p.Erasure!.At,
        }).ToListAsync(cancellation);
        if (areaId is { } area)
        {
            var areas = await vault.OpenManyAsync([.. found.Where(p => p.Area != null).Select(p => new PersonText(p.Id, ParticipantDetails.AreaPurpose, p.Area!))], cancellation);
            found = found.FindAll(p => OwnArea.Read(areas.GetValueOrDefault((p.Id, ParticipantDetails.AreaPurpose))).AreaId == area);
        }
        var names = await vault.OpenManyAsync([.. found.Where(p => p.SealedName.Length > 0).Select(p => new PersonText(p.Id, Participant.NamePurpose, p.SealedName))], cancellation);
        var rows = found.ConvertAll(p => new ListedParent(
            p.Id, names.GetValueOrDefault((p.Id, Participant.NamePurpose), "Erased"), p.JoinedAt, p.Wanted, p.IsPaused, p.Until, p.ErasedAt));
        if (filter.Text?.Trim() is { Length: > 0 } text)
        {
            rows = rows.FindAll(r => r.ErasedAt is null && British.IndexOf(r.Name, text, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0);
        }
        rows.Sort((a, b) => (b.ErasedAt ?? default).CompareTo(a.ErasedAt ?? default) is var byEnd and not 0 ? byEnd : British.Compare(a.Name, b.Name, CompareOptions.IgnoreCase));
        var page = Math.Clamp(number, 1, Math.Max(1, (rows.Count + OnPage - 1) / OnPage));
        return new FoundParents([.. rows.Skip((page - 1) * OnPage).Take(OnPage)], rows.Count, page);
    }

    private IQueryable<Participant> Narrowed(PeopleFilter filter, DateTime now)
    {
        var parents = db.Participants.AsNoTracking().IgnoreAutoIncludes();
        parents = filter.State switch
        {
            PeopleFilter.Erased => parents.Where(p => p.Erasure != null),
            PeopleFilter.Paused => parents.Where(p => p.Erasure == null && p.Pause != null && (p.Pause.Until == null || p.Pause.Until > now)),
            PeopleFilter.Active => parents.Where(p => p.Erasure == null && (p.Pause == null || p.Pause.Until <= now)),
            _ => parents.Where(p => p.Erasure == null),
        };
        if (filter.Wants is { } wants)
        {
            parents = parents.Where(p => (p.Preferences!.Wanted & wants) == wants);
        }
        if (others.FirstOrDefault(o => o.Key == filter.Also) is { } other)
        {
            var ids = other.Parents();
            parents = parents.Where(p => ids.Contains(p.Id));
        }
        return parents;
    }
}
