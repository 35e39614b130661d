namespace Pace.Learning.Content.Rules;

/// <summary>A way round heavy material leads to a heading further down.</summary>
internal static class SkipLinks
{
    public static void Check(PageWriter page)
    {
        foreach (var (id, line) in page.Skips)
        {
            if (!page.Headings.Any(h => h.Heading.Id == id && h.Line > line))
            {
                var below = page.Headings.Where(h => h.Line > line).Select(h => h.Heading.Id).ToList();
                var advice = below.Count == 0 ? "There are no headings below." : $"Below are {string.Join(", ", below.Take(8))}.";
                page.Findings.Error(line, RuleNames.BrokenLink, $"\"skip-to\" leads to no heading further down: \"{id}\". {advice}");
            }
        }
    }
}
