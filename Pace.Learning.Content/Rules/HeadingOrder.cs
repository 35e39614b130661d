namespace Pace.Learning.Content.Rules;

/// <summary>Headings start at <c>##</c> and leave out no level (WCAG technique G141), since people move about a page by them.</summary>
internal static class HeadingOrder
{
    public static void Check(PageWriter page)
    {
        var last = 1;
        foreach (var (heading, line, _) in page.Headings)
        {
            if (heading.Level == 1)
            {
                page.Findings.Error(line, RuleNames.HeadingLevelOne, "The title is the only heading of level one: start with \"##\".");
            }
            else if (heading.Level > last + 1)
            {
                page.Findings.Error(line, RuleNames.HeadingSkips, $"A heading of level {heading.Level} can't follow one of level {last}: use \"{new string('#', last + 1)}\".");
            }
            last = heading.Level;
        }
    }
}
