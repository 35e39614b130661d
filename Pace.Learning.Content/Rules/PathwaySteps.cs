namespace Pace.Learning.Content.Rules;

/// <summary>The steps of a pathway name courses that exist, and modules that those have.</summary>
internal static class PathwaySteps
{
    public static void Check(Proof pathway, IReadOnlyDictionary<string, CourseFiles> coursesById, IReadOnlyDictionary<string, Proof> byPath)
    {
        foreach (var step in pathway.Steps.Where(s => s.Course.Length > 0))
        {
            if (!coursesById.TryGetValue(step.Course, out var course))
            {
                pathway.Findings.Error(step.Line, RuleNames.BrokenLink, $"No course has the id \"{step.Course}\".");
                continue;
            }
            var modules = course.Modules.Select(m => byPath[m.File.Path].Id).ToHashSet();
            foreach (var module in step.Modules.Where(m => !modules.Contains(m)))
            {
                pathway.Findings.Error(step.Line, RuleNames.BrokenLink, $"The course \"{step.Course}\" has no module with the id \"{module}\".");
            }
        }
    }
}
