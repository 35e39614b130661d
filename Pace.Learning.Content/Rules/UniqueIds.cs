namespace Pace.Learning.Content.Rules;

/// <summary>No two documents share an id or an address. The file that was published with the id keeps it; otherwise the first in order.</summary>
internal static class UniqueIds
{
    public static void Check(IReadOnlyList<Proof> documents, PublishedIds published)
    {
        foreach (var shared in documents.Where(d => d.Id is not null).GroupBy(d => d.Id!).Where(g => g.Count() > 1))
        {
            var owner = shared.FirstOrDefault(d => published.PathOf(shared.Key) == d.File.Path) ?? shared.First();
            foreach (var other in shared.Where(d => d != owner))
            {
                other.Findings.Error(other.IdLine, RuleNames.DuplicateId, $"{owner.File.Path} has the id \"{shared.Key}\" already.");
            }
        }
        foreach (var shared in documents.GroupBy(d => d.File.Url).Where(g => g.Count() > 1))
        {
            foreach (var other in shared.Skip(1))
            {
                other.Findings.Error(1, RuleNames.DuplicateId, $"{shared.First().File.Path} has the address {shared.Key} already: rename one of them.");
            }
        }
    }
}
