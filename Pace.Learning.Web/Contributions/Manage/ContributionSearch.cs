using System.Globalization;
using System.Security.Claims;
using Pace.Learning.Web.Contributions.Consents;
using Pace.Learning.Web.Contributions.Placements;
using Pace.Learning.Web.Parents.Participants;

namespace Pace.Learning.Web.Contributions.Manage;

/// <summary>One line of the list. Of what was taken back it has no title, since nobody reads a word of that, and the day when it was.</summary>
internal sealed record ListedContribution(Guid Id, ContributionKind Kind, bool IsSample, string? Title, string? Parent, DateTime At, IReadOnlyList<string> Places);

/// <summary>A page of the list.</summary>
internal sealed record FoundContributions(IReadOnlyList<ListedContribution> Rows, int Count, int Number)
{
    public int First => ((Number - 1) * ContributionSearch.OnPage) + 1;

    public int Last => First + Rows.Count - 1;
}

/// <summary>
/// Finds contributions among those that whoever asks may read. Words are opened for the page that is shown; only when words are looked for are those of all that the
/// database lets through. Of what was taken back nothing is opened.
/// </summary>
internal sealed class ContributionSearch(PaceDbContext db, PersonVault vault, ParticipantNames names, VoicePlaces places, TimeProvider time)
{
    public const int OnPage = 25;

    private static readonly CompareInfo British = CultureInfo.GetCultureInfo("en-GB").CompareInfo;

    public async Task<FoundContributions> FindAsync(ClaimsPrincipal staff, ContributionFilter filter, int number, CancellationToken cancellation)
    {
        var courses = await places.CoursesAsync(cancellation);
        var rows = Narrowed(staff, filter, courses).Select(c => new
        {
            c.Id, c.ParticipantId, c.Kind, c.IsSample,
            At = filter.TakenBack ? c.Withdrawal!.At : c.Versions.Max(v => v.SharedAt), Number = c.Versions.Max(v => v.Number),
        }).OrderByDescending(c => c.At).ThenBy(c => c.Id);
        var all = await rows.ToListAsync(cancellation);
        Dictionary<(Guid, string), string> opened = [];
        IReadOnlyDictionary<Guid, string> parents = new Dictionary<Guid, string>();
        if (filter.Text?.Trim() is { Length: > 0 } text)
        {
            parents = await names.OfAsync([.. all.Select(c => c.ParticipantId).Distinct()], cancellation);
            opened = filter.TakenBack ? [] : await OpenAsync(all.ConvertAll(c => c.Id), cancellation);
            all = all.FindAll(c => Has(parents.GetValueOrDefault(c.ParticipantId), text)
                || (opened.TryGetValue((c.ParticipantId, ContributionTextVault.VersionPurpose(c.Id, c.Number)), out var json)
                    && ContributionTextVault.Read(json) is { } words && (Has(words.Title, text) || Has(words.Text, text))));
        }
        var page = Math.Clamp(number, 1, Math.Max(1, (all.Count + OnPage - 1) / OnPage));
        var shown = all.Skip((page - 1) * OnPage).Take(OnPage).ToList();
        if (opened.Count == 0 && !filter.TakenBack)
        {
            opened = await OpenAsync(shown.ConvertAll(c => c.Id), cancellation);
        }
        if (parents.Count == 0)
        {
            parents = await names.OfAsync([.. shown.Select(c => c.ParticipantId).Distinct()], cancellation);
        }
        var ids = shown.ConvertAll(c => c.Id);
        var keys = (await db.Placements.AsNoTracking().Where(p => ids.Contains(p.ContributionId)).ToListAsync(cancellation)).ToLookup(p => p.ContributionId, p => p.Key);
        var lessons = courses.SelectMany(c => c.Places).ToLookup(p => p.Key, p => p.LessonName);
        return new FoundContributions(
            [.. shown.Select(c => new ListedContribution(
                c.Id, c.Kind, c.IsSample,
                opened.TryGetValue((c.ParticipantId, ContributionTextVault.VersionPurpose(c.Id, c.Number)), out var json) ? ContributionTextVault.Read(json)?.Title : null,
                parents.GetValueOrDefault(c.ParticipantId), c.At,
                [.. keys[c.Id].Select(k => lessons[k].FirstOrDefault() ?? $"{k}: a place that is gone")]))],
            all.Count, page);
    }

