namespace Pace.Learning.Content.Rules;

/// <summary>The versions of a document follow each other: numbers and dates rise, no day falls between two, and no clause comes back as another.</summary>
internal static class VersionOrder
{
    public static void Check(IReadOnlyList<(Proof Document, int Number)> versions)
    {
        var gone = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < versions.Count; i++)
        {
            var (document, number) = versions[i];
            if (number != i + 1)
            {
                document.Findings.Error(1, RuleNames.VersionOrder, $"Versions are numbered one by one: there is no {i + 1}.md before this.");
                return;
            }
            if (i > 0 && versions[i - 1].Document.Version is { } before && document.Version is { } version)
            {
                CheckDates(before, version, document);
                CheckClauses(before, gone, document);
            }
        }
    }

    private static void CheckDates(AgreementVersion before, AgreementVersion version, Proof document)
    {
        if (version.EffectiveOn == default || before.EffectiveOn == default)
        {
            return;
        }
        var line = document.RuledLine;
        if (version.EffectiveOn <= before.EffectiveOn)
        {
            document.Findings.Error(line, RuleNames.VersionOrder, $"Version {before.Number} takes effect on {before.EffectiveOn:yyyy-MM-dd}: this one takes effect later than that.");
        }
        else if (before.SunsetOn < version.EffectiveOn)
        {
            document.Findings.Error(line, RuleNames.VersionOrder, $"Version {before.Number} ends on {before.SunsetOn:yyyy-MM-dd}, before this one takes effect: in between there would be none.");
        }
    }

    private static void CheckClauses(AgreementVersion before, HashSet<string> gone, Proof document)
    {
        gone.UnionWith(before.Clauses.Select(c => c.Id));
        foreach (var (clause, line) in document.Clauses)
        {
            if (gone.Contains(clause.Id) && before.Clause(clause.Id) is null)
            {
                document.Findings.Error(line, RuleNames.ReusedClause, $"An earlier version had a clause \"{clause.Id}\" that version {before.Number} had dropped: give this one an id of its own.");
            }
        }
    }
}
