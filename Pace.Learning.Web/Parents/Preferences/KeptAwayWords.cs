using Pace.Learning.Web.LocalAreas;

namespace Pace.Learning.Web.Parents.Preferences;

/// <summary>Whom a parent keeps away from, in words, with the names of the directory.</summary>
internal sealed class KeptAwayWords(AreaDirectory directory)
{
    /// <summary>A line for each, in their order.</summary>
    public async Task<IReadOnlyList<string>> OfAsync(IReadOnlyList<KeptAway> all, CancellationToken cancellation)
    {
        if (all.Count == 0)
        {
            return [];
        }
        var areas = (await directory.AllAsync(cancellation)).ToDictionary(a => a.Id, a => a.Name);
        var agencies = (await directory.FindAgenciesAsync([.. all.Select(k => k.AgencyId).OfType<Guid>()], cancellation)).ToDictionary(a => a.Id, a => a.Name);
        return [.. all.Select(Words)];

        string Words(KeptAway away)
        {
            var who = away.AgencyId is { } agency && agencies.TryGetValue(agency, out var name) ? name : away.Kind?.Words ?? "All who work there";
            return away.AreaId is { } area ? $"{areas.GetValueOrDefault(area, "An area")}: {who}" : $"{who}, in any area";
        }
    }
}