    private IQueryable<Contribution> Narrowed(ClaimsPrincipal staff, ContributionFilter filter, IReadOnlyList<PlacesOfCourse> courses)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var found = filter.TakenBack ? TakenBack(staff) : db.Contributions.AsNoTracking().VisibleTo(staff, db, now);
        if (filter.Kind is { } kind)
        {
            found = found.Where(c => c.Kind == kind);
        }
        var live = db.Consents.LiveAt(db, now);
        if (filter.Use is { } use)
        {
            found = found.Where(c => live.Any(l => l.ContributionId == c.Id && l.Use == use));
        }
        else if (filter.May == ContributionFilter.NoYes)
        {
            found = found.Where(c => !live.Any(l => l.ContributionId == c.Id));
        }
        else if (filter.May == ContributionFilter.EndsSoon)
        {
            var ending = live.EndingBefore(now.AddDays(ConsentEndsSoon.Days));
            found = found.Where(c => ending.Any(l => l.ContributionId == c.Id));
        }
        return Standing(found, filter.Where, courses);
    }

    private IQueryable<Contribution> Standing(IQueryable<Contribution> found, string? where, IReadOnlyList<PlacesOfCourse> courses)
    {
        if (where is null or "")
        {
            return found;
        }
        var placed = db.Placements.AsNoTracking();
        if (where == ContributionFilter.Unplaced)
        {
            return found.Where(c => !placed.Any(p => p.ContributionId == c.Id));
        }
        var keys = courses.Where(c => where is ContributionFilter.Placed or ContributionFilter.Gone || c.Course.Slug == where)
            .SelectMany(c => c.Places).Select(p => p.Key).Distinct().ToList();
        return where == ContributionFilter.Gone
            ? found.Where(c => placed.Any(p => p.ContributionId == c.Id && !keys.Contains(p.Key)))
            : found.Where(c => placed.Any(p => p.ContributionId == c.Id && keys.Contains(p.Key)));
    }

    private IQueryable<Contribution> TakenBack(ClaimsPrincipal staff)
    {
        var isManager = staff.IsInRole(Roles.ParticipationManager);
        var parents = db.ParticipantProfiles.Where(p => !p.IsErased).Select(p => p.Id);
        return db.Contributions.AsNoTracking().Where(c => isManager && c.Withdrawal != null && c.Versions.Any() && parents.Contains(c.ParticipantId)
            && c.Kind != ContributionKind.ReviewStatement && c.Kind != ContributionKind.LiveTalk);
    }

    // The words that were shared last.
    private async Task<Dictionary<(Guid, string), string>> OpenAsync(List<Guid> ids, CancellationToken cancellation)
    {
        var latest = await (
            from version in db.ContributionVersions.AsNoTracking()
            join contribution in db.Contributions on version.ContributionId equals contribution.Id
            where ids.Contains(contribution.Id) && version.Number == contribution.Versions.Max(v => v.Number)
            select new { contribution.ParticipantId, contribution.Id, version.Number, version.SealedWords }).ToListAsync(cancellation);
        return await vault.OpenManyAsync(
            [.. latest.Where(v => v.SealedWords.Length > 0).Select(v => new PersonText(v.ParticipantId, ContributionTextVault.VersionPurpose(v.Id, v.Number), v.SealedWords))], cancellation);
    }

    private static bool Has(string? words, string text) => words is not null && British.IndexOf(words, text, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0;
}
