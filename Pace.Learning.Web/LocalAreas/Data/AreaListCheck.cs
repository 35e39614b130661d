namespace Pace.Learning.Web.LocalAreas.Data;

/// <summary>What must be true of the list, whatever lines are added. The site doesn't start with a list that contradicts itself.</summary>
internal static class AreaListCheck
{
    public static IEnumerable<string> Problems(IReadOnlyList<AreaLine> areas)
    {
        foreach (var twice in areas.GroupBy(a => a.Slug).Where(g => g.Count() > 1))
        {
            yield return $"{twice.Key}: the slug stands twice";
        }
        foreach (var twice in areas.SelectMany(CodesOf).GroupBy(c => c).Where(g => g.Count() > 1))
        {
            yield return $"{twice.Key}: the code stands twice";
        }
        var bySlug = areas.GroupBy(a => a.Slug).ToDictionary(g => g.Key, g => g.First());
        foreach (var area in areas)
        {
            if (area is { Code: null, Since: null })
            {
                yield return $"{area.Slug}: it has no code";
            }
            if (!CodesOf(area).All(code => Fits(code, area.Kind)))
            {
                yield return $"{area.Slug}: a code has the wrong form for its kind";
            }
            if (area.Since is { } since && area.Until is { } until && until <= since)
            {
                yield return $"{area.Slug}: it ends before it begins";
            }
            if (area.Until is null != (area.Successors.Count == 0))
            {
                yield return $"{area.Slug}: an area that ended has successors, and no other has";
            }
            foreach (var successor in area.Successors)
            {
                if (!bySlug.TryGetValue(successor, out var next))
                {
                    yield return $"{area.Slug}: its successor {successor} isn't on the list";
                }
                else if ((next.Since is { } begins && begins > area.Until) || (next.Until is { } ends && ends <= area.Until))
                {
                    yield return $"{area.Slug}: its successor {successor} isn't there on the day";
                }
            }
            if (ComesBackTo(area, bySlug))
            {
                yield return $"{area.Slug}: it succeeds itself";
            }
        }
    }

    private static IEnumerable<string> CodesOf(AreaLine area) => area.Code is { } code ? area.FormerCodes.Append(code) : area.FormerCodes;

    private static bool Fits(string code, AreaKind kind) => code.Length == LocalArea.CodeLength && code[3..].All(char.IsAsciiDigit) && code[..3] == kind switch
    {
        AreaKind.County => "E10",
        AreaKind.Unitary => "E06",
        AreaKind.Metropolitan => "E08",
        AreaKind.London => "E09",
        _ => "W06",
    };

    private static bool ComesBackTo(AreaLine area, Dictionary<string, AreaLine> bySlug)
    {
        var seen = new HashSet<string>();
        var next = new Stack<string>(area.Successors);
        while (next.TryPop(out var slug))
        {
            if (slug == area.Slug)
            {
                return true;
            }
            if (seen.Add(slug) && bySlug.TryGetValue(slug, out var found))
            {
                foreach (var successor in found.Successors)
                {
                    next.Push(successor);
                }
            }
        }
        return false;
    }
}
