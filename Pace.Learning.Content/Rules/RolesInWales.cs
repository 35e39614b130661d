namespace Pace.Learning.Content.Rules;

/// <summary>What a role is called in Wales is said of a place that there is.</summary>
internal static class RolesInWales
{
    public static void Check(AgreementDraft agreement, IReadOnlyList<VersionDraft> versions)
    {
        var places = versions.SelectMany(v => v.Version?.Signatories ?? []).Select(p => p.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var key in agreement.Document?.RolesInWales.Keys.Where(k => k.Length > 0 && places.Count > 0 && !places.Contains(k)) ?? [])
        {
            agreement.Findings.Error(agreement.LineOf("roles-in-wales"), RuleNames.BadValue, $"No version has a place \"{key}\".");
        }
    }
}
