using Pace.Learning.Web.Courses.Progress;

namespace Pace.Learning.Web.Courses.Overview;

/// <summary>What a module asks for, in words.</summary>
internal static class ModuleRule
{
    public static string Words(Module module)
    {
        var rule = module.Complete;
        List<string> parts = [];
        if (rule.ReadAll || (rule.ChecksPercent is null && rule.Reflections == 0))
        {
            parts.Add("read its lessons");
        }
        if (rule.ChecksPercent is > 0 and { } percent)
        {
            parts.Add($"get {percent}% of its questions right, in as many attempts as you like");
        }
        if (rule.Reflections > 0)
        {
            parts.Add(rule.Reflections == 1 ? "write a reflection" : $"write {rule.Reflections} reflections");
        }
        return "To complete it: " + string.Join("; ", parts) + ".";
    }

    public static string Standing(ModuleStanding standing)
    {
        if (standing.IsComplete)
        {
            return "✓ Complete.";
        }
        List<string> parts = [];
        if (standing.LessonsNeeded > 0)
        {
            parts.Add($"{standing.LessonsRead} of {Count.Of(standing.LessonsNeeded, "lesson")} read");
        }
        if (standing.ChecksNeeded is { } needed)
        {
            parts.Add($"questions {Math.Floor(standing.ChecksReached + 1e-9):0}% right of the {needed}% asked for");
        }
        if (standing.ReflectionsNeeded > 0)
        {
            parts.Add($"{standing.ReflectionsWritten} of {standing.ReflectionsNeeded} reflections written");
        }
        return "So far: " + string.Join(", ", parts) + ".";
    }
}
