namespace Pace.Learning.Content.Rules;

/// <summary>What a role is called in Wales is said of a place that there is.</summary>
internal static class RolesInWales
{
    public static void Check(Proof agreement, IReadOnlyList<Proof> versions)
    {
        var places = versions.SelectMany(v => v.Version?.Signatories ?? []).Select(p => p.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var key in (agreement.Document as AgreementDocument)?.RolesInWales.Keys.Where(k => k.Length > 0 && places.Count > 0 && !places.Contains(k)) ?? [])
        {
            agreement.Findings.Error(agreement.RuledLine, RuleNames.BadValue, $"No version has a place \"{key}\".");
        }
    }
}
